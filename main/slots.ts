import { createHash } from 'node:crypto'
import { createReadStream, existsSync } from 'node:fs'
import { mkdir, readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import { idText } from '../domain/records/fields'
import { fail, ok, type Result } from '../domain/result'
import { RECORD_SCHEMA } from '../domain/workspace/file-format'
import { type Ledger, ledgerSchema } from '../domain/workspace/ledger'
import { type Slot, slotSchema } from '../preload/contract'
import { copyAtomic } from './files/atomic-file'
import { diskFs, type Fs } from './files/fs-port'
import { writeJson } from './files/json-file'
import { moveFolder } from './files/move-folder'
import { beginJournal, type Journal, openJournal } from './journal'

/** A slot as kept on disk. */
const keptSlotSchema = z.object({
  ...slotSchema.shape,
  /** The ledger of what its journal begins with: what it was filled with, or what was saved of a damaged one. */
  opening: ledgerSchema.nullable(),
  /** How often its journal was begun anew, each time in another folder, so that the damaged one stays. */
  journal: z.int().nonnegative().default(0),
})

type KeptSlot = z.infer<typeof keptSlotSchema>

const indexSchema = z.object({ version: z.literal(1), active: idText.nullable(), slots: z.array(keptSlotSchema) })
type Index = z.infer<typeof indexSchema>

/** The verified file that a slot begins with. */
export interface Baseline {
  readonly path: string
  /** SHA-256 of the whole file when it was verified, hex. */
  readonly sha256: string
  /** Folder with its attached files, laid out as a store; moved into the slot. null when there are none. */
  readonly attachments: string | null
  /** Set when the file is a backup: the slot that it restores, and the backup's instant. */
  readonly restored?: Slot['restored']
}

/** What a slot goes on with after its journal was damaged. */
export interface Beginning {
  /** The database's, as for switchDatabase. */
  readonly generation: number
  /** Number of the last batch in that database: the new journal's first line is the next. */
  readonly seq: number
  /** What that database holds. */
  readonly opening: Ledger
}

/** Where a new slot gets its time and its id from. */
export interface SlotSource {
  readonly now: () => Date
  readonly newId: () => string
}

/** Holds the attached files of imports under way. */
const INCOMING = 'incoming'

const EMPTY_INDEX: Index = { version: 1, active: null, slots: [] }

/**
 * The workspaces on this PC. Each slot has a folder with its journal and, when it came from a file, that file as its
 * baseline; the database of the same name lives in the window. A slot is never overwritten: importing fills a new one.
 */
export interface Slots {
  readonly active: string | null
  readonly all: readonly Slot[]
  /**
   * A new slot; not active yet. With a baseline file, a copy of it is kept in the slot's folder.
   * Error: `file-changed` when the file is no longer the one that was verified.
   */
  create(title: string, baseline: Baseline | null): Promise<Result<Slot>>
  /** Makes a slot the one that opens; `replacing` is marked as replaced and kept. Error: `no-such-slot`. */
  activate(slot: string, replacing: string | null, opening: Ledger | null): Promise<Result<Record<string, never>>>
  /** The slot's database has been rebuilt under this generation's name. */
  switchDatabase(slot: string, generation: number): Promise<Result<Record<string, never>>>
  /** What the slot's journal begins with; null when it began empty. */
  opening(slot: string): Ledger | null
  /** The verified file that the slot began with; null when it began empty. */
  baseline(slot: string): string | null
  /** Where the slot's attached files lie; null when there is no such slot. */
  attachments(slot: string): string | null
  /** Where the slot's backups lie; null when there is no such slot. */
  backups(slot: string): string | null
  /** The slot, the one that it was restored from, the one before that…; [] when there is no such slot. */
  lineage(slot: string): readonly string[]
  /** A new place for the attached files of a file that is being imported; removed at the next start. */
  incoming(): string
  rename(slot: string, title: string): Promise<Result<Record<string, never>>>
  /** Where the slot's journal lies; null when there is no such slot. */
  journalFolder(slot: string): string | null
  /**
   * From now on the slot has another database and a new journal, both in one step; what it had before stays on the disk.
   * Error: `no-such-slot` and the file failures; then it has what it had.
   */
  beginAnew(slot: string, beginning: Beginning): Promise<Result<Record<string, never>>>
  /** The journal of a slot, opened once. Error: `no-such-slot` and those of openJournal. */
  journal(slot: string): Promise<Result<Journal>>
  close(): Promise<void>
}

/** Opens `workspaces/index.json`. Error: `slots-unreadable` when it exists but does not make sense. */
export async function openSlots(userData: string, source: SlotSource, fs: Fs = diskFs): Promise<Result<Slots>> {
  const folder = join(userData, 'workspaces')
  await mkdir(folder, { recursive: true })
  // Imports that an earlier run did not finish; they were never part of a workspace.
  await rm(join(folder, INCOMING), { recursive: true, force: true }).catch(() => undefined)
  const index = await readIndex(join(folder, 'index.json'))
  return index.ok ? ok(new SlotStore({ folder, fs }, index.value, source)) : index
}

async function readIndex(path: string): Promise<Result<Index>> {
  const content = await readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => error)
  if (content instanceof Error) return content.code === 'ENOENT' ? ok(EMPTY_INDEX) : unreadable()
  try {
    return ok(indexSchema.parse(JSON.parse(content)))
  } catch {
    return unreadable()
  }
}

function unreadable() {
  return fail('slots-unreadable', '工作区目录文件无法读取，程序没有改动任何数据。请勿删除数据文件夹，并联系技术人员。')
}

class SlotStore implements Slots {
  private readonly journals = new Map<string, Promise<Result<Journal>>>()

  private readonly folder: string
  private readonly fs: Fs
  private readonly source: SlotSource
  private index: Index

  constructor({ folder, fs }: { folder: string; fs: Fs }, index: Index, source: SlotSource) {
    this.folder = folder
    this.fs = fs
    this.index = index
    this.source = source
  }

  get active() {
    return this.index.active
  }

  get all() {
    // One that came from a file and was never activated was not filled to its end: the program was killed meanwhile.
    const whole = this.index.slots.filter(({ id, opening }) => opening !== null || this.baseline(id) === null)
    return whole.map(({ opening: _, journal: __, ...slot }) => slot)
  }

  async create(title: string, baseline: Baseline | null): Promise<Result<Slot>> {
    const createdAt = this.source.now().toISOString()
    const restored = baseline?.restored ?? null
    const fresh = { status: 'open', generation: 0, schema: RECORD_SCHEMA } as const
    const slot: Slot = { id: this.source.newId(), title, createdAt, ...fresh, restored }
    await mkdir(join(this.folder, slot.id), { recursive: true })
    if (baseline !== null) {
      const target = this.baselinePath(slot.id)
      const kept = await copyAtomic(baseline.path, target, (copy) => hasHash(copy, baseline.sha256), { fs: this.fs })
      if (!kept.ok) return kept
      const moved = await this.moveIn(baseline.attachments, slot.id)
      if (!moved.ok) return moved
    }
    const saved = await this.save({
      ...this.index,
      slots: [...this.index.slots, { ...slot, opening: null, journal: 0 }],
    })
    return saved.ok ? ok(slot) : saved
  }

  async activate(slot: string, replacing: string | null, opening: Ledger | null) {
    if (!this.has(slot)) return noSuchSlot()
    const slots = this.index.slots.map((other) => {
      if (other.id === slot) return { ...other, status: 'open' as const, opening: opening ?? other.opening }
      return other.id === replacing ? { ...other, status: 'replaced' as const } : other
    })
    return this.save({ ...this.index, active: slot, slots })
  }

  rename(slot: string, title: string) {
    return this.change(slot, { title })
  }

  switchDatabase(slot: string, generation: number) {
    return this.change(slot, { generation })
  }

  opening(slot: string): Ledger | null {
    return this.index.slots.find((other) => other.id === slot)?.opening ?? null
  }

  baseline(slot: string): string | null {
    const path = this.baselinePath(slot)
    return existsSync(path) ? path : null
  }

  attachments(slot: string): string | null {
    return this.has(slot) ? this.attachmentsPath(slot) : null
  }

  backups(slot: string): string | null {
    return this.has(slot) ? join(this.folder, slot, 'backups') : null
  }

  lineage(slot: string): readonly string[] {
    const line: string[] = []
    for (let at: string | undefined = slot; at && !line.includes(at) && this.has(at); ) {
      line.push(at)
      at = this.index.slots.find(({ id }) => id === line.at(-1))?.restored?.slot
    }
    return line
  }

  incoming(): string {
    return join(this.folder, INCOMING, this.source.newId())
  }

  async journal(slot: string): Promise<Result<Journal>> {
    if (!this.has(slot)) return noSuchSlot()
    const opened = this.journals.get(slot) ?? openJournal(this.journalPath(slot))
    this.journals.set(slot, opened)
    const journal = await opened
    // A failure may pass (an antivirus held the file): the next call tries again.
    if (!journal.ok) this.journals.delete(slot)
    return journal
  }

  async close(): Promise<void> {
    for (const opened of this.journals.values()) {
      const journal = await opened
      if (journal.ok) await journal.value.close()
    }
    this.journals.clear()
  }

  journalFolder(slot: string): string | null {
    return this.has(slot) ? this.journalPath(slot) : null
  }

  async beginAnew(slot: string, { generation, seq, opening }: Beginning) {
    if (!this.has(slot)) return noSuchSlot()
    const former = await this.journals.get(slot)
    const journal = this.unusedJournal(slot)
    const begun = await beginJournal(join(this.folder, slot, journalName(journal)), seq, this.fs)
    if (!begun.ok) return begun
    const saved = await this.change(slot, { generation, opening, journal })
    if (!saved.ok) return saved
    this.journals.delete(slot)
    if (former?.ok) await former.value.close()
    return saved
  }

  /** An attempt that was broken off may have left a folder. */
  private unusedJournal(slot: string): number {
    let journal = this.kept(slot).journal + 1
    while (existsSync(join(this.folder, slot, journalName(journal)))) journal += 1
    return journal
  }

  private journalPath(slot: string): string {
    return join(this.folder, slot, journalName(this.kept(slot).journal))
  }

  private kept(slot: string): Pick<KeptSlot, 'journal'> {
    return this.index.slots.find(({ id }) => id === slot) ?? { journal: 0 }
  }

  private baselinePath(slot: string): string {
    return join(this.folder, slot, 'baseline.bzsd')
  }

  private attachmentsPath(slot: string): string {
    return join(this.folder, slot, 'attachments')
  }

  /** In one step, before the slot is known: all of the files or, after a crash, a folder that nobody refers to. */
  private moveIn(attachments: string | null, slot: string): Promise<Result<null>> {
    return attachments === null
      ? Promise.resolve(ok(null))
      : moveFolder(attachments, this.attachmentsPath(slot), this.fs)
  }

  private async change(slot: string, patch: Partial<KeptSlot>) {
    if (!this.has(slot)) return noSuchSlot()
    const slots = this.index.slots.map((other) => (other.id === slot ? { ...other, ...patch } : other))
    return this.save({ ...this.index, slots })
  }

  private has(slot: string): boolean {
    return this.index.slots.some((other) => other.id === slot)
  }

  private async save(next: Index): Promise<Result<Record<string, never>>> {
    const written = await writeJson(join(this.folder, 'index.json'), next, { fs: this.fs })
    if (!written.ok) return written
    this.index = next
    return ok({})
  }
}

async function hasHash(path: string, sha256: string): Promise<Result<null>> {
  const hash = createHash('sha256')
  for await (const chunk of createReadStream(path)) hash.update(chunk)
  if (hash.digest('hex') === sha256) return ok(null)
  return fail('file-changed', '文件在核对之后被改动过，没有导入，现有数据没有变化。请重新选择文件导入。')
}

function journalName(journal: number): string {
  return journal === 0 ? 'journal' : `journal-${journal}`
}

function noSuchSlot() {
  return fail('no-such-slot', '这个工作区已不存在，没有改动任何数据。')
}

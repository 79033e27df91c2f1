import { createHash } from 'node:crypto'
import { type FileHandle, mkdir, open, readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fail, ok, type Result } from '../domain/result'
import { type Batch, batchSchema } from '../domain/workspace/change'
import type { JournalEntry, JournalPage } from '../preload/contract'
import { fileFailure } from './files/file-failure'
import { syncFolder } from './files/sync-folder'

/** The hash before the first line. */
const GENESIS = '0'.repeat(64)
const SEGMENT = /^\d{6}\.jsonl$/
const FIRST_SEGMENT = '000001.jsonl'

/** The last whole line of a journal: its number and its hash, to which the next line is chained. */
interface Head {
  readonly seq: number
  readonly hash: string
}

/**
 * The journal of one workspace: every batch as a line `{"seq","prev","batch","hash"}`, each line's hash covering the one
 * before. Together with the baseline file it can rebuild the database, and tells when the database is behind.
 */
export interface Journal {
  /** Writes a batch and answers when it is on the disk (fdatasync). `seq` must be the head's + 1. */
  append(seq: number, batch: Batch): Promise<Result<{ seq: number }>>
  /** Batches after `after`, at most `limit`. */
  read(after: number, limit: number): Promise<Result<JournalPage>>
  close(): Promise<void>
}

/**
 * Opens (or begins) the journal in a folder. A last line cut short by a crash was never confirmed: it is set aside in
 * `*.torn` and cut off. Errors: `journal-broken` when the chain does not hold, and the file failures.
 */
export async function openJournal(folder: string): Promise<Result<Journal>> {
  try {
    await mkdir(folder, { recursive: true })
    const scan = await scanJournal(folder, () => false)
    if (!scan.ok) return scan
    const file = await open(join(folder, scan.value.segment), 'a')
    await syncFolder(folder)
    return ok(new JournalFile(folder, file, scan.value))
  } catch (error) {
    return fileFailure(error, '无法打开保存日志')
  }
}

class JournalFile implements Journal {
  private readonly folder: string
  private readonly file: FileHandle
  private readonly torn: boolean
  private head: Head
  private length: number
  private queue: Promise<unknown> = Promise.resolve()

  constructor(folder: string, file: FileHandle, opened: Scan) {
    this.folder = folder
    this.file = file
    this.torn = opened.torn
    this.head = opened.head
    this.length = opened.length
  }

  append(seq: number, batch: Batch): Promise<Result<{ seq: number }>> {
    const turn = this.queue.then(() => this.appendNow(seq, batch))
    this.queue = turn
    return turn
  }

  private async appendNow(seq: number, batch: Batch): Promise<Result<{ seq: number }>> {
    if (seq !== this.head.seq + 1) {
      return fail(
        'journal-mismatch',
        '保存日志与窗口中的数据不一致，本次修改没有保存。请重新启动程序，已保存的数据不受影响。',
      )
    }
    const { line, hash } = journalLine({ seq, prev: this.head.hash, batch })
    try {
      await writeWhole(this.file, line)
      await this.file.datasync()
    } catch (error) {
      // What was half written must not stand before the next line.
      await this.file.truncate(this.length).catch(() => undefined)
      return fileFailure(error, '保存日志无法写入，本次修改没有保存')
    }
    this.head = { seq, hash }
    this.length += line.length
    return ok({ seq })
  }

  async read(after: number, limit: number): Promise<Result<JournalPage>> {
    await this.queue
    try {
      const scan = await scanJournal(this.folder, (seq) => seq > after && seq <= after + limit)
      if (!scan.ok) return scan
      return ok({ entries: [...scan.value.entries], head: this.head.seq, torn: this.torn })
    } catch (error) {
      return fileFailure(error, '无法读取保存日志')
    }
  }

  async close(): Promise<void> {
    await this.queue
    await this.file.close()
  }
}

async function writeWhole(file: FileHandle, bytes: Buffer): Promise<void> {
  for (let at = 0; at < bytes.length; ) {
    const { bytesWritten } = await file.write(bytes, at)
    at += bytesWritten
  }
}

/** One line of the journal; the hash covers everything before it, the hash of the previous line included. */
export function journalLine(entry: { seq: number; prev: string; batch: Batch }): { line: Buffer; hash: string } {
  const body = JSON.stringify(entry)
  const hash = createHash('sha256').update(body).digest('hex')
  return { line: Buffer.from(`${body.slice(0, -1)},"hash":"${hash}"}\n`), hash }
}

interface Scan {
  readonly segment: string
  readonly entries: readonly JournalEntry[]
  readonly head: Head
  /** Bytes of the last segment that are whole lines. */
  readonly length: number
  readonly torn: boolean
}

/** Checks the whole chain and keeps the wanted batches; the others are not even parsed into records. */
async function scanJournal(folder: string, wanted: (seq: number) => boolean): Promise<Result<Scan>> {
  const segments = (await readdir(folder)).filter((name) => SEGMENT.test(name)).sort()
  let scan: Scan = {
    segment: segments.at(-1) ?? FIRST_SEGMENT,
    entries: [],
    head: { seq: 0, hash: GENESIS },
    length: 0,
    torn: false,
  }
  for (const segment of segments) {
    const bytes = await readFile(join(folder, segment))
    const next = scanSegment(bytes, scan, wanted)
    if (!next.ok) return next
    scan = { ...next.value, segment: scan.segment }
    if (next.value.torn) await cutTornLine(join(folder, segment), bytes, next.value.length)
  }
  return ok(scan)
}

function scanSegment(bytes: Buffer, before: Scan, wanted: (seq: number) => boolean): Result<Scan> {
  const entries = [...before.entries]
  let head = before.head
  let at = 0
  for (let end = bytes.indexOf(10); end !== -1; end = bytes.indexOf(10, at)) {
    const line = readLine(bytes.subarray(at, end), head)
    if (!line) return brokenAt(head.seq + 1)
    if (wanted(line.seq)) {
      const batch = batchSchema.safeParse(line.batch)
      if (!batch.success) return brokenAt(line.seq)
      entries.push({ seq: line.seq, batch: batch.data })
    }
    head = { seq: line.seq, hash: line.hash }
    at = end + 1
  }
  return ok({ ...before, entries, head, length: at, torn: at < bytes.length })
}

function brokenAt(seq: number): Result<never> {
  return fail(
    'journal-broken',
    `保存日志在第 ${seq} 条处损坏，已停止读取，没有改动任何数据。请勿删除程序的数据文件夹，并联系技术人员。`,
  )
}

/** `,"hash":"<64 hex>"}` at the end of a line. */
const HASH_TAIL = 75

function readLine(bytes: Buffer, head: Head): { seq: number; batch: unknown; hash: string } | null {
  const text = bytes.toString('utf8')
  const hash = /^,"hash":"([0-9a-f]{64})"\}$/.exec(text.slice(-HASH_TAIL))?.[1]
  const body = `${text.slice(0, -HASH_TAIL)}}`
  if (hash === undefined || createHash('sha256').update(body).digest('hex') !== hash) return null
  try {
    const { seq, prev, batch } = JSON.parse(body)
    return seq === head.seq + 1 && prev === head.hash ? { seq, batch, hash } : null
  } catch {
    return null
  }
}

async function cutTornLine(path: string, bytes: Buffer, length: number): Promise<void> {
  const aside = await open(`${path}.${length}.torn`, 'w')
  await writeWhole(aside, bytes.subarray(length))
  await aside.sync()
  await aside.close()
  const file = await open(path, 'r+')
  await file.truncate(length)
  await file.datasync()
  await file.close()
}

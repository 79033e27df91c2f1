import { appendFile, type FileHandle, open, readdir, readFile, truncate, unlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { AdoptedLog } from '../../domain/workspace/change'
import { ledgerOf } from '../../domain/workspace/ledger'
import { emptyState } from '../../domain/workspace/state'
import { diskFs } from '../../main/files/fs-port'
import { type Journal, openJournal, type SegmentFile } from '../../main/journal'
import { batchAdding } from '../support/batches'
import { Crash, type Fault, FaultyFs } from '../support/faulty-fs'
import { temporaryFolder } from '../support/temporary-folder'

const SEGMENT = '000000001.jsonl'

/** The line of a batch that adds one standard; what the ledger says is not the journal's concern. */
const line = (seq: number, name: string) => ({ seq, batch: batchAdding(name), ledger: ledgerOf(emptyState()) })

async function opened(folder: string): Promise<Journal> {
  const journal = await openJournal(folder)
  if (!journal.ok) throw new Error(journal.error.message)
  return journal.value
}

/** Eight lines, rotated before the fourth and the seventh, then pruned; every step of that on `fs`. */
async function rotatedAndPruned(folder: string, fs: FaultyFs): Promise<Journal> {
  const journal = await openJournal(folder, fs)
  if (!journal.ok) throw new Error(journal.error.message)
  const names = ['一', '二', '三', '四', '五', '六', '七', '八']
  for (const [index, name] of names.entries()) {
    if (index === 3 || index === 6) await journal.value.rotate()
    expect((await journal.value.append(line(index + 1, name))).ok).toBe(true)
  }
  await journal.value.prune(6)
  return journal.value
}

async function filled(folder: string, names: readonly string[]): Promise<void> {
  const journal = await opened(folder)
  for (const [index, name] of names.entries()) expect((await journal.append(line(index + 1, name))).ok).toBe(true)
  await journal.close()
}

async function namesIn(journal: Journal, after = 0): Promise<unknown[]> {
  const page = await journal.read(after, 2000)
  if (!page.ok) throw new Error(page.error.message)
  return page.value.entries.map(({ batch }) => batch.changes[0]?.after?.name)
}

describe('journal', () => {
  it('gives back after a restart what it confirmed, in order', async () => {
    const folder = temporaryFolder()
    await filled(folder, ['甲', '乙𠮷', '丙\r\n"'])
    const journal = await opened(folder)
    expect(await namesIn(journal)).toEqual(['甲', '乙𠮷', '丙\r\n"'])
    expect(await namesIn(journal, 2)).toEqual(['丙\r\n"'])
    await journal.close()
  })

  it('refuses a batch that does not follow its head', async () => {
    const folder = temporaryFolder()
    const journal = await opened(folder)
    await journal.append(line(1, '甲'))
    for (const seq of [1, 3]) {
      const refused = await journal.append(line(seq, '乙'))
      expect(refused).toMatchObject({ ok: false, error: { kind: 'journal-mismatch' } })
    }
    expect(await namesIn(journal)).toEqual(['甲'])
    await journal.close()
  })

  it('keeps the order of batches that are appended without waiting', async () => {
    const folder = temporaryFolder()
    const journal = await opened(folder)
    const names = Array.from({ length: 50 }, (_, index) => `标准${index}`)
    const done = await Promise.all(names.map((name, index) => journal.append(line(index + 1, name))))
    expect(done.every((result) => result.ok)).toBe(true)
    expect(await namesIn(journal)).toEqual(names)
    await journal.close()
  })

  it('cuts off a last line that a crash left unfinished, keeps its bytes, and goes on', async () => {
    const folder = temporaryFolder()
    await filled(folder, ['甲', '乙'])
    const path = join(folder, SEGMENT)
    const whole = await readFile(path)
    await truncate(path, whole.length - 7)
    const journal = await opened(folder)
    expect(await journal.read(0, 10)).toMatchObject({ ok: true, value: { torn: true, head: 1 } })
    expect((await journal.append(line(2, '丙'))).ok).toBe(true)
    expect(await namesIn(journal)).toEqual(['甲', '丙'])
    await journal.close()
    const aside = (await readdir(folder)).filter((name) => name.endsWith('.torn'))
    expect(aside).toHaveLength(1)
  })

  it('cut at any byte, gives back the whole lines before the cut and nothing else', async () => {
    const folder = temporaryFolder()
    await filled(folder, ['甲', '乙', '丙'])
    const path = join(folder, SEGMENT)
    const whole = await readFile(path)
    const ends = [...whole.entries()].filter(([, byte]) => byte === 10).map(([at]) => at + 1)
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 0, max: whole.length }), async (length) => {
        await writeFile(path, whole.subarray(0, length))
        const journal = await opened(folder)
        expect(await namesIn(journal)).toHaveLength(ends.filter((end) => end <= length).length)
        await journal.close()
      }),
      { numRuns: 60 },
    )
  })

  it('stops by name at a flipped bit in any finished line', async () => {
    const folder = temporaryFolder()
    await filled(folder, ['甲', '乙', '丙'])
    const path = join(folder, SEGMENT)
    const whole = await readFile(path)
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 0, max: whole.length - 2 }),
        fc.integer({ min: 0, max: 7 }),
        async (at, bit) => {
          const damaged = Buffer.from(whole)
          damaged[at] = (damaged[at] ?? 0) ^ (1 << bit)
          await writeFile(path, damaged)
          expect(await openJournal(folder)).toMatchObject({ ok: false, error: { kind: 'journal-broken' } })
        },
      ),
      { numRuns: 100 },
    )
  })

  it('does not accept a whole line that another journal could have written', async () => {
    const folder = temporaryFolder()
    await filled(folder, ['甲'])
    const path = join(folder, SEGMENT)
    await appendFile(path, await readFile(path))
    expect(await openJournal(folder)).toMatchObject({ ok: false, error: { kind: 'journal-broken' } })
  })

  it('goes on in a new segment, and forgets old ones only when asked', async () => {
    const folder = temporaryFolder()
    await filled(folder, ['甲', '乙'])
    const journal = await opened(folder)
    expect(await journal.rotate()).toMatchObject({ ok: true })
    expect(await journal.rotate()).toMatchObject({ ok: true })
    await journal.append(line(3, '丙'))
    await journal.rotate()
    await journal.append(line(4, '丁'))
    expect(await namesIn(journal)).toEqual(['甲', '乙', '丙', '丁'])
    await journal.prune(1)
    expect(await namesIn(journal)).toEqual(['甲', '乙', '丙', '丁'])
    await journal.prune(2)
    expect(await journal.read(0, 10)).toMatchObject({ ok: false, error: { kind: 'journal-pruned' } })
    expect(await namesIn(journal, 2)).toEqual(['丙', '丁'])
    await journal.prune(100)
    await journal.close()
    const again = await opened(folder)
    expect(again.head).toBe(4)
    expect(await namesIn(again, 3)).toEqual(['丁'])
    expect((await again.append(line(5, '戊'))).ok).toBe(true)
    await again.close()
  })

  it('tells a missing segment from the ones that were pruned', async () => {
    const folder = temporaryFolder()
    await filled(folder, ['甲', '乙'])
    const journal = await opened(folder)
    await journal.rotate()
    await journal.append(line(3, '丙'))
    await journal.rotate()
    await journal.append(line(4, '丁'))
    await journal.close()
    await unlink(join(folder, '000000003.jsonl'))
    expect(await openJournal(folder)).toMatchObject({ ok: false, error: { kind: 'journal-broken' } })
  })

  it('never prunes the last line, whose ledger says what the workspace holds', async () => {
    const folder = temporaryFolder()
    await filled(folder, ['甲', '乙'])
    const journal = await opened(folder)
    await journal.rotate()
    await journal.prune(2)
    expect(journal).toMatchObject({ base: 0, head: 2 })
    await journal.close()
    const again = await opened(folder)
    expect(again.head).toBe(2)
    expect(await again.read(2, 1)).toMatchObject({ ok: true, value: { ledger: ledgerOf(emptyState()) } })
    await again.close()
  })

  it.each(['ENOSPC', 'EPERM', 'crash'])(
    'loses no line when any step of rotating and pruning fails with %s',
    async (fault) => {
      const clean = new FaultyFs(0, 'crash')
      await (await rotatedAndPruned(temporaryFolder(), clean)).close()
      expect(clean.steps).toEqual([
        'create',
        'close',
        'settle',
        'create',
        'close',
        'settle',
        'remove',
        'settle',
        'remove',
        'settle',
      ])
      for (let at = 1; at <= clean.steps.length; at += 1) {
        const folder = temporaryFolder()
        const journal = await rotatedAndPruned(
          folder,
          new FaultyFs(at, fault === 'crash' ? 'crash' : { code: fault }),
        ).catch((error: unknown) => {
          if (!(error instanceof Crash)) throw error
          return null
        })
        await journal?.close()
        const again = await opened(folder)
        const head = again.head
        expect(head, `step ${at}`).toBeGreaterThanOrEqual(journal ? 8 : 3)
        expect(await namesIn(again, again.base)).toHaveLength(head - again.base)
        expect(again.base).toBeLessThanOrEqual(6)
        expect((await again.append(line(head + 1, '续'))).ok).toBe(true)
        await again.rotate()
        expect((await again.append(line(head + 2, '再续'))).ok).toBe(true)
        await again.close()
        const third = await opened(folder)
        expect(third.head).toBe(head + 2)
        await third.close()
      }
    },
  )

  it('passes over an empty segment that could not be removed when rotating failed', async () => {
    const folder = temporaryFolder()
    await filled(folder, ['甲', '乙', '丙'])
    await writeFile(join(folder, '000000003.jsonl'), '')
    const journal = await opened(folder)
    expect(await namesIn(journal)).toEqual(['甲', '乙', '丙'])
    await journal.rotate()
    await journal.append(line(4, '丁'))
    await journal.prune(2)
    expect(await namesIn(journal)).toEqual(['甲', '乙', '丙', '丁'])
    await journal.close()
  })
})

/** A colleague's log of so many actions, each of one change. */
function adoptedLog(actions: number): AdoptedLog {
  const batches = Array.from({ length: actions }, (_, index) => ({ ...batchAdding(`对方${index}`), later: '新字段' }))
  return {
    batches: batches.map(({ changes: _, ...head }) => head),
    changes: batches.flatMap(({ id, changes }) => changes.map((change) => ({ ...change, batch: id, later: { a: 1 } }))),
  }
}

describe('the line of a merge', () => {
  it('gives back the log that came with it, to the last field, beside lines without one', async () => {
    const folder = temporaryFolder()
    await filled(folder, ['甲'])
    const adopted = adoptedLog(3)
    const journal = await opened(folder)
    const merged = { ...line(2, '合并'), adopted }
    expect((await journal.append(merged)).ok).toBe(true)
    expect((await journal.append(line(3, '乙'))).ok).toBe(true)
    await journal.close()
    const again = await opened(folder)
    const page = await again.read(0, 10)
    if (!page.ok) throw new Error(page.error.message)
    expect(page.value.entries.map((entry) => entry.adopted)).toEqual([undefined, adopted, undefined])
    expect(page.value.entries[1]?.batch).toEqual(merged.batch)
    await again.close()
  })

  it('carries tens of thousands of changes', async () => {
    const folder = temporaryFolder()
    const adopted = adoptedLog(20_000)
    const journal = await opened(folder)
    expect((await journal.append({ ...line(1, '合并'), adopted })).ok).toBe(true)
    const page = await journal.read(0, 10)
    if (!page.ok) throw new Error(page.error.message)
    expect(page.value.entries[0]?.adopted?.changes).toHaveLength(20_000)
    await journal.close()
  })

  it('cut at any byte, is there whole or not at all', async () => {
    const folder = temporaryFolder()
    await filled(folder, ['甲'])
    const path = join(folder, SEGMENT)
    const { length: before } = await readFile(path)
    const journal = await opened(folder)
    await journal.append({ ...line(2, '合并'), adopted: adoptedLog(20) })
    await journal.close()
    const whole = await readFile(path)
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: before, max: whole.length }), async (length) => {
        await writeFile(path, whole.subarray(0, length))
        const cut = await opened(folder)
        const page = await cut.read(0, 10)
        if (!page.ok) throw new Error(page.error.message)
        const adopted = page.value.entries.map((entry) => entry.adopted?.changes.length)
        expect(adopted).toEqual(length === whole.length ? [undefined, 20] : [undefined])
        await cut.close()
      }),
      { numRuns: 100 },
    )
  })
})

/** A segment on the real disk, of which the steps in a row from the n-th on fail; a crash ends everything. */
class FaultySegment implements SegmentFile {
  steps = 0
  private readonly file: FileHandle
  private readonly fault: Fault
  private readonly failing: { readonly from: number; readonly count: number }

  constructor(file: FileHandle, failing: FaultySegment['failing'], fault: Fault) {
    this.file = file
    this.failing = failing
    this.fault = fault
  }

  // Half of what it was given, as a full disk may take; then fewer and fewer.
  write = (async (bytes: Buffer, at: number) => {
    const half = Math.max(1, Math.floor((bytes.length - at) / 2))
    return this.step(() => this.file.write(bytes, at, half))
  }) as unknown as SegmentFile['write']
  datasync = () => this.step(() => this.file.datasync())
  truncate = (length?: number) => this.step(() => this.file.truncate(length))
  close = () => this.file.close()

  private async step<T>(act: () => Promise<T>): Promise<T> {
    this.steps += 1
    const { from, count } = this.failing
    if (this.fault === 'crash' && this.steps >= from) throw new Crash()
    if (this.fault !== 'crash' && this.steps >= from && this.steps < from + count) {
      throw Object.assign(new Error('refused'), { code: this.fault.code, syscall: 'write' })
    }
    return act()
  }
}

describe('faults at every step of appending a merge', () => {
  const merged = { ...line(2, '合并'), adopted: adoptedLog(5) }

  /** A line, then the merge on a segment that fails, then one more; what was confirmed, and what a restart finds. */
  async function attempt(failing: { from: number; count: number }, fault: Fault) {
    const folder = temporaryFolder()
    await filled(folder, ['甲'])
    const segments: FaultySegment[] = []
    const journal = await openJournal(folder, diskFs, async (path) => {
      const segment = new FaultySegment(await open(path, 'a'), failing, fault)
      segments.push(segment)
      return segment
    })
    if (!journal.ok) throw new Error(journal.error.message)
    const crashed = (error: unknown) => {
      if (error instanceof Crash) return { ok: false }
      throw error
    }
    const first = await journal.value.append(merged).catch(crashed)
    const second = await journal.value.append(line(first.ok ? 3 : 2, '后')).catch(crashed)
    await journal.value.close()
    const again = await opened(folder)
    const found = await namesIn(again)
    const page = await again.read(0, 10)
    await again.close()
    const adopted = page.ok ? page.value.entries.map((entry) => entry.adopted?.changes.length ?? 0) : []
    return { confirmed: [first.ok, second.ok], found, adopted, steps: segments[0]?.steps ?? 0 }
  }

  it.each(['ENOSPC', 'EIO', 'crash'])(
    'leave it whole or away, and never spoil the lines around it: %s',
    async (code) => {
      const fault: Fault = code === 'crash' ? 'crash' : { code }
      const { steps } = await attempt({ from: Number.MAX_SAFE_INTEGER, count: 0 }, fault)
      expect(steps).toBeGreaterThan(10)
      // One step fails, or also those that clean up after it.
      for (const count of [1, 2, 3]) {
        for (let from = 1; from <= steps; from += 1) {
          const { confirmed, found, adopted } = await attempt({ from, count }, fault)
          const told = `${count} from ${from}: ${JSON.stringify({ confirmed, found })}`
          expect(found[0], told).toBe('甲')
          for (const [index, name] of ['合并', '后'].entries()) {
            if (confirmed[index]) expect(found, told).toContain(name)
          }
          expect(adopted, told).toEqual(found.map((name) => (name === '合并' ? 5 : 0)))
          // When nothing could be cleaned up, either, a whole line may stay that was not confirmed: the new state, not a third.
          if (fault !== 'crash' && count === 1) expect(found, told).toHaveLength(1 + confirmed.filter(Boolean).length)
        }
        if (fault === 'crash') break
      }
    },
  )
})

import { appendFileSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { reachFrom, readJournalRuns } from '../../../main/backups/journal-runs'
import { filesUnder } from '../../support/attached-files'
import { filledJournal } from '../../support/backups'
import { temporaryFolder } from '../../support/temporary-folder'

const SEGMENTS = ['000000001.jsonl', '000000004.jsonl', '000000007.jsonl'] as const

/** Lines 1–9 in three segments. */
async function journal(): Promise<string> {
  const folder = join(temporaryFolder(), 'journal')
  await filledJournal(folder, 9, [3, 6])
  return folder
}

async function runsOf(folder: string) {
  const read = await readJournalRuns(folder)
  if (!read.ok) throw new Error(read.error.message)
  return read.value.runs.map(({ from, to }) => [from, to])
}

function flip(path: string, at: number): void {
  const bytes = readFileSync(path)
  bytes[at] = (bytes[at] ?? 0) ^ 1
  writeFileSync(path, bytes)
}

describe('readJournalRuns', () => {
  it('reads a whole journal as one run, with the wanted batches and ledger', async () => {
    const folder = await journal()
    const read = await readJournalRuns(folder, { entry: (seq) => seq > 7, ledgerAt: 5 })
    expect(read).toMatchObject({ ok: true, value: { damaged: 0, highest: 9, runs: [{ from: 1, to: 9 }] } })
    expect(read.ok && read.value.entries.map(({ seq }) => seq)).toEqual([8, 9])
    expect(read.ok && read.value.ledger).not.toBeNull()
  })

  it('passes over a damaged line, a lost segment, and a last line cut short', async () => {
    const folder = await journal()
    flip(join(folder, SEGMENTS[1]), 40)
    expect(await runsOf(folder)).toEqual([
      [1, 3],
      [5, 9],
    ])
    rmSync(join(folder, SEGMENTS[1]))
    expect(await runsOf(folder)).toEqual([
      [1, 3],
      [7, 9],
    ])
    appendFileSync(join(folder, SEGMENTS[2]), '{"seq":10,"pr')
    expect(await readJournalRuns(folder)).toMatchObject({ ok: true, value: { damaged: 0, highest: 9 } })
  })

  it('finds nothing where nothing is, and makes no folder', async () => {
    const folder = join(temporaryFolder(), '没有')
    expect(await readJournalRuns(folder)).toMatchObject({ ok: true, value: { runs: [], highest: 0, ledger: null } })
    expect(() => filesUnder(folder)).toThrow()
  })

  it('gives back every line that was not touched and none that was, whichever byte is flipped', async () => {
    const folder = await journal()
    const whole = filesUnder(folder)
    const read = await readJournalRuns(folder, { entry: () => true })
    const original = new Map(read.ok ? read.value.entries.map((entry) => [entry.seq, entry]) : [])
    const anywhere = fc.tuple(fc.constantFrom(...SEGMENTS), fc.nat())
    await fc.assert(
      fc.asyncProperty(anywhere, async ([segment, place]) => {
        const bytes = whole.get(segment) ?? Buffer.alloc(0)
        const at = place % bytes.length
        flip(join(folder, segment), at)
        const found = await readJournalRuns(folder, { entry: () => true })
        writeFileSync(join(folder, segment), bytes)
        if (!found.ok) throw new Error(found.error.message)
        const seqs = found.value.entries.map(({ seq }) => seq)
        // A flipped line end joins two lines.
        const lost = bytes[at] === 10 ? 2 : 1
        expect(seqs.length).toBeGreaterThanOrEqual(9 - lost)
        for (const entry of found.value.entries) expect(entry).toEqual(original.get(entry.seq))
        expect(seqs.length).toBeLessThan(9)
      }),
      { numRuns: 60 },
    )
    expect(filesUnder(folder)).toEqual(whole)
  })
})

describe('reachFrom', () => {
  const run = (from: number, to: number) => ({ from, to, ledger: {} as never })

  it('leads on only along lines that follow without a gap', () => {
    const runs = [run(1, 3), run(5, 9)]
    expect([0, 1, 3, 4, 6, 9, 12].map((seq) => reachFrom(runs, seq))).toEqual([3, 3, 3, 9, 9, 9, 12])
  })
})

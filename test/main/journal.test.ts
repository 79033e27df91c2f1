import { appendFile, readdir, readFile, truncate, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Journal, openJournal } from '../../main/journal'
import { batchAdding } from '../support/batches'
import { temporaryFolder } from '../support/temporary-folder'

const SEGMENT = '000001.jsonl'

async function opened(folder: string): Promise<Journal> {
  const journal = await openJournal(folder)
  if (!journal.ok) throw new Error(journal.error.message)
  return journal.value
}

async function filled(folder: string, names: readonly string[]): Promise<void> {
  const journal = await opened(folder)
  for (const [index, name] of names.entries())
    expect((await journal.append(index + 1, batchAdding(name))).ok).toBe(true)
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
    await journal.append(1, batchAdding('甲'))
    for (const seq of [1, 3]) {
      const refused = await journal.append(seq, batchAdding('乙'))
      expect(refused).toMatchObject({ ok: false, error: { kind: 'journal-mismatch' } })
    }
    expect(await namesIn(journal)).toEqual(['甲'])
    await journal.close()
  })

  it('keeps the order of batches that are appended without waiting', async () => {
    const folder = temporaryFolder()
    const journal = await opened(folder)
    const names = Array.from({ length: 50 }, (_, index) => `标准${index}`)
    const done = await Promise.all(names.map((name, index) => journal.append(index + 1, batchAdding(name))))
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
    expect((await journal.append(2, batchAdding('丙'))).ok).toBe(true)
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
    const line = await readFile(path)
    await appendFile(path, line)
    expect(await openJournal(folder)).toMatchObject({ ok: false, error: { kind: 'journal-broken' } })
  })
})

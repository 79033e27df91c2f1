import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { BatchHead, ChangeRow } from '../../../domain/workspace/change'
import { createIdSource } from '../../../domain/workspace/ids'
import { mergeSideFrom } from '../../../domain/workspace/merge-side'
import type { Fs } from '../../../main/files/fs-port'
import { type MergeOrder, mergeWorkspaceFiles } from '../../../main/merging/merge-files'
import { readWorkspaceFile } from '../../../main/workspace-file/read'
import { valueIn } from '../../domain/builders'
import { filesUnder, sha256Of } from '../../support/attached-files'
import { chooseTheirs } from '../../support/desks'
import { Crash, FaultyFs } from '../../support/faulty-fs'
import { expectSame } from '../../support/merge-laws'
import { forkedOffice, MY_FILE, THEIR_FILE, writeDesk } from '../../support/merge-office'
import { temporaryFolder } from '../../support/temporary-folder'

const OLD = '旧文件'

interface Scene {
  readonly folder: string
  readonly order: MergeOrder
}

/** Both files in a folder, and an older one where the result is to go. */
async function scene(): Promise<Scene> {
  const folder = temporaryFolder()
  const { mine, theirs } = forkedOffice()
  const path = (name: string) => join(folder, name)
  await writeDesk(mine, path('我方.bzsd'), [MY_FILE])
  await writeDesk(theirs, path('对方.bzsd'), [THEIR_FILE])
  writeFileSync(path('合并.bzsd'), OLD)
  return { folder, order: orderIn(folder) }
}

function orderIn(folder: string): MergeOrder {
  return {
    mine: { path: join(folder, '我方.bzsd'), passphrase: null },
    theirs: { path: join(folder, '对方.bzsd'), passphrase: null },
    output: join(folder, '合并.bzsd'),
    choose: 'theirs',
    workFolder: join(temporaryFolder(), 'merge'),
    appVersion: '0.1.0',
    by: { name: '王小云', office: '' },
  }
}

function run(order: MergeOrder, fs?: Fs) {
  // The clock stands before both logs.
  const ids = createIdSource(
    () => 0,
    (length) => new Uint8Array(length),
  )
  const at = '2026-04-01T00:00:00.000Z'
  return mergeWorkspaceFiles(order, { ids, at, ...(fs ? { fs } : {}) })
}

async function read(path: string, attachmentsTo?: string) {
  const target = attachmentsTo === undefined ? null : { folder: attachmentsTo }
  return valueIn(await readWorkspaceFile(path, undefined, target))
}

describe('mergeWorkspaceFiles', () => {
  it('gives the records, the log and the attached files of both', async () => {
    const { folder, order } = await scene()
    const before = filesUnder(folder)
    expect(valueIn(await run(order))).toMatchObject({
      end: 'merged',
      title: '云河县试点',
      merged: { created: 1, edited: 2, deleted: 0, conflicts: 1, adopted: 3, written: { attachments: { files: 2 } } },
    })
    const after = filesUnder(folder)
    for (const name of ['我方.bzsd', '对方.bzsd']) expect(after.get(name)).toEqual(before.get(name))

    const store = join(temporaryFolder(), 'store')
    const { rows, summary } = await read(order.output, store)
    const { mine, theirs } = forkedOffice()
    mine.merge(theirs, chooseTheirs)
    expectSame(valueIn(mergeSideFrom(rows)).state, mine.state)
    expect(summary).toMatchObject({ format: 2, remarks: [], attachments: { missing: [] } })
    const stored = [...filesUnder(store).values()].map((content) => sha256Of(content)).sort()
    expect(stored).toEqual([MY_FILE, THEIR_FILE].map(sha256Of).sort())
  })

  it('keeps in the file what joined the log and what was decided, the merge as the last of all', async () => {
    const { order } = await scene()
    valueIn(await run(order))
    const { rows } = await read(order.output)
    const batches = (rows.get('batches') ?? []) as unknown as BatchHead[]
    const changes = (rows.get('changes') ?? []) as unknown as ChangeRow[]
    const head = batches.find(({ merge }) => merge)
    const adopted = batches.filter(({ by }) => by.name === '李晓').map(({ id }) => id)
    expect(head).toMatchObject({
      label: '合并',
      at: '2026-04-01T00:00:00.000Z',
      merge: {
        adopted,
        file: '对方.bzsd',
        mine: { actions: 3, authors: [{ name: '王小云' }] },
        decisions: [
          {
            title: '导则（我方）',
            label: '标准名称',
            base: '导则',
            mine: { text: '导则（我方）', by: { name: '王小云' } },
            theirs: { text: '导则（对方）', by: { name: '李晓' } },
            chosen: 'theirs',
          },
        ],
      },
    })
    const own = changes.filter(({ batch }) => batch === head?.id).map(({ id }) => id)
    const others = [...batches, ...changes].map(({ id }) => id).filter((id) => id !== head?.id && !own.includes(id))
    for (const id of [head?.id ?? '', ...own]) for (const other of others) expect(id > other).toBe(true)
  })

  it('tells the conflicts and writes nothing while nobody has chosen', async () => {
    const { folder, order } = await scene()
    const before = filesUnder(folder)
    const told = valueIn(await run({ ...order, choose: null }))
    expect(told).toMatchObject({
      end: 'conflicts',
      conflicts: [
        { title: '导则（我方）', label: '标准名称', mine: { text: '导则（我方）' }, theirs: { text: '导则（对方）' } },
      ],
    })
    expect(filesUnder(folder)).toEqual(before)
  })

  it('finds nothing new the second time, and writes the very same content', async () => {
    const { folder, order } = await scene()
    valueIn(await run(order))
    const again = {
      ...orderIn(folder),
      mine: { path: order.output, passphrase: null },
      output: join(folder, '再.bzsd'),
    }
    expect(valueIn(await run(again))).toMatchObject({
      end: 'nothing-new',
      merged: { created: 0, edited: 0, adopted: 0 },
    })
    expect(readFileSync(again.output).equals(readFileSync(order.output))).toBe(true)
  })

  it('stays a file that every released program reads, which keeps the mark as a field that it does not know', async () => {
    const { folder } = await scene()
    const { mine, theirs } = forkedOffice()
    for (const desk of [mine, theirs]) desk.reverse('undo')
    await writeDesk(mine, join(folder, '我方.bzsd'))
    await writeDesk(theirs, join(folder, '对方.bzsd'))
    const order = orderIn(folder)
    expect(valueIn(await run(order)).end).toBe('merged')
    expect((await read(order.output)).summary).toMatchObject({ format: 1 })
  })

  it('refuses what is no copy of the same workspace, and what is damaged', async () => {
    const { folder, order } = await scene()
    writeFileSync(join(folder, '坏.bzsd'), readFileSync(order.theirs.path).subarray(0, 2000))
    const broken = await run({ ...order, theirs: { path: join(folder, '坏.bzsd'), passphrase: null } })
    expect(broken).toMatchObject({ ok: false })
    const fixture = join(import.meta.dirname, '../../fixtures/workspace-format-1.bzsd')
    const other = { ...orderIn(folder), theirs: { path: fixture, passphrase: null } }
    expect(await run(other)).toMatchObject({ ok: false, error: { kind: 'unrelated' } })
    expect(readFileSync(order.output, 'utf8')).toBe(OLD)
  })
})

describe('faults at every step of writing', () => {
  it.each(['ENOSPC', 'EPERM', 'crash'])(
    'leave the old or the whole new file: %s',
    { timeout: 240_000 },
    async (code) => {
      const fault = code === 'crash' ? 'crash' : { code }
      const clean = new FaultyFs(0, 'crash')
      const whole = await scene()
      expect(valueIn(await run(whole.order, clean)).end).toBe('merged')
      const expected = readFileSync(whole.order.output)
      const { length } = clean.steps
      expect(new Set(clean.steps)).toEqual(new Set(['create', 'write', 'sync', 'close', 'rename', 'settle']))
      const { folder, order: first } = await scene()
      let old = 0
      for (let at = 1; at <= length; at += 1) {
        writeFileSync(first.output, OLD)
        const order = orderIn(folder)
        const result = await run(order, new FaultyFs(at, fault)).catch((error: unknown) => {
          if (!(error instanceof Crash)) throw error
          return null
        })
        const bytes = readFileSync(order.output)
        const isOld = bytes.toString('utf8') === OLD
        if (isOld) old += 1
        if (!isOld) expect(bytes.equals(expected), `step ${at}`).toBe(true)
        // What was told is what is there; only a failure of the very last flush leaves the new file all the same.
        if (result?.ok) expect(isOld, `step ${at}`).toBe(false)
        if (fault !== 'crash')
          expect(readdirSync(folder).sort(), `step ${at}`).toEqual(['合并.bzsd', '对方.bzsd', '我方.bzsd'].sort())
      }
      expect(old).toBeGreaterThan(0)
    },
  )
})

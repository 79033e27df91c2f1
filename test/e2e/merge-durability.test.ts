import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { expect, onTestFinished } from 'vitest'
import { updateRecord } from '../../domain/workspace/edit'
import { readWorkspaceFile } from '../../main/workspace-file/read'
import { valueIn } from '../domain/builders'
import { colleagueFile, type Edit } from '../support/colleague'
import { type RunningApp, test } from '../support/electron-app'
import { addDepartments, answerDialog, countsOnDisk, openScreen, saved, signIn, startSample } from './clerk'
import { recordsIn } from './window-state'

function folderOf(): (name: string) => string {
  const folder = mkdtempSync(join(tmpdir(), '合并 '))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  return (name) => join(folder, name)
}

/** Adds a note to every person and every standard; no conflict with anything that the tests do here. */
const EDITS: readonly Edit[] = (['persons', 'standards'] as const).map(
  (table): Edit =>
    (state) =>
      [...state[table].keys()].flatMap((key) => updateRecord(state, table, key, { note: '李晓核对' })),
)

async function exportTo({ app, page }: RunningApp, path: string): Promise<void> {
  await openScreen(page, '导入导出')
  await answerDialog(app, path)
  await page.getByRole('button', { name: '导出工作区' }).click()
  await page.getByText('工作区已导出，已核对').waitFor({ timeout: 60_000 })
}

/** Reads the colleague's file on the merge screen, up to the button that merges. */
async function prepare({ app, page }: RunningApp, path: string) {
  await openScreen(page, '合并')
  await answerDialog(app, path)
  await page.getByRole('button', { name: '选择同事的工作区文件' }).click()
  const button = page.getByRole('button', { name: '合并', exact: true })
  await button.waitFor({ timeout: 60_000 })
  return button
}

/** True when no id of the log is greater than those of the last batch. */
async function isLastOfAll(page: Page, label: string): Promise<boolean> {
  return page.evaluate(async (wanted) => {
    const database = window.workbenchTestPort.database()
    const [batches, changes] = [await database.batches.toArray(), await database.changes.toArray()]
    const last = batches.filter((batch) => batch.label === wanted).at(-1)?.id ?? ''
    const others = changes.filter(({ batch }) => batch !== last).map(({ id }) => id)
    return batches.every(({ id }) => id <= last) && others.every((id) => id < last)
  }, label)
}

/** Lets nothing reach the database from now on, as a full disk does. */
async function refuseWrites(page: Page): Promise<void> {
  await page.evaluate(() => {
    const { transaction } = IDBDatabase.prototype
    IDBDatabase.prototype.transaction = function (...args) {
      if (args[1] === 'readwrite') throw new DOMException('disk full', 'QuotaExceededError')
      return transaction.apply(this, args)
    }
    window.workbenchTestPort.database().close({ disableAutoOpen: true })
  })
}

test('a merge that only the journal holds is whole after a restart, and after the database is lost', async ({
  launch,
}) => {
  const path = folderOf()
  const first = await launch()
  await startSample(first.page)
  await exportTo(first, path('出发.bzsd'))
  await colleagueFile(path('出发.bzsd'), path('对方.bzsd'), EDITS)
  await addDepartments(first.page, ['我方新设'])
  const before = { records: await recordsIn(first.page), counts: await countsOnDisk(first.page) }
  const button = await prepare(first, path('对方.bzsd'))
  await refuseWrites(first.page)
  await button.click()
  await first.page.locator('[data-save-state="failed"]').waitFor({ timeout: 60_000 })
  expect(await recordsIn(first.page)).toEqual(before.records)
  await first.kill()

  const second = await launch({ userData: first.userData })
  expect(await second.page.evaluate(() => window.workbenchTestPort.store.getState().recovered)).toBe(1)
  const merged = await recordsIn(second.page)
  expect(merged.departments).toEqual(before.records.departments)
  for (const table of ['persons', 'standards'] as const) {
    expect(merged[table]).toEqual(before.records[table]?.map((record) => ({ ...record, note: '李晓核对' })))
  }
  const edited = (merged.persons?.length ?? 0) + (merged.standards?.length ?? 0)
  // The colleague's log and the merge itself: the same changes twice, the second time applied here.
  const grown = { batches: (before.counts.batches ?? 0) + 3, changes: (before.counts.changes ?? 0) + edited * 2 }
  expect(await countsOnDisk(second.page)).toMatchObject(grown)
  expect(await isLastOfAll(second.page, '合并')).toBe(true)
  await addDepartments(second.page, ['合并之后'])
  expect(await isLastOfAll(second.page, '新建部门')).toBe(true)

  await second.page.keyboard.press('Control+z')
  await second.page.keyboard.press('Control+z')
  await saved(second.page)
  await expect.poll(() => recordsIn(second.page), { timeout: 30_000 }).toEqual(before.records)
  await second.page.keyboard.press('Control+y')
  await expect.poll(() => recordsIn(second.page), { timeout: 30_000 }).toEqual(merged)
  const counts = await countsOnDisk(second.page)
  await exportTo(second, path('合并后.bzsd'))
  expect(valueIn(await readWorkspaceFile(path('合并后.bzsd'))).summary.counts).toMatchObject({
    batches: counts.batches,
    changes: counts.changes,
  })
  await second.kill()

  rmSync(join(first.userData, 'IndexedDB'), { recursive: true })
  const third = await launch({ userData: first.userData })
  await third.page.getByText('数据库需要重建').waitFor()
  await third.page.getByRole('button', { name: '用备份和保存日志重建' }).click()
  await saved(third.page)
  expect(await recordsIn(third.page)).toEqual(merged)
  expect(await countsOnDisk(third.page)).toEqual(counts)

  await openScreen(third.page, '部门与人员')
  await third.page.getByRole('tab', { name: '修改记录' }).click()
  await third.page.getByText('李晓核对').first().waitFor()
  await third.page.getByText('其他电脑').first().waitFor()
  await third.screenshot('merged-history')
})

function openedState(page: Page) {
  return page.evaluate(() => {
    const { phase, problem } = window.workbenchTestPort.store.getState()
    return { phase, problem }
  })
}

/** A few in every run; `MERGE_KILLS=50` for the long one. */
const KILLS = Number(process.env.MERGE_KILLS ?? 3)

test(`killed while merging (${KILLS} times), it is there whole or not at all`, {
  timeout: 120_000 + KILLS * 30_000,
}, async ({ launch }) => {
  const path = folderOf()
  let run = await launch()
  const { userData } = run
  await startSample(run.page)
  await exportTo(run, path('出发.bzsd'))
  await colleagueFile(path('出发.bzsd'), path('对方.bzsd'), EDITS)
  const old = await recordsIn(run.page)
  const fresh = Object.fromEntries(
    Object.entries(old).map(([table, records]) => {
      const isEdited = table === 'persons' || table === 'standards'
      return [table, isEdited ? records.map((record) => ({ ...record, note: '李晓核对' })) : records]
    }),
  )
  const { batches = 0 } = await countsOnDisk(run.page)
  const ends = { old: 0, fresh: 0 }
  for (let round = 0; round < KILLS; round += 1) {
    const button = await prepare(run, path('对方.bzsd'))
    const known = (await countsOnDisk(run.page)).batches ?? 0
    // Nothing is waited for, so that the kill falls into the merge.
    await button.dispatchEvent('click')
    await new Promise((resolve) => setTimeout(resolve, [0, 12, 40][round] ?? (round * 7) % 60))
    await run.kill()
    run = await launch({ userData })
    expect(await openedState(run.page), `round ${round}`).toEqual({ phase: 'open', problem: null })
    const [found, counts] = [await recordsIn(run.page), await countsOnDisk(run.page)]
    const isOld = counts.batches === known
    expect(found, `round ${round}`).toEqual(isOld ? old : fresh)
    // The first merge brings the colleague's two actions; after it was undone they stay.
    if (!isOld) expect(counts.batches).toBe(known === batches ? known + 3 : known + 1)
    ends[isOld ? 'old' : 'fresh'] += 1
    if (isOld) continue
    await run.page.keyboard.press('Control+z')
    await expect.poll(() => recordsIn(run.page), { timeout: 30_000 }).toEqual(old)
  }
  process.stdout.write(`  killed while merging: ${ends.old} times old, ${ends.fresh} times merged\n`)
})

test('what is typed into an opened file of a PC with its clock ahead comes after all of it', async ({ launch }) => {
  const path = folderOf()
  const first = await launch()
  await startSample(first.page)
  await exportTo(first, path('出发.bzsd'))
  await first.close()
  await colleagueFile(path('出发.bzsd'), path('对方.bzsd'), EDITS)

  const second = await launch()
  await signIn(second.page)
  await answerDialog(second.app, path('对方.bzsd'))
  await second.page.getByRole('button', { name: '导入工作区文件' }).click()
  await saved(second.page)
  await addDepartments(second.page, ['新设'])
  expect(await isLastOfAll(second.page, '新建部门')).toBe(true)
  await second.close()
  const third = await launch({ userData: second.userData })
  await addDepartments(third.page, ['再设'])
  expect(await isLastOfAll(third.page, '新建部门')).toBe(true)
})

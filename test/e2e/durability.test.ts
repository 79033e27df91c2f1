import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect } from 'vitest'
import { test } from '../support/electron-app'
import { addDepartments, countsOnDisk, departmentNames, saved, startEmpty } from './clerk'

test('what was 已保存 is there after the whole process group was killed', async ({ launch }) => {
  const first = await launch()
  await startEmpty(first.page)
  const names = Array.from({ length: 20 }, (_, index) => `科室${index + 1}`)
  await addDepartments(first.page, names)
  await saved(first.page)
  await first.kill()

  const second = await launch({ userData: first.userData })
  expect(await departmentNames(second.page)).toEqual(names)
  expect((await countsOnDisk(second.page)).departments).toBe(20)
})

/** A few in every run; `KILLS=200` for the long one. */
const KILLS = Number(process.env.KILLS ?? 4)

test(`killed at any moment while saving (${KILLS} times), nothing confirmed is missing and nothing is half there`, {
  timeout: 60_000 + KILLS * 20_000,
}, async ({ launch }) => {
  let userData: string | undefined
  let confirmed = 0
  for (let round = 0; round <= KILLS; round += 1) {
    const run = await launch(userData ? { userData } : {})
    userData = run.userData
    if (round === 0) await startEmpty(run.page)
    const found = await departmentNames(run.page)
    expect(found.length, `round ${round}`).toBeGreaterThanOrEqual(confirmed)
    expect(await countsOnDisk(run.page)).toMatchObject({ departments: found.length, changes: found.length + 3 })
    if (round === KILLS) break
    const writing = writeUntilKilled(run.page, (done) => {
      confirmed = found.length + done
    })
    await new Promise((resolve) => setTimeout(resolve, momentOf(round)))
    await run.kill()
    await writing
  }
  process.stdout.write(`  ${confirmed} confirmed saves, 0 lost in ${KILLS} kills\n`)
})

/** Milliseconds after which a round is cut off: spread over all moments, and the same in every run. */
function momentOf(round: number): number {
  return [5, 40, 120, 260][round] ?? (round * 97) % 400
}

type Page = Parameters<typeof addDepartments>[0]

/** One department after the other; tells after each that was confirmed. Ends when the window dies. */
async function writeUntilKilled(page: Page, tell: (confirmed: number) => void): Promise<void> {
  try {
    for (let done = 0; ; ) {
      await addDepartments(page, [`写入${done}`])
      done += 1
      tell(done)
    }
  } catch {
    // The window is gone: that is how this ends.
  }
}

test('undo and redo reach over a restart, creation and deletion included', async ({ launch }) => {
  const first = await launch()
  await startEmpty(first.page)
  await addDepartments(first.page, ['办公室', '财务科'])
  await first.close()

  const second = await launch({ userData: first.userData })
  await second.page.keyboard.press('Control+z')
  await expect.poll(() => departmentNames(second.page)).toEqual(['办公室'])
  await second.page.keyboard.press('Control+z')
  await expect.poll(() => departmentNames(second.page)).toEqual([])
  // The beginning of the workspace itself is no step that could be taken back.
  await second.page.keyboard.press('Control+z')
  await second.close()

  const third = await launch({ userData: first.userData })
  expect((await countsOnDisk(third.page)).workspaces).toBe(1)
  await third.page.keyboard.press('Control+y')
  await expect.poll(() => departmentNames(third.page)).toEqual(['办公室'])
  await third.page.keyboard.press('Control+y')
  await expect.poll(() => departmentNames(third.page)).toEqual(['办公室', '财务科'])
})

test('a closed connection to the database is opened again without anybody noticing', async ({ launch }) => {
  const { page } = await launch()
  await startEmpty(page)
  await page.evaluate(() => window.workbenchTestPort.database().close({ disableAutoOpen: true }))
  await addDepartments(page, ['断线之后'])
  await saved(page)
  expect((await countsOnDisk(page)).departments).toBe(1)
})

test('a database that refuses to write halts editing, goes on by itself, and loses nothing', async ({ launch }) => {
  const first = await launch()
  await startEmpty(first.page)
  await refuseWrites(first.page, true)
  await expect(addDepartments(first.page, ['写不进去时'])).rejects.toThrow('不会丢失')
  await first.page.locator('[data-save-state="failed"]').waitFor()
  await expect(addDepartments(first.page, ['其后'])).rejects.toThrow('不会丢失')
  await refuseWrites(first.page, false)
  await saved(first.page)
  await addDepartments(first.page, ['恢复之后'])
  expect(await departmentNames(first.page)).toEqual(['写不进去时', '恢复之后'])

  await refuseWrites(first.page, true)
  await expect(addDepartments(first.page, ['只在日志里'])).rejects.toThrow('不会丢失')
  await first.kill()
  const second = await launch({ userData: first.userData })
  expect(await departmentNames(second.page)).toEqual(['写不进去时', '恢复之后', '只在日志里'])
  expect((await countsOnDisk(second.page)).departments).toBe(3)
  expect(await second.page.evaluate(() => window.workbenchTestPort.store.getState().recovered)).toBe(1)
})

/** Makes every write to the open database fail as on a full disk, or lets them through again. */
async function refuseWrites(page: Page, refuse: boolean): Promise<void> {
  await page.evaluate((wanted) => {
    const transaction = IDBDatabase.prototype.transaction as ((...args: unknown[]) => unknown) & { original?: unknown }
    const original = (transaction.original ?? transaction) as (...args: unknown[]) => unknown
    const refusing = function (this: IDBDatabase, ...args: unknown[]) {
      if (args[1] === 'readwrite') throw new DOMException('disk full', 'QuotaExceededError')
      return original.apply(this, args)
    }
    Object.assign(refusing, { original })
    IDBDatabase.prototype.transaction = (wanted ? refusing : original) as typeof IDBDatabase.prototype.transaction
    // An open connection has the method bound already; the next one takes the new one.
    if (wanted) window.workbenchTestPort.database().close({ disableAutoOpen: true })
  }, refuse)
}

test('what a workspace file would refuse is not saved in the first place', async ({ launch }) => {
  const { page } = await launch()
  await startEmpty(page)
  await expect(addDepartments(page, ['长'.repeat(100_001)])).rejects.toThrow('“部门名称”不合规定')
  await saved(page)
  expect((await countsOnDisk(page)).departments).toBe(0)
})

test('only one program at a time works on a data folder', async ({ launch }) => {
  const first = await launch()
  await startEmpty(first.page)
  await expect(launch({ userData: first.userData, waitReady: false })).rejects.toThrow()
  await addDepartments(first.page, ['仍可保存'])
  expect(await departmentNames(first.page)).toEqual(['仍可保存'])
})

test('the journal holds one chained line for every action', async ({ launch }) => {
  const { page, userData, close } = await launch()
  await startEmpty(page)
  await addDepartments(page, ['办公室', '财务科'])
  await close()
  const slots = join(userData, 'workspaces')
  const slot = (await readdir(slots, { withFileTypes: true })).find((entry) => entry.isDirectory())
  const lines = (await readFile(join(slots, slot?.name ?? '', 'journal', '000000001.jsonl'), 'utf8')).trim().split('\n')
  const entries = lines.map((line) => JSON.parse(line))
  expect(entries.map((entry) => entry.batch.label)).toEqual(['新建工作区', '新建部门', '新建部门'])
  expect(entries.slice(1).map((entry) => entry.prev)).toEqual(entries.slice(0, -1).map((entry) => entry.hash))
})

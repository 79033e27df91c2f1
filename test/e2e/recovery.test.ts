import { readdirSync, readFileSync, rmSync, statSync, truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect } from 'vitest'
import { type RunningApp, test } from '../support/electron-app'
import { addDepartments, countsOnDisk, departmentNames, saved, startEmpty, startSample } from './clerk'

const databases = (userData: string) => join(userData, 'IndexedDB')

/** Rebuilds on the recovery screen and waits until the workspace is open again. */
async function rebuild({ page }: RunningApp): Promise<void> {
  await page.getByText('数据库需要重建').waitFor()
  await page.getByRole('button', { name: '用备份和保存日志重建' }).click()
  await saved(page)
}

test('with the whole database folder deleted, every confirmed record comes back', async ({ launch }) => {
  const first = await launch()
  await startSample(first.page)
  await addDepartments(first.page, ['新科室一', '新科室二'])
  await saved(first.page)
  const before = await countsOnDisk(first.page)
  const names = await departmentNames(first.page)
  await first.close()
  rmSync(databases(first.userData), { recursive: true })

  const second = await launch({ userData: first.userData })
  expect(await second.page.getByText(/不见了或被清空了/).count()).toBe(1)
  await rebuild(second)
  expect((await departmentNames(second.page)).sort()).toEqual([...names].sort())
  const after = await countsOnDisk(second.page)
  expect(after).toEqual(before)
  // Editing goes on, and the next start needs no recovery.
  await addDepartments(second.page, ['重建之后'])
  await second.close()
  const third = await launch({ userData: first.userData })
  expect(await departmentNames(third.page)).toContain('重建之后')
})

/** Kinds of damage to a LevelDB folder; each must be seen before anything can be edited. */
const DAMAGE: Readonly<Record<string, (folder: string) => void>> = {
  'log cut in half': (folder) => eachFile(folder, /\.log$/, (path) => truncateSync(path, statSync(path).size >> 1)),
  'log emptied': (folder) => eachFile(folder, /\.log$/, (path) => truncateSync(path, 0)),
  'log overwritten with zeros': (folder) =>
    eachFile(folder, /\.log$/, (path) => writeFileSync(path, Buffer.alloc(statSync(path).size))),
  'bytes flipped in the log': (folder) => eachFile(folder, /\.log$/, flipBytes),
  'CURRENT deleted': (folder) => eachFile(folder, /^CURRENT$/, (path) => rmSync(path)),
  'MANIFEST deleted': (folder) => eachFile(folder, /^MANIFEST/, (path) => rmSync(path)),
  'MANIFEST cut': (folder) => eachFile(folder, /^MANIFEST/, (path) => truncateSync(path, 10)),
}

function eachFile(folder: string, name: RegExp, damage: (path: string) => void): void {
  const store = readdirSync(folder).find((each) => each.endsWith('.leveldb'))
  if (!store) throw new Error('no LevelDB folder')
  const files = readdirSync(join(folder, store)).filter((each) => name.test(each))
  if (files.length === 0) throw new Error(`no file ${name}`)
  for (const file of files) damage(join(folder, store, file))
}

function flipBytes(path: string): void {
  const bytes = readFileSync(path)
  for (let at = bytes.length >> 2; at < bytes.length; at += 997) bytes[at] = (bytes[at] ?? 0) ^ 0xff
  writeFileSync(path, bytes)
}

for (const [name, damage] of Object.entries(DAMAGE)) {
  test(`damage is seen before the first edit and made good: ${name}`, async ({ launch }) => {
    const first = await launch()
    await startEmpty(first.page)
    const names = Array.from({ length: 30 }, (_, index) => `科室${index + 1}`)
    await addDepartments(first.page, names)
    await first.kill()
    damage(databases(first.userData))

    let second = await launch({ userData: first.userData })
    const seen = await second.page.evaluate(() => window.workbenchTestPort.store.getState())
    if (seen.problem?.kind === 'database-unreadable') {
      const gone = second.app.waitForEvent('close')
      await second.page.getByRole('button', { name: '封存损坏的数据库并重新启动' }).click()
      await gone
      second = await launch({ userData: first.userData })
    }
    // Either nothing confirmed was hurt (and the ledger agrees), or it is said and made good.
    if (seen.phase !== 'open') await rebuild(second)
    expect(await departmentNames(second.page)).toEqual(names)
    // The folder as it was found lies aside.
    expect(readdirSync(join(first.userData, 'recovery')).length).toBeGreaterThanOrEqual(1)
  })
}

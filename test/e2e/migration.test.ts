import { cpSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { beforeAll, expect, onTestFinished } from 'vitest'
import { test } from '../support/electron-app'
import { buildNextApp } from '../support/next-app'
import { addDepartments, countsOnDisk, departmentNames, openScreen, saved, startEmpty } from './clerk'

/** A few in every run; `MIGRATION_KILLS=30` for the long one. */
const KILLS = Number(process.env.MIGRATION_KILLS ?? 3)
const DEPARTMENTS = Array.from({ length: 40 }, (_, index) => `科室${index + 1}`)
/** As the step of the next version leaves them. */
const MARKED = DEPARTMENTS.map((name) => `${name}〔升〕`)

beforeAll(buildNextApp, 60_000)

type Page = Parameters<typeof startEmpty>[0]

const slots = (page: Page) => page.evaluate(() => window.workbenchTestPort.store.getState().startup?.slots ?? [])

test('a workspace of an older version is backed up and brought over, the old one kept', async ({ launch }) => {
  const then = await launch()
  await startEmpty(then.page)
  await addDepartments(then.page, DEPARTMENTS)
  const counts = await countsOnDisk(then.page)
  // Without the backup at exit: the one before the migration is made by the next version.
  await then.kill()

  const next = await launch({ variant: 'app-next', userData: then.userData })
  await saved(next.page)
  expect(await departmentNames(next.page)).toEqual(MARKED)
  expect(await countsOnDisk(next.page)).toEqual(counts)
  const [old, migrated] = await slots(next.page)
  expect(old).toMatchObject({ schema: 1, status: 'replaced' })
  expect(migrated).toMatchObject({ schema: 2, status: 'open', restored: { slot: old?.id } })
  const backups = readdirSync(join(then.userData, 'workspaces', old?.id ?? '', 'backups'))
  expect(backups.filter((name) => name.endsWith('-migration.bzsd'))).toHaveLength(1)
  // The log is brought along: what it tells of fits the records, so merging and 修改记录 go on.
  const logged = await next.page.evaluate(async () =>
    JSON.stringify(await window.workbenchTestPort.database().changes.toArray()),
  )
  expect(MARKED.every((name) => logged.includes(`"${name}"`))).toBe(true)
  // That it came from a backup is not for the clerk to undo; the backup of before is in the list.
  await openScreen(next.page, '备份恢复')
  await next.page.getByText('升级之前').first().waitFor()
  expect(await next.page.getByRole('button', { name: '撤销恢复' }).count()).toBe(0)
  await next.screenshot('migrated-backups')
  await addDepartments(next.page, ['升级之后'])
  await next.close()

  const again = await launch({ variant: 'app-next', userData: then.userData })
  expect(await departmentNames(again.page)).toEqual([...MARKED, '升级之后'])
  expect(await slots(again.page)).toHaveLength(2)
  await again.close()

  // The older version does not touch what the newer one has saved.
  const older = await launch({ userData: then.userData })
  await older.page.getByText('由更新版本的程序保存过').waitFor()
  await older.screenshot('newer-workspace')
  await older.close()
  const last = await launch({ variant: 'app-next', userData: then.userData })
  expect(await departmentNames(last.page)).toEqual([...MARKED, '升级之后'])
})

test('a lost database of an older version is rebuilt as it was, then brought over', async ({ launch }) => {
  const then = await launch()
  await startEmpty(then.page)
  await addDepartments(then.page, DEPARTMENTS.slice(0, 20))
  await then.page.evaluate(() => window.workbenchTestPort.backups.backUp('hand'))
  await addDepartments(then.page, DEPARTMENTS.slice(20))
  await then.kill()
  rmSync(join(then.userData, 'IndexedDB'), { recursive: true })

  const next = await launch({ variant: 'app-next', userData: then.userData })
  await next.page.getByRole('button', { name: '用备份和保存日志重建' }).click()
  await saved(next.page)
  expect(await departmentNames(next.page)).toEqual(MARKED)
})

test(`killed ${KILLS} times while it is brought over, it is whole and of one version`, {
  timeout: 120_000 + KILLS * 30_000,
}, async ({ launch }) => {
  const then = await launch()
  await startEmpty(then.page)
  await addDepartments(then.page, DEPARTMENTS)
  await then.kill()
  const places = mkdtempSync(join(tmpdir(), 'migration-'))
  onTestFinished(() => rmSync(places, { recursive: true, force: true }))
  for (let round = 0; round < KILLS; round += 1) {
    const userData = join(places, String(round))
    cpSync(then.userData, userData, { recursive: true, filter: (path) => !basename(path).startsWith('Singleton') })
    const killed = await launch({ variant: 'app-next', userData, waitReady: false })
    await new Promise((resolve) => setTimeout(resolve, (round * 137) % 1500))
    await killed.kill()
    const after = await launch({ variant: 'app-next', userData })
    expect(await departmentNames(after.page), `round ${round}`).toEqual(MARKED)
    await after.close()
    rmSync(userData, { recursive: true, force: true })
  }
})

import {
  appendFileSync,
  cpSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { expect, onTestFinished } from 'vitest'
import { type Launch, type RunningApp, test } from '../support/electron-app'
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

/** Big enough that LevelDB has sorted tables (.ldb) beside its log. */
const DEPARTMENTS = Array.from({ length: 80 }, (_, index) => `科室${index + 1}${incompressible(index, 20_000)}`)

/** Chinese characters in an order that no compression shortens, the same in every run. */
function incompressible(seed: number, length: number): string {
  let state = seed + 1
  const codes = Array.from({ length }, () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return 0x4e00 + ((state >>> 16) % 20_000)
  })
  return String.fromCharCode(...codes)
}

/** What can happen to the files of a LevelDB store; `folder` is the store. */
const DAMAGE: Readonly<Record<string, (folder: string) => void>> = {
  'log cut in half': onFiles(/\.log$/, (path) => truncateSync(path, statSync(path).size >> 1)),
  'log short of one byte': onFiles(/\.log$/, (path) => truncateSync(path, statSync(path).size - 1)),
  'log emptied': onFiles(/\.log$/, (path) => truncateSync(path, 0)),
  'log deleted': onFiles(/\.log$/, (path) => rmSync(path)),
  'log overwritten with zeros': onFiles(/\.log$/, (path) => writeFileSync(path, Buffer.alloc(statSync(path).size))),
  'zeros behind the log': onFiles(/\.log$/, (path) => appendFileSync(path, Buffer.alloc(40_000))),
  'garbage behind the log': onFiles(/\.log$/, (path) => appendFileSync(path, Buffer.alloc(5000, 0xa5))),
  'bytes flipped in the log': onFiles(/\.log$/, flipBytes),
  'table deleted': onFiles(/\.ldb$/, (path) => rmSync(path)),
  'table cut in half': onFiles(/\.ldb$/, (path) => truncateSync(path, statSync(path).size >> 1)),
  'table emptied': onFiles(/\.ldb$/, (path) => truncateSync(path, 0)),
  'table overwritten with zeros': onFiles(/\.ldb$/, (path) => writeFileSync(path, Buffer.alloc(statSync(path).size))),
  'bytes flipped in the table': onFiles(/\.ldb$/, flipBytes),
  'CURRENT deleted': onFiles(/^CURRENT$/, (path) => rmSync(path)),
  'CURRENT emptied': onFiles(/^CURRENT$/, (path) => truncateSync(path, 0)),
  'CURRENT leads nowhere': onFiles(/^CURRENT$/, (path) => writeFileSync(path, 'MANIFEST-999999\n')),
  'CURRENT without its line end': onFiles(/^CURRENT$/, (path) => truncateSync(path, statSync(path).size - 1)),
  'MANIFEST deleted': onFiles(/^MANIFEST/, (path) => rmSync(path)),
  'MANIFEST cut': onFiles(/^MANIFEST/, (path) => truncateSync(path, 10)),
  'bytes flipped in MANIFEST': onFiles(/^MANIFEST/, flipBytes),
  'every file emptied': onFiles(/./, (path) => truncateSync(path, 0)),
  'every file deleted': onFiles(/./, (path) => rmSync(path)),
  'store deleted': (folder) => rmSync(folder, { recursive: true }),
  'a file where the store should be': (folder) => {
    rmSync(folder, { recursive: true })
    writeFileSync(folder, '不是文件夹')
  },
}

function onFiles(name: RegExp, damage: (path: string) => void): (folder: string) => void {
  return (folder) => {
    const files = readdirSync(folder).filter((each) => name.test(each))
    if (files.length === 0) throw new Error(`no file ${name}`)
    for (const file of files) damage(join(folder, file))
  }
}

function flipBytes(path: string): void {
  const bytes = readFileSync(path)
  for (let at = bytes.length >> 2; at < bytes.length; at += 97) bytes[at] = (bytes[at] ?? 0) ^ 0xff
  writeFileSync(path, bytes)
}

function storeIn(userData: string): string {
  const store = readdirSync(databases(userData)).find((each) => each.endsWith('.leveldb'))
  if (!store) throw new Error('no LevelDB store')
  return join(databases(userData), store)
}

test('damage of any kind is seen before the first edit, and made good', { timeout: 600_000 }, async ({ launch }) => {
  const origin = await launch()
  await startEmpty(origin.page)
  await addDepartments(origin.page, DEPARTMENTS)
  await origin.kill()
  const places = mkdtempSync(join(tmpdir(), 'damage-'))
  onTestFinished(() => rmSync(places, { recursive: true, force: true }))

  const outcomes: string[] = []
  for (const [name, damage] of Object.entries(DAMAGE)) {
    const userData = join(places, name)
    cpSync(origin.userData, userData, { recursive: true, filter: (path) => !basename(path).startsWith('Singleton') })
    damage(storeIn(userData))
    outcomes.push(`${name}: ${await recovered(launch, userData, name)}`)
    rmSync(userData, { recursive: true, force: true })
  }
  process.stdout.write(`  ${outcomes.join('\n  ')}\n`)
})

/** Starts on the damaged data and says how it was made good; fails unless every department is there in the end. */
async function recovered(launch: Launch, userData: string, name: string): Promise<string> {
  let run = await launch({ userData })
  const { phase, problem } = await run.page.evaluate(() => window.workbenchTestPort.store.getState())
  if (problem?.kind === 'database-unreadable') {
    const gone = run.app.waitForEvent('close')
    await run.page.getByRole('button', { name: '封存损坏的数据库并重新启动' }).click()
    await gone
    run = await launch({ userData })
  }
  // Open at once is right only when the store itself gave everything back: the ledger has agreed.
  if (phase !== 'open') await rebuild(run)
  expect(await departmentNames(run.page), name).toEqual(DEPARTMENTS)
  // What was found at start lies aside, whatever Chromium made of the original.
  expect(readdirSync(join(userData, 'recovery')).length, name).toBeGreaterThanOrEqual(1)
  await run.close()
  return phase === 'open' ? 'nothing was lost' : `${problem?.kind}, rebuilt`
}

test('a new workspace that loses its database and its journal never opens as an empty one', async ({ launch }) => {
  const first = await launch()
  await startEmpty(first.page)
  await addDepartments(first.page, ['办公室'])
  await saved(first.page)
  await first.kill()
  rmSync(databases(first.userData), { recursive: true })
  for (const slot of readdirSync(join(first.userData, 'workspaces'), { withFileTypes: true })) {
    if (slot.isDirectory()) rmSync(join(slot.parentPath, slot.name, 'journal'), { recursive: true, force: true })
  }
  const second = await launch({ userData: first.userData })
  await second.page.getByText('工作区的数据库不见了或被清空了', { exact: false }).waitFor({ timeout: 30_000 })
  await second.screenshot('recovery-nothing-left')
  expect(await second.page.locator('[data-save-state="saved"]').count()).toBe(0)
})

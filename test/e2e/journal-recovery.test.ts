import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { expect, onTestFinished } from 'vitest'
import { filesUnder } from '../support/attached-files'
import { type Launch, type RunningApp, test } from '../support/electron-app'
import { addDepartments, answerDialog, departmentNames, openScreen, saved, startSample } from './clerk'

const FIRST = '000000001.jsonl'
const SECOND = '000000004.jsonl'

/** What happens to a workspace, and what is said and comes back. The journal's segments hold saves 1–3 and 4–5. */
interface Case {
  readonly damage: (at: { readonly journal: string; readonly databases: string }) => void
  readonly told: RegExp
  readonly from: RegExp
  readonly alsoTold?: string
  readonly comesBack: readonly string[]
}

const ALL = ['一', '二', '三', '四', '五']

const CASES: Readonly<Record<string, Case>> = {
  'one byte flipped in the middle': {
    damage: ({ journal }) => flipInLine(join(journal, FIRST), 2),
    told: /能读出第 1 次、第 3–5 次保存，另有 1 处已损坏/,
    from: /^从数据库继续$/,
    comesBack: ALL,
  },
  'journal emptied': {
    damage: ({ journal }) => {
      for (const segment of [FIRST, SECOND]) truncateSync(join(journal, segment), 0)
    },
    told: /没有可以读出的内容/,
    from: /^从数据库继续$/,
    comesBack: ALL,
  },
  'journal deleted': {
    damage: ({ journal }) => rmSync(journal, { recursive: true }),
    told: /没有可以读出的内容/,
    from: /^从数据库继续$/,
    comesBack: ALL,
  },
  'one byte flipped and the database deleted': {
    damage: ({ journal, databases }) => {
      flipInLine(join(journal, FIRST), 2)
      rmSync(databases, { recursive: true })
    },
    told: /能读出第 1 次、第 3–5 次保存/,
    from: /^从备份（.*）和其后的保存日志继续$/,
    comesBack: ALL,
  },
  'a line after the backup flipped and the database deleted': {
    damage: ({ journal, databases }) => {
      flipInLine(join(journal, SECOND), 1)
      rmSync(databases, { recursive: true })
    },
    told: /能读出第 1–3 次、第 5 次保存，另有 1 处已损坏/,
    from: /^从备份（.*）继续$/,
    // Said in so many words, before anything is done.
    alsoTold: '已知保存到第 5 次，能完整找回到第 3 次',
    comesBack: ['一', '二', '三'],
  },
}

/** Changes one byte in the middle of a line (the first is 1). */
function flipInLine(path: string, line: number): void {
  const bytes = readFileSync(path)
  let start = 0
  for (let left = line; left > 1; left -= 1) start = bytes.indexOf(10, start) + 1
  const middle = (start + bytes.indexOf(10, start)) >> 1
  bytes[middle] = (bytes[middle] ?? 0) ^ 1
  writeFileSync(path, bytes)
}

/** A workspace of five saves, backed up after the third, whose program was killed. */
async function killedOffice(launch: Launch): Promise<RunningApp & { readonly names: readonly string[] }> {
  const office = await launch()
  await startSample(office.page)
  const names = await departmentNames(office.page)
  await addDepartments(office.page, ['一', '二', '三'])
  await openScreen(office.page, '备份恢复')
  await office.page.getByRole('button', { name: '立即备份' }).click()
  await office.page.getByText('备份已做好').waitFor()
  await addDepartments(office.page, ['四', '五'])
  await office.kill()
  return { ...office, names }
}

function copyOf(userData: string): string {
  const home = mkdtempSync(join(tmpdir(), 'journal-'))
  onTestFinished(() => rmSync(home, { recursive: true, force: true }))
  cpSync(userData, home, { recursive: true, filter: (path) => !basename(path).startsWith('Singleton') })
  return home
}

function slotIn(userData: string): string {
  const [slot] = readdirSync(join(userData, 'workspaces'), { withFileTypes: true }).filter(
    (entry) => entry.isDirectory() && entry.name !== 'incoming',
  )
  if (!slot) throw new Error('no slot')
  return join(userData, 'workspaces', slot.name)
}

test('with a damaged journal the clerk goes on from what reaches farthest, and nothing is removed', {
  timeout: 300_000,
}, async ({ launch }) => {
  const office = await killedOffice(launch)
  for (const [name, { damage, told, alsoTold, from, comesBack }] of Object.entries(CASES)) {
    const userData = copyOf(office.userData)
    const journal = join(slotIn(userData), 'journal')
    damage({ journal, databases: join(userData, 'IndexedDB') })
    const found = name === 'journal deleted' ? null : filesUnder(journal)

    const run = await launch({ userData })
    await run.page.getByText(told).waitFor()
    if (alsoTold) await run.page.getByText(alsoTold).waitFor()
    await run.resize(1093, 614)
    await run.screenshot(`recovery-${name.replaceAll(' ', '-')}`)
    await run.page.getByRole('button', { name: from }).click()
    await run.page.getByRole('dialog').getByRole('button', { name: '继续' }).click()
    await saved(run.page)
    expect(await departmentNames(run.page), name).toEqual([...office.names, ...comesBack])
    await addDepartments(run.page, ['继续之后'])
    await openScreen(run.page, '备份恢复')
    await run.page.locator('.backups-list').getByText('修复日志', { exact: true }).waitFor()
    await run.close()

    const again = await launch({ userData })
    expect(await departmentNames(again.page), name).toEqual([...office.names, ...comesBack, '继续之后'])
    await again.close()
    // What was damaged lies there as it was found.
    if (found) expect(filesUnder(journal), name).toEqual(found)
  }
})

test('a workspace without any backup goes on from its database when its journal is emptied', async ({ launch }) => {
  const office = await launch()
  await startSample(office.page)
  await addDepartments(office.page, ['一', '二'])
  const names = await departmentNames(office.page)
  await office.kill()
  truncateSync(join(slotIn(office.userData), 'journal', FIRST), 0)
  const run = await launch({ userData: office.userData })
  await run.page.getByText('与备份及其后的修改记录逐条核对一致').waitFor()
  await run.resize(1366, 768)
  await run.screenshot('recovery-without-backup')
  await run.page.getByRole('button', { name: '从数据库继续' }).click()
  await run.page.getByRole('dialog').getByRole('button', { name: '继续' }).click()
  await saved(run.page)
  expect(await departmentNames(run.page)).toEqual(names)
  await run.page.keyboard.press('Control+z')
  await expect.poll(() => departmentNames(run.page)).toEqual(names.slice(0, -1))
})

test('what cannot be confirmed is left to the clerk, and a file from elsewhere is always a way on', async ({
  launch,
}) => {
  const office = await launch()
  await startSample(office.page)
  await addDepartments(office.page, ['一'])
  const names = await departmentNames(office.page)
  await openScreen(office.page, '备份恢复')
  await office.page.getByRole('button', { name: '立即备份' }).click()
  await office.page.getByText('备份已做好').waitFor()
  await office.kill()
  const slot = slotIn(office.userData)
  const [backup = ''] = readdirSync(join(slot, 'backups')).filter((name) => name.endsWith('.bzsd'))
  const elsewhere = join(copyOf(join(slot, 'backups')), backup)
  for (const segment of readdirSync(join(slot, 'journal'))) truncateSync(join(slot, 'journal', segment), 0)
  truncateSync(join(slot, 'backups', backup), 500)
  truncateSync(join(slot, 'baseline.bzsd'), 500)

  const unsure = await launch({ userData: office.userData })
  await unsure.page.getByText('能完整读出，但没有可以对照的记录').waitFor()
  expect(await unsure.page.getByRole('button', { name: '继续', exact: true }).isDisabled()).toBe(true)
  await unsure.page.getByRole('radio', { name: /^数据库/ }).click()
  await unsure.page.getByRole('button', { name: '从数据库继续' }).waitFor()
  await unsure.resize(1093, 614)
  await unsure.screenshot('recovery-unconfirmed')
  await unsure.kill()

  rmSync(join(office.userData, 'IndexedDB'), { recursive: true })
  const nothing = await launch({ userData: office.userData })
  await nothing.page.getByText(/数据库和本机的备份都不能用/).waitFor()
  await nothing.resize(1093, 614)
  await nothing.screenshot('recovery-nothing-left')
  await answerDialog(nothing.app, elsewhere)
  await nothing.page.getByRole('button', { name: /^导入 U 盘上的备份/ }).click()
  await saved(nothing.page)
  expect(await departmentNames(nothing.page)).toEqual(names)
})

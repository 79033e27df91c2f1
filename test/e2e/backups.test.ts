import { copyFileSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { expect, onTestFinished } from 'vitest'
import { filesUnder, PNG, sha256Of } from '../support/attached-files'
import { damageFile } from '../support/backups'
import { type RunningApp, test } from '../support/electron-app'
import { usbStick } from '../support/stick'
import {
  addDepartments,
  advanceClock,
  answerDialog,
  countsOnDisk,
  departmentNames,
  openScreen,
  saved,
  signIn,
  startSample,
} from './clerk'

const HALF_AN_HOUR = 30
const DAY = 24 * 60
/** Waiting for files on a busy machine. */
const PATIENT = { timeout: 20_000 }

const openBackups = (page: Page) => openScreen(page, '备份恢复')

/** The rows of the list whose reason is this one. */
const rowsFor = (page: Page, reason: string) =>
  page.locator('.backups-list tbody tr').filter({ has: page.getByText(reason, { exact: true }) })

async function backUpByHand(page: Page): Promise<void> {
  await page.getByRole('button', { name: '立即备份' }).click()
  await page.getByText('备份已做好，已逐条读回核对。').last().waitFor()
}

const activeSlot = (page: Page) => page.evaluate(() => window.workbenchTestPort.store.getState().startup?.active ?? '')

/** The folder of the opened workspace. */
const slotFolder = async ({ page, userData }: RunningApp) => join(userData, 'workspaces', await activeSlot(page))

/** At both sizes that office PCs have: a small laptop, and the same at 125 %. */
async function picture(run: RunningApp, name: string): Promise<void> {
  await run.resize(1093, 614)
  await run.screenshot(`${name}-small`)
  await run.resize(1366, 768)
  await run.screenshot(name)
}

test('backups are made by hand, by the clock and at exit, and going back can itself be taken back', async ({
  launch,
}) => {
  const first = await launch()
  const { page } = first
  await startSample(page)
  const original = await departmentNames(page)
  await openBackups(page)
  await page.getByText('还没有备份。').waitFor()
  await picture(first, 'backups-empty')

  await backUpByHand(page)
  await rowsFor(page, '手动').getByText('完好').waitFor()
  const { standards } = await countsOnDisk(page)
  await rowsFor(page, '手动')
    .getByText(new RegExp(`标准 ${standards}\\b`))
    .waitFor()
  await page.getByRole('button', { name: '立即备份' }).click()
  await page.getByText('自上次备份以来没有修改').waitFor()

  await addDepartments(page, ['定时之前'])
  await advanceClock(first.app, page, HALF_AN_HOUR)
  await rowsFor(page, '定时').waitFor()
  await advanceClock(first.app, page, HALF_AN_HOUR)
  await addDepartments(page, ['退出之前'])
  await first.close()

  const second = await launch({ userData: first.userData })
  await openBackups(second.page)
  await rowsFor(second.page, '退出时').waitFor()
  expect(await rowsFor(second.page, '定时').count()).toBe(1)
  await rowsFor(second.page, '手动').getByRole('button', { name: '预览' }).click()
  const preview = second.page.getByRole('dialog')
  await preview.getByText('现在多 2').waitFor()
  await preview.getByText('此后的修改：2 次').waitFor()
  await picture(second, 'backups-preview')
  await preview.getByRole('button', { name: '恢复到这个备份' }).click()
  await second.page.getByText(/^已恢复到 .* 的备份。/).waitFor()
  expect(await departmentNames(second.page)).toEqual(original)
  await picture(second, 'backups-restored')
  await addDepartments(second.page, ['恢复之后'])
  await second.close()

  const third = await launch({ userData: first.userData })
  expect(await departmentNames(third.page)).toEqual([...original, '恢复之后'])
  await openBackups(third.page)
  await third.page.getByRole('button', { name: '撤销恢复' }).click()
  await third.page.getByText('已撤销恢复，回到原工作区。').waitFor()
  expect(await departmentNames(third.page)).toEqual([...original, '定时之前', '退出之前'])

  const folder = await slotFolder(third)
  const [oldest] = readdirSync(join(folder, 'backups')).filter((name) => name.endsWith('-hand.bzsd'))
  damageFile(join(folder, 'backups', oldest ?? ''))
  await third.page.getByRole('button', { name: '全部校验' }).click()
  await third.page.getByText('1 个备份已损坏，已封存').waitFor()
  await rowsFor(third.page, '手动').getByText('已损坏', { exact: true }).waitFor()
  await picture(third, 'backups-damaged')
  await third.close()
  expect(existsSync(join(folder, 'backups', `${oldest}.damaged`))).toBe(true)
})

test('old backups and old lines of the journal go, when two newer backups hold them', async ({ launch }) => {
  const run = await launch()
  await startSample(run.page)
  await openBackups(run.page)
  await addDepartments(run.page, ['一'])
  await backUpByHand(run.page)
  const backups = join(await slotFolder(run), 'backups')
  const [made] = readdirSync(backups)
  const long = ['20250601T010000Z-0', '20250601T020000Z-0', '20250602T010000Z-0']
  for (const old of long) copyFileSync(join(backups, made ?? ''), join(backups, `${old}.bzsd`))
  await addDepartments(run.page, ['二'])
  await backUpByHand(run.page)
  await expect
    .poll(() => readdirSync(backups).filter((name) => name.startsWith('202506')), PATIENT)
    .toEqual(['20250601T020000Z-0.bzsd', '20250602T010000Z-0.bzsd'])
  const journal = join(await slotFolder(run), 'journal')
  await expect.poll(() => readdirSync(journal), PATIENT).toEqual(['000000002.jsonl', '000000003.jsonl'])
  await run.close()
  const again = await launch({ userData: run.userData })
  expect(await departmentNames(again.page)).toEqual(expect.arrayContaining(['一', '二']))
})

test('a stick gets every backup with its attached files, and is missed when it is pulled', async ({ launch }) => {
  const stick = usbStick()
  const run = await launch()
  const { app, page } = run
  await startSample(page)
  await attachPhoto(run)
  await openBackups(page)
  await answerDialog(app, stick.folder)
  await page.getByRole('button', { name: '选择文件夹' }).click()
  await page.getByText(stick.otherDisk ? '已复制并读回核对，可以拔出。' : '已复制并读回核对。').waitFor()
  await picture(run, 'backups-second-place')
  const [ours] = readdirSync(join(stick.folder, '标准化试点备份'))
  const copies = join(stick.folder, '标准化试点备份', ours ?? '')
  const sha256 = sha256Of(PNG)
  expect(filesUnder(join(copies, '佐证材料')).get(`${sha256.slice(0, 2)}/${sha256}`)).toEqual(PNG)

  await addDepartments(page, ['第二次'])
  await backUpByHand(page)
  const copied = () => readdirSync(copies).filter((name) => name.endsWith('.bzsd'))
  await expect.poll(() => copied().length, PATIENT).toBe(2)
  const here = await slotFolder(run)
  for (const name of copied()) {
    expect(readFileSync(join(copies, name))).toEqual(readFileSync(join(here, 'backups', name)))
  }
  await exportToStick(run, join(stick.folder, '带走.bzsd'), stick.otherDisk)

  stick.pull()
  await openBackups(page)
  await addDepartments(page, ['没有插着'])
  await page.getByRole('button', { name: '立即备份' }).click()
  await page.getByText(/^第二备份位置“资料盘”没有连接/).waitFor()
  await advanceClock(app, page, 8 * DAY)
  await page.getByText('已有 8 天没有第二份备份').waitFor()
  await picture(run, 'backups-reminder')
  await page.getByRole('button', { name: '一周后再提醒' }).click()
  await page.getByText('已有 8 天没有第二份备份').waitFor({ state: 'detached' })
  await advanceClock(app, page, 8 * DAY)
  await page.getByRole('button', { name: '16 天没有第二份备份' }).waitFor()
  stick.plugIn()
  // Sixteen days later only one of that day's older ones is still wanted.
  const missing = readdirSync(join(here, 'backups'))
    .filter((name) => name.endsWith('.bzsd'))
    .sort()
    .at(-1)
  const copiedAfterAMinute = async () => {
    await advanceClock(app, page, 1)
    return copied()
  }
  await expect.poll(copiedAfterAMinute, PATIENT).toContain(missing)
  await page.getByText('没有第二份备份').first().waitFor({ state: 'detached' })

  await restoreLostPhoto(run)
  await run.close()
  const newest = copied().sort().at(-1) ?? ''
  const home = await launch()
  await signIn(home.page, '李晓', '办公室')
  await answerDialog(home.app, join(copies, newest))
  await home.page.getByRole('button', { name: /导入工作区文件/ }).click()
  await saved(home.page)
  expect(await departmentNames(home.page)).toContain('没有插着')
  expect([...filesUnder(join(await slotFolder(home), 'attachments')).values()]).toContainEqual(PNG)
})

async function attachPhoto({ app, page }: RunningApp): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), '照片 '))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  writeFileSync(join(folder, '现场.png'), PNG)
  await openScreen(page, '宣传培训')
  await page.getByRole('tab', { name: /^佐证材料/ }).click()
  await answerDialog(app, join(folder, '现场.png'))
  await page.getByRole('button', { name: '添加文件' }).click()
  await page.getByRole('listitem', { name: '现场.png' }).waitFor()
  await saved(page)
}

async function exportToStick({ app, page }: RunningApp, path: string, otherDisk: boolean): Promise<void> {
  await openScreen(page, '导入导出')
  await answerDialog(app, path)
  await page.getByRole('button', { name: '导出工作区' }).click()
  await page.getByText('已核对').waitFor()
  if (otherDisk) await page.getByText(/读回比对，一致，可以拔出/).waitFor()
}

/** The store on this PC loses a file: the backup is completed from the stick. */
async function restoreLostPhoto(run: RunningApp): Promise<void> {
  const { page } = run
  const sha256 = sha256Of(PNG)
  rmSync(join(await slotFolder(run), 'attachments', sha256.slice(0, 2), sha256))
  await page.locator('.backups-list').getByRole('button', { name: '预览' }).first().click()
  const preview = page.getByRole('dialog')
  await preview.getByText('内容对比').waitFor()
  expect(await preview.getByText('文件已找不到').count()).toBe(0)
  await preview.getByRole('button', { name: '恢复到这个备份' }).click()
  await page.getByText(/^已恢复到 .* 的备份。/).waitFor()
  expect([...filesUnder(join(await slotFolder(run), 'attachments')).values()]).toContainEqual(PNG)
}

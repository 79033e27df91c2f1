import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { expect, onTestFinished } from 'vitest'
import type { RecordOf, TableName } from '../../domain/records/registry'
import { type RunningApp, test } from '../support/electron-app'
import { answerDialog, countsOnDisk, openScreen, saved, signIn, startSample } from './clerk'

test('a clerk works on the sample, hands in a packet and carries the workspace to another PC', async ({ launch }) => {
  const folder = mkdtempSync(join(tmpdir(), '报送 材料 '))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  const office = await launch()
  const { page } = office
  await startSample(page)

  await addNodeWithThreeStandards(page)
  await moveUndoRedo(page)
  await recordTraining(page)
  await recordImplementation(page)
  await recordArchiveItem(page)

  const packet = join(folder, '概览材料.pdf')
  await exportTo(office, '导出概览材料包（PDF）', packet)
  const text = execFileSync('pdftotext', ['-layout', packet, '-'], { encoding: 'utf8' })
  for (const written of [
    'Q/YXZW TG 901',
    '延时服务规范',
    '延时服务标准宣贯',
    '公示延时服务时间',
    '关于开展延时服务的通知',
  ]) {
    expect(text.replace(/\s+/g, ''), written).toContain(written.replace(/\s+/g, ''))
  }
  expect(execFileSync('qpdf', ['--check', packet], { encoding: 'utf8' })).toContain(
    'No syntax or stream encoding errors',
  )

  const carried = join(folder, '带走.bzsd')
  await exportTo(office, '导出工作区', carried)
  expect(await page.getByText('已核对').textContent()).toContain('工作区已导出')
  const before = await records(page)
  const counts = await countsOnDisk(page)
  await office.close()

  // Another PC: a fresh user-data folder is a wiped one.
  const home = await launch()
  await signIn(home.page, '李晓', '办公室')
  await answerDialog(home.app, carried)
  await home.page.getByRole('button', { name: /导入工作区文件/ }).click()
  await saved(home.page)
  expect(await records(home.page)).toEqual(before)
  expect(await countsOnDisk(home.page)).toEqual(counts)

  const again = join(folder, '再次导出.bzsd')
  await openScreen(home.page, '导入导出')
  await exportTo(home, '导出工作区', again)
  execFileSync('cmp', [carried, again])
})

async function addNodeWithThreeStandards(page: Page): Promise<void> {
  await openScreen(page, '体系框架')
  await page.getByRole('treeitem', { name: /^TG3 / }).click()
  await page.keyboard.press('Insert')
  await page.getByLabel('节点名称').fill('延时服务')
  await page.keyboard.press('Enter')
  await page.getByRole('treeitem', { name: /延时服务，0 项标准/ }).click()
  await paste(page, [
    ['标准号', '标准名称', '实施日期', '编制状态'],
    ['Q/YXZW TG 901—2026', '延时服务规范', '2026年3月17日', '现行'],
    ['Q/YXZW TG 902—2026', '预约办理规范', '20260401', '现行'],
    ['', '上门服务规范', '', '拟编'],
  ])
  await page.getByRole('treeitem', { name: /延时服务，3 项标准/ }).waitFor()
  await saved(page)
}

/** Pastes cells as Excel puts them on the clipboard, through the paste window of the screen. */
async function paste(page: Page, rows: readonly (readonly string[])[]): Promise<void> {
  await page.getByRole('button', { name: '从 Excel 粘贴' }).click()
  await page.getByLabel('从 Excel 复制的表格').fill(rows.map((cells) => cells.join('\t')).join('\n'))
  await page
    .getByRole('dialog')
    .getByRole('button', { name: /^添加|^导入|^确定/ })
    .click()
}

async function moveUndoRedo(page: Page): Promise<void> {
  const node = page.getByRole('treeitem', { name: /延时服务，3 项标准/ })
  await node.click()
  const level = () => node.getAttribute('aria-level')
  const start = await level()
  await page.keyboard.press('Alt+ArrowLeft')
  await expect.poll(level).not.toBe(start)
  const moved = await level()
  await page.keyboard.press('Control+z')
  await expect.poll(level).toBe(start)
  await page.keyboard.press('Control+y')
  await expect.poll(level).toBe(moved)
}

async function recordTraining(page: Page): Promise<void> {
  await openScreen(page, '宣传培训')
  await page.getByRole('button', { name: '新增宣传培训' }).click()
  await page.getByLabel('主题', { exact: true }).fill('延时服务标准宣贯')
  await page.getByLabel('日期', { exact: true }).fill('2026.3.20')
  await page.getByLabel('授课人', { exact: true }).fill('欧阳清越')
  await page.keyboard.press('Control+s')
  await saved(page)
}

async function recordImplementation(page: Page): Promise<void> {
  await openScreen(page, '实施记录')
  await page.getByRole('button', { name: '新增实施记录' }).click()
  await page.getByLabel('标准', { exact: true }).click()
  await page.keyboard.type('延时服务规范')
  await page.keyboard.press('Enter')
  await page.getByLabel('实施措施', { exact: true }).fill('公示延时服务时间')
  await page.getByLabel('开始日期', { exact: true }).fill('２０２６／３／２３')
  await page.keyboard.press('Control+s')
  await saved(page)
}

async function recordArchiveItem(page: Page): Promise<void> {
  await openScreen(page, '归档文件')
  await page.getByRole('button', { name: '新增归档文件' }).click()
  await page.getByLabel('题名', { exact: true }).fill('关于开展延时服务的通知')
  await page.getByLabel('年度', { exact: true }).fill('2026')
  await page.getByLabel('日期', { exact: true }).fill('2026-03-17')
  await page.keyboard.press('Control+s')
  await saved(page)
  await openScreen(page, '导入导出')
}

async function exportTo({ app, page }: RunningApp, button: string, path: string): Promise<void> {
  await answerDialog(app, path)
  await page.getByRole('button', { name: button }).click()
  await page.getByText(path.split('/').at(-1) ?? path, { exact: true }).waitFor({ timeout: 60_000 })
}

/** All records as the window holds them, by table, in id order. */
function records(page: Page): Promise<{ [Table in TableName]?: RecordOf[Table][] }> {
  return page.evaluate(() => {
    const { state } = window.workbenchTestPort.session().current
    return Object.fromEntries(
      Object.entries(state).map(([table, rows]) => [
        table,
        [...rows.values()].sort((left, right) => (left.id < right.id ? -1 : 1)),
      ]),
    )
  })
}

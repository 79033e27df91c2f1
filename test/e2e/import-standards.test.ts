import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished } from 'vitest'
import { readTableFile } from '../../main/spreadsheet/read-table-file'
import { dirtyWorkbook } from '../support/dirty-table'
import { test } from '../support/electron-app'
import { answerDialog, countsOnDisk, openScreen, saved, startSample } from './clerk'

const ROWS = 1_200

test('a dirty table of a thousand rows goes in from Excel, cleaned, in one step', async ({ launch }) => {
  const folder = mkdtempSync(join(tmpdir(), '导入-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  const path = join(folder, '标准清单.xlsx')
  const { bytes, dirt } = await dirtyWorkbook(ROWS)
  writeFileSync(path, bytes)

  const { app, page, screenshot } = await launch()
  await startSample(page)
  const before = await countsOnDisk(page)
  await openScreen(page, '导入标准')
  await screenshot('import-home')
  await answerDialog(app, path)
  await page.getByRole('button', { name: '选择 Excel 或 CSV 文件' }).click()

  // The first sheet only explains: the second is taken by itself, and of the first nothing is understood.
  const chooseSheet = async (label: string) => {
    await page.getByRole('combobox', { name: '工作表' }).click()
    await page.getByText(label).last().click()
  }
  const found = page.getByText(`在第 3 行，共 ${ROWS} 行数据`)
  await found.waitFor()
  await chooseSheet('说明（1 行）')
  await page.getByText('没有找到表头，请逐列选定。').waitFor()
  await screenshot('import-no-header')
  await chooseSheet(`标准明细表（${ROWS + 3} 行）`)
  await found.waitFor()
  const takeAs = async (column: string, field: string) => {
    await page.getByRole('combobox', { name: `${column}导入为` }).click()
    await page.keyboard.type(field)
    await page.keyboard.press('Enter')
  }
  const count = (label: string) => page.getByRole('region', { name: '导入预览' }).getByText(label, { exact: true })
  await count(`需要看的 ${dirt.repaired + dirt.warnings + dirt.duplicates}`).waitFor({ timeout: 30_000 })
  await count(`新增 ${ROWS - dirt.duplicates}`).waitFor()
  await screenshot('import-problems')
  const list = join(folder, '问题清单.xlsx')
  await answerDialog(app, list)
  await page.getByRole('button', { name: '导出问题清单' }).click()
  await page
    .getByText(`已导出，已核对：共 ${dirt.repaired + dirt.warnings + dirt.duplicates} 行`, { exact: false })
    .waitFor()
  const written = await readTableFile(list)
  expect(written.ok && written.value.sheets[0]?.rows.some(({ cells }) => cells.includes('TC456'))).toBe(true)

  await count(`跳过 ${dirt.duplicates}`).click()
  await page.getByText('并入第11行').first().waitFor()
  await screenshot('import-skipped')
  const button = page.getByRole('button', { name: `导入：新增 ${ROWS - dirt.duplicates} 项，更新 0 项` })
  await takeAs('“备注（来源）”', '标准名称')
  await page.getByText('还有 1 列没有选定对应关系').waitFor()
  expect(await page.getByRole('button', { name: /^导入/ }).last().isDisabled()).toBe(true)
  await screenshot('import-undecided')
  await takeAs('“备注（来源）”', '备注')
  await takeAs('“标准名称”', '标准名称')

  await button.click()
  await page.getByText(`新增 ${ROWS - dirt.duplicates} 项，更新 0 项`, { exact: false }).waitFor({ timeout: 60_000 })
  await saved(page)
  await screenshot('import-done')
  const after = await countsOnDisk(page)
  expect((after.standards ?? 0) - (before.standards ?? 0)).toBe(ROWS - dirt.duplicates)
  expect((after.batches ?? 0) - (before.batches ?? 0)).toBe(1)

  // The same file again changes nothing; one step takes it all back.
  await answerDialog(app, path)
  await page.getByRole('button', { name: '选择 Excel 或 CSV 文件' }).click()
  await count(`相同 ${ROWS - dirt.duplicates}`).waitFor({ timeout: 30_000 })
  await page.getByText('没有需要新增或更新的内容。').waitFor()
  await page.getByRole('button', { name: '放弃导入' }).click()
  await page.keyboard.press('Control+z')
  await expect.poll(async () => (await countsOnDisk(page)).standards, { timeout: 30_000 }).toBe(before.standards)
})

test('a file that is no table is refused with a sentence, and nothing changes', async ({ launch }) => {
  const { app, page, screenshot } = await launch()
  await startSample(page)
  await openScreen(page, '导入标准')
  const template = join(mkdtempSync(join(tmpdir(), '模板-')), '模板.xlsx')
  await answerDialog(app, template)
  await page.getByRole('button', { name: '下载填写模板' }).click()
  await page.getByText('已导出，已核对', { exact: false }).waitFor()
  expect(await readTableFile(template)).toMatchObject({ ok: true })
  await answerDialog(app, join(import.meta.dirname, '../fixtures/tables/locked.xlsx'))
  await page.getByRole('button', { name: '选择 Excel 或 CSV 文件' }).click()
  await page.getByText('这个 Excel 文件设有打开密码').waitFor()
  await screenshot('import-refused')
  await page.getByRole('button', { name: '知道了' }).click()
  await answerDialog(app, join(import.meta.dirname, '../fixtures/tables/gb18030.csv'))
  await page.getByRole('button', { name: '选择 Excel 或 CSV 文件' }).click()
  await page.getByText('编码：GB18030（GBK）').waitFor()
  await page.getByText('归档文件整理规则').first().waitFor()
})

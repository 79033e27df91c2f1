import { mkdtempSync, readdirSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect } from 'vitest'
import { readTableFile } from '../../main/spreadsheet/read-table-file'
import { test } from '../support/electron-app'
import { answerDialog, openScreen, startSample } from './clerk'

const ID = '标识'

async function cellsOf(path: string): Promise<readonly (readonly string[])[]> {
  const read = await readTableFile(path)
  if (!read.ok) throw new Error(read.error.message)
  return read.value.sheets[0]?.rows.map(({ cells }) => cells) ?? []
}

test('the detail table goes to Excel and to CSV, of all or of one node', async ({ launch }) => {
  const folder = mkdtempSync(join(tmpdir(), 'standards-export-'))
  const { app, page, screenshot } = await launch()
  await startSample(page)
  await openScreen(page, '体系框架')
  const button = page.getByRole('button', { name: '导出 Excel' })

  const whole = join(folder, '明细表.xlsx')
  await answerDialog(app, whole)
  await button.click()
  const notice = page.getByRole('alert').filter({ hasText: '已导出，已核对' })
  await notice.waitFor()
  await screenshot('standards-export')
  expect(await notice.textContent()).toContain('明细表.xlsx')
  const standards = await page.evaluate(() =>
    [...window.workbenchTestPort.session().current.state.standards.values()].map(({ id }) => String(id)),
  )
  const [title, header, ...rows] = await cellsOf(whole)
  expect(title?.[0]).toMatch(/^标准明细表（基准日期 \d{4}-\d\d-\d\d）$/)
  expect(header?.at(-1)).toBe(ID)
  expect(rows.map((cells) => cells.at(-1)).sort()).toEqual(standards.sort())

  const part = join(folder, '保障.csv')
  await page.getByRole('treeitem', { name: /^BZ2 / }).click()
  await answerDialog(app, part)
  await button.click()
  await page.getByRole('alert').filter({ hasText: '保障.csv' }).waitFor()
  const [partHeader, ...partRows] = await cellsOf(part)
  expect(partHeader).toEqual(header)
  expect(partRows.length).toBeGreaterThan(0)
  expect(partRows.length).toBeLessThan(rows.length)
  expect(readdirSync(folder).sort()).toEqual(['保障.csv', '明细表.xlsx'])
})

test('what cannot be written says so, and the old file stays', async ({ launch }) => {
  const folder = mkdtempSync(join(tmpdir(), 'standards-export-'))
  const { app, page } = await launch()
  await startSample(page)
  await openScreen(page, '体系框架')
  const file = join(folder, '不是文件夹')
  writeFileSync(file, '旧')
  await answerDialog(app, join(file, '明细表.xlsx'))
  await page.getByRole('button', { name: '导出 Excel' }).click()
  await page.getByText('导出标准明细表没有完成').last().waitFor()
  expect(readdirSync(folder)).toEqual(['不是文件夹'])
})

import { mkdtempSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { answerDialog, countsOnDisk, signIn, startEmpty } from '../e2e/clerk'
import { test } from '../support/electron-app'
import { printValue } from './figures'
import { fillStandards } from './ten-thousand'

test('export and import of 10,000 records', async ({ launch }) => {
  const path = join(mkdtempSync(join(tmpdir(), 'exchange-')), '一万条.bzsd')
  const office = await launch()
  await startEmpty(office.page)
  await fillStandards(office.page, 10_000)
  await answerDialog(office.app, path)
  await office.page.getByRole('menuitem', { name: '导入导出' }).click()
  const exportStart = performance.now()
  await office.page.getByRole('button', { name: '导出工作区' }).click()
  await office.page.getByText('已核对').waitFor({ timeout: 120_000 })
  report('export, verified', performance.now() - exportStart, path)
  await office.close()

  const home = await launch()
  await signIn(home.page)
  await answerDialog(home.app, path)
  const importStart = performance.now()
  await home.page.getByRole('button', { name: /导入工作区文件/ }).click()
  await home.page.locator('[data-save-state="saved"]').waitFor({ timeout: 120_000 })
  report('import, verified and opened', performance.now() - importStart, path)
  printValue('records and changes in the file', sum(await countsOnDisk(home.page)), '')
})

function report(name: string, ms: number, path: string): void {
  const megabytes = statSync(path).size / 1e6
  printValue(name, ms / 1000, 's')
  printValue(`${name}, of the compressed file`, megabytes / (ms / 1000), 'MB/s')
}

function sum(counts: Record<string, number>): number {
  return Object.values(counts).reduce((total, count) => total + count, 0)
}

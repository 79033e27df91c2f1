import { execFileSync } from 'node:child_process'
import { mkdtempSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test as plain } from 'vitest'
import type { SheetFormat, SheetTable } from '../../domain/spreadsheet/sheet-table'
import { placeStandards } from '../../domain/standards/placement'
import { standardsSheet } from '../../domain/standards/standards-sheet'
import { stateOf } from '../domain/builders'
import { answerDialog, startEmpty } from '../e2e/clerk'
import { builtFile } from '../support/built-app'
import { test } from '../support/electron-app'
import { median, printFigure, printRatio, printValue } from './figures'
import { watchLongTasks } from './long-tasks'
import { fillStandards } from './ten-thousand'

const ROWS = 10_000
const RUNS = 3
const folder = mkdtempSync(join(tmpdir(), 'table-export-bench-'))

interface Run {
  readonly ms: number
  readonly kilobytes: number
}

function run(script: string, ...args: string[]): Run {
  return JSON.parse(execFileSync(process.execPath, [join(import.meta.dirname, script), ...args], { encoding: 'utf8' }))
}

function orderOf(table: SheetTable, format: SheetFormat): string {
  const path = join(folder, `${format}.json`)
  const input = { table, format, output: join(folder, `表.${format}`) }
  writeFileSync(path, JSON.stringify({ name: 'exportTable', input }))
  return path
}

plain('标准明细表 of 10,000 rows as a spreadsheet file', () => {
  const start = performance.now()
  const table = tableOf(ROWS)
  printValue('the rows as a sheet', performance.now() - start, 'ms')
  const bare: Run[] = []
  const ours: Run[] = []
  const csv: Run[] = []
  const worker = builtFile('worker.js')
  // Taken in turns, so that whatever else the machine does hits all.
  for (let round = 0; round < RUNS; round += 1) {
    bare.push(run('bare-workbook.mjs', orderOf(table, 'xlsx')))
    ours.push(run('run-worker.mjs', worker, orderOf(table, 'xlsx')))
    csv.push(run('run-worker.mjs', worker, orderOf(table, 'csv')))
  }
  print(`xlsx of ${ROWS} rows, worker start to file read back and compared`, ours)
  printValue('  size', statSync(join(folder, '表.xlsx')).size / 1e6, 'MB')
  print('bare exceljs writing the same cells, nothing read back', bare)
  printRatio('xlsx: ours / bare exceljs, medians', middle(ours), middle(bare))
  print(`csv of ${ROWS} rows, worker start to file read back and compared`, csv)
})

const middle = (runs: readonly Run[]) => median(runs.map(({ ms }) => ms))

function print(name: string, runs: readonly Run[]): void {
  printFigure(
    name,
    runs.map(({ ms }) => ms),
  )
  printValue('  memory of the whole process, most', Math.max(...runs.map(({ kilobytes }) => kilobytes / 1024)), 'MB')
}

function tableOf(count: number): SheetTable {
  const state = stateOf({
    systemNodes: Array.from({ length: 50 }, (_, index) => {
      return { n: 1 + index, order: `a${index + 10}`, code: `TG${index + 10}`, name: `服务提供类目${index}` }
    }),
    standards: Array.from({ length: count }, (_, index) => ({
      n: 1000 + index,
      number: index % 3 === 0 ? `Q/YXZW TG ${index}—2025` : `GB/T ${10_000 + index}-2020`,
      name: `政务服务事项办理规范 第${index + 1}部分：${index % 2 ? '受理与审查' : '送达与评价'}`,
      nodeIds: [1 + (index % 50)],
      systemCode: `TG${(index % 50) + 10}-${index}`,
      publishedOn: '2025-06-01',
      effectiveOn: '2025-07-01',
      issuer: '云溪县政务服务中心',
    })),
  })
  const standards = placeStandards(state, null).map(({ standard }) => standard)
  return standardsSheet(state, { standards, title: '', on: '2026-11-20' })
}

test('标准明细表 of 10,000 rows out of the window', async ({ launch }) => {
  const { app, page } = await launch()
  await startEmpty(page)
  await fillStandards(page, ROWS)
  await page.getByRole('menuitem', { name: '体系框架' }).click()
  await page
    .getByRole('gridcell', { name: /服务事项办理规范/ })
    .first()
    .waitFor()
  await page.evaluate(watchLongTasks)
  await answerDialog(app, join(folder, '窗口.xlsx'))
  const start = performance.now()
  await page.getByRole('button', { name: '导出 Excel' }).click()
  await page.getByText('已导出，已核对').waitFor({ timeout: 120_000 })
  printValue('click to “已导出，已核对”', (performance.now() - start) / 1000, 's')
  const tasks = await page.evaluate(() => (window as unknown as { longTasks: number[] }).longTasks)
  printValue(
    'longest task of the window (none listed under 50)',
    Math.max(0, ...tasks),
    `ms (${tasks.length} over 50 ms)`,
  )
})

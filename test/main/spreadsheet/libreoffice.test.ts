import { execFileSync } from 'node:child_process'
import { mkdirSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { beforeEach, expect, it } from 'vitest'
import type { SheetTable } from '../../../domain/spreadsheet/sheet-table'
import { detailTable } from '../../../domain/standards/detail-table'
import { fieldsByPlace, tableLayout } from '../../../domain/standards/import/layout'
import { importPlanner } from '../../../domain/standards/import/plan'
import { standardsSheet, standardsTemplate } from '../../../domain/standards/standards-sheet'
import { parseDelimited } from '../../../domain/standards/tsv'
import { stateFromRows } from '../../../domain/workspace/rows'
import type { WorkspaceState } from '../../../domain/workspace/state'
import { exportTable } from '../../../main/spreadsheet/export-table'
import { readTableFile } from '../../../main/spreadsheet/read-table-file'
import { sampleRows } from '../../../scripts/sample/generate'
import { testIds, valueIn } from '../../domain/builders'
import { temporaryFolder } from '../../support/temporary-folder'

const ON = '2026-11-20'
let folder: string
let state: WorkspaceState
beforeEach(() => {
  folder = temporaryFolder()
  state = valueIn(stateFromRows(sampleRows()))
})

/** 标准明细表 of the sample, with one text that a spreadsheet would calculate. */
function sample(): SheetTable {
  const standards = detailTable(state, { nodeId: null, on: ON }).map(({ standard }, index) =>
    index === 0 ? { ...standard, note: '=1+1' } : standard,
  )
  return standardsSheet(state, { standards, title: '', on: ON })
}

async function written(table: SheetTable, name: string): Promise<string> {
  const output = join(folder, name)
  valueIn(await exportTable({ table, format: 'xlsx', output }))
  return output
}

/** What LibreOffice makes of a workbook; the path of the file. */
function converted(workbook: string, to: 'csv' | 'pdf' | 'xlsx'): string {
  const out = join(folder, to)
  mkdirSync(out, { recursive: true })
  const filter = to === 'csv' ? 'csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false' : to
  const profile = `-env:UserInstallation=${pathToFileURL(join(folder, 'profile')).href}`
  execFileSync('soffice', [profile, '--headless', '--convert-to', filter, '--outdir', out, workbook], { stdio: 'pipe' })
  return join(out, `${basename(workbook, '.xlsx')}.${to}`)
}

function pdfPages(path: string): string[] {
  const text = execFileSync('pdftotext', ['-layout', path, '-'], { encoding: 'utf8' })
  return text.split('\f').filter((page) => page.trim() !== '')
}

it('LibreOffice opens the workbook and shows the same cells', async () => {
  const table = sample()
  const csv = readFileSync(converted(await written(table, '明细表.xlsx'), 'csv'), 'utf8')
  const [title, header, ...rows] = parseDelimited(csv, ',')
  expect(title?.[0]).toBe(table.title)
  expect(header).toEqual(table.columns.map(({ header: word }) => word))
  expect(rows).toEqual(table.rows.map((cells) => cells.map((cell) => String(cell ?? ''))))
})

it('prints with its header on every page, pages numbered, record ids folded away', async () => {
  const table = sample()
  const long = { ...table, rows: [...table.rows, ...table.rows, ...table.rows] }
  const pages = pdfPages(converted(await written(long, '打印.xlsx'), 'pdf'))
  expect(pages.length).toBeGreaterThan(2)
  for (const [index, page] of pages.entries()) {
    expect(page).toContain('标准名称')
    expect(page).toContain('实施日期')
    expect(page.replace(/\s+/g, '')).toContain(`第${index + 1}页共${pages.length}页`)
    expect(page).not.toContain(String(table.rows[0]?.at(-1)))
  }
}, 120_000)

it('imports without a change after LibreOffice has saved it', async () => {
  const standards = detailTable(state, { nodeId: null, on: ON }).map(({ standard }) => standard)
  const saved = converted(await written(standardsSheet(state, { standards, title: '', on: ON }), '再存.xlsx'), 'xlsx')
  const { columns, body } = tableLayout(valueIn(await readTableFile(saved)).sheets[0]?.rows ?? [])
  const ids = testIds()
  const planner = importPlanner(state, {
    fields: fieldsByPlace(columns),
    nodeId: null,
    existing: 'update',
    skipErrors: false,
    newId: () => ids.next(),
  })
  planner.add(body)
  const plan = planner.finish()
  expect(plan.problems).toEqual([])
  expect(plan.counts).toEqual({ added: 0, updated: 0, unchanged: standards.length, skipped: 0 })
})

it('opens the template with both sheets', async () => {
  const pages = pdfPages(converted(await written(standardsTemplate(state), '模板.xlsx'), 'pdf'))
  expect(pages.join('')).toContain('标准体系编号')
  expect(pages.join('')).toContain('填写说明（本页不导入）')
})

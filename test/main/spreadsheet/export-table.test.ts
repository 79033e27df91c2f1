import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import ExcelJS from 'exceljs'
import fc from 'fast-check'
import { beforeEach, describe, expect, it } from 'vitest'
import type { SheetCell, SheetColumn, SheetFormat, SheetTable } from '../../../domain/spreadsheet/sheet-table'
import { isFilled } from '../../../domain/standards/import/layout'
import { exportTable } from '../../../main/spreadsheet/export-table'
import { readTableFile } from '../../../main/spreadsheet/read-table-file'
import { anyDate, anyText } from '../../support/arbitraries'
import { temporaryFolder } from '../../support/temporary-folder'

let folder: string
beforeEach(() => {
  folder = temporaryFolder()
})

async function written(table: SheetTable, format: SheetFormat): Promise<string> {
  const output = join(folder, `表.${format}`)
  const done = await exportTable({ table, format, output })
  if (!done.ok) throw new Error(done.error.message)
  expect(done.value).toEqual({ bytes: readFileSync(output).length, rows: table.rows.length })
  return output
}

async function cellsOf(path: string) {
  const read = await readTableFile(path)
  if (!read.ok) throw new Error(read.error.message)
  return read.value.sheets[0]?.rows ?? []
}

const awkward = fc.oneof(
  anyText,
  fc.tuple(fc.constantFrom(..."=+-@\t\r\n'＝＋－＠_ "), anyText).map((parts) => parts.join('')),
  fc.constantFrom(
    '_x0041_',
    '_x0041_x0042_',
    '_x0041\u0001',
    '_x000d_',
    '=HYPERLINK("http://x.invalid")',
    '"',
    "'",
    '\r',
    '\ufeff',
  ),
  fc.constantFrom('a;b;c;d', 'a\tb\tc', 'a,b,c', '"a";"b"', '001', '1e5', 'TRUE', '2026-03-17'),
)
const anyCell: fc.Arbitrary<SheetCell> = fc.oneof(
  { weight: 4, arbitrary: awkward.filter((text) => !text.includes('\ufffd')) },
  { weight: 1, arbitrary: fc.double({ noNaN: true, noDefaultInfinity: true }).map((value) => value + 0) },
  { weight: 1, arbitrary: anyDate },
  { weight: 1, arbitrary: fc.constant(null) },
)
const anyTable: fc.Arbitrary<SheetTable> = fc
  .tuple(fc.integer({ min: 1, max: 5 }), fc.option(fc.constantFrom('标准明细表', '=标题'), { nil: null }))
  .chain(([width, title]) =>
    fc.record({
      name: fc.constantFrom('明细表', "'[a]/b*c?'", '很'.repeat(40)),
      title: fc.constant(title),
      columns: fc.array(
        fc.record<SheetColumn>({
          header: fc.constantFrom('标准号', '=备注', '起,讫'),
          width: fc.integer({ min: 1, max: 40 }),
          type: fc.constantFrom('text', 'date', 'number'),
        }),
        { minLength: width, maxLength: width },
      ),
      rows: fc.array(fc.array(anyCell, { maxLength: width }), { maxLength: 8 }),
      landscape: fc.boolean(),
    }),
  )

/** What a reader must find: the rows in which anything stands. */
function expected({ columns, rows, title }: SheetTable, format: SheetFormat) {
  const above = title === null || format === 'csv' ? [] : [columns.map(() => title)]
  const all = [
    ...above,
    columns.map(({ header }) => header),
    ...rows.map((cells) => cells.map((cell) => String(cell ?? ''))),
  ]
  return all.flatMap((cells, index) => (cells.some(isFilled) ? [{ row: index + 1, cells }] : []))
}

/** Empty cells at the end of a row say nothing. */
const trimmed = (rows: readonly { readonly row: number; readonly cells: readonly string[] }[]) =>
  rows.map(({ row, cells }) => ({ row, cells: cells.slice(0, cells.findLastIndex((cell) => cell !== '') + 1) }))

describe.each(['xlsx', 'csv'] as const)('a table as %s', (format) => {
  it('gives back every cell as it was', async () => {
    await fc.assert(
      fc.asyncProperty(anyTable, async (table) => {
        const rows = await cellsOf(await written(table, format))
        expect(trimmed(rows)).toEqual(trimmed(expected(table, format)))
      }),
      { numRuns: format === 'xlsx' ? 80 : 300 },
    )
  })

  it('has the same bytes each time', async () => {
    const table = { ...plain, rows: [['甲', '2026-03-17', 3]] }
    const first = readFileSync(await written(table, format))
    expect(readFileSync(await written(table, format)).equals(first)).toBe(true)
    expect(readdirSync(folder)).toEqual([`表.${format}`])
  })
})

const plain: SheetTable = {
  name: '标准明细表',
  title: '云河县标准明细表',
  columns: [
    { header: '标准名称', width: 30, type: 'text' },
    { header: '实施日期', width: 12, type: 'date' },
    { header: '页数', width: 8, type: 'number' },
    { header: '标识', width: 10, type: 'text', hidden: true },
  ],
  rows: [],
  landscape: true,
}

describe('a workbook', () => {
  it('holds dates, numbers and texts as such, and is ready to print', async () => {
    const rows = [
      ['=1+1', '2026-03-17', 3, 'id'],
      ['甲', '1899-12-31', null, ''],
    ]
    const book = new ExcelJS.Workbook()
    await book.xlsx.readFile(await written({ ...plain, rows }, 'xlsx'))
    const sheet = book.getWorksheet('标准明细表')
    expect(sheet?.getCell('A3').type).toBe(ExcelJS.ValueType.String)
    expect(sheet?.getCell('A3').numFmt).toBe('@')
    expect(sheet?.getCell('B3').value).toEqual(new Date('2026-03-17T00:00:00Z'))
    expect(sheet?.getCell('B3').numFmt).toBe('yyyy-mm-dd')
    expect(sheet?.getCell('C3').value).toBe(3)
    expect(sheet?.getCell('B4').value).toBe('1899-12-31')
    expect(sheet?.getColumn(4).hidden).toBe(true)
    expect(sheet?.getColumn(1).width).toBe(30)
    expect(sheet?.getCell('D1').master.address).toBe('A1')
    expect(sheet?.views).toMatchObject([{ state: 'frozen', ySplit: 2 }])
    expect(sheet?.pageSetup).toMatchObject({
      paperSize: 9,
      orientation: 'landscape',
      fitToPage: true,
      fitToWidth: 1,
      fitToHeight: 0,
      printTitlesRow: '1:2',
    })
    expect(sheet?.headerFooter.oddFooter).toContain('第 &P 页 共 &N 页')
    expect(sheet?.autoFilter).toBe('A2:D4')
  })

  it.each([
    ['more than Excel takes in a rule', Array.from({ length: 40 }, (_, index) => `第${index}办事服务窗口`)],
    ['a comma', ['一科,二科']],
    ['a quotation mark', ['“一”"科"']],
  ])('offers no choices with %s, which Excel would call damage', async (_, choices) => {
    const path = await written(
      { ...plain, columns: [{ header: '责任部门', width: 10, type: 'text', choices }] },
      'xlsx',
    )
    const book = new ExcelJS.Workbook()
    await book.xlsx.readFile(path)
    expect(book.worksheets[0]?.getCell('A3').dataValidation).toBeUndefined()
  })

  it('offers choices and has a second sheet', async () => {
    const columns = [{ header: '编制状态', width: 10, type: 'text', choices: ['现行', '在编'] }] as const
    const guide = { name: '填写说明', title: null, columns, rows: [['甲']], landscape: false }
    const book = new ExcelJS.Workbook()
    await book.xlsx.readFile(await written({ ...plain, columns, guide }, 'xlsx'))
    expect(book.worksheets.map(({ name }) => name)).toEqual(['标准明细表', '填写说明'])
    expect(book.getWorksheet('标准明细表')?.getCell('A3').dataValidation).toMatchObject({
      type: 'list',
      formulae: ['"现行,在编"'],
    })
  })
})

describe('a CSV file', () => {
  it('begins with the mark that Excel needs and cannot calculate', async () => {
    const bytes = readFileSync(await written({ ...plain, rows: [['=1+1', null, -5, '"甲",乙']] }, 'csv'))
    expect(bytes.toString()).toBe('\ufeff标准名称,实施日期,页数,标识\r\n"\'=1+1",,-5,"""甲"",乙"\r\n')
  })
})

it('refuses a cell that is too long for Excel and writes nothing', async () => {
  const output = join(folder, '表.xlsx')
  const done = await exportTable({ table: { ...plain, rows: [['x'.repeat(40_000)]] }, format: 'xlsx', output })
  expect(done).toMatchObject({ ok: false, error: { kind: 'cell-too-long' } })
  expect(readdirSync(folder)).toEqual([])
})

it('leaves nothing when it is cancelled at the last moment', async () => {
  const output = join(folder, '表.csv')
  const done = await exportTable({ table: plain, format: 'csv', output }, { mayCommit: () => false })
  expect(done).toMatchObject({ ok: false, error: { kind: 'cancelled' } })
  expect(readdirSync(folder)).toEqual([])
})

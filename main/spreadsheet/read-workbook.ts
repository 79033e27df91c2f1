import ExcelJS, { type CellValue, type Worksheet } from 'exceljs'
import { ok, type Result } from '../../domain/result'
import { isFilled, type TableRow } from '../../domain/standards/import/layout'
import type { CellRemark } from '../../domain/standards/import/remarks'
import { TABLE_LIMITS } from './limits'
import { type ReadTableOptions, refuseTable, type Sheet, type TableFile } from './table-file'
import { guardWorkbook } from './workbook-guard'

/**
 * Reads the sheets of an Excel workbook (.xlsx): cells as text, dates as days, formulas as their last result. Cells that
 * were joined all have the text of the first. Errors: those of guardWorkbook, `too-many-rows`.
 */
export async function readWorkbook(
  bytes: Buffer,
  { isOwn = false }: ReadTableOptions = {},
): Promise<Result<TableFile>> {
  const guarded = isOwn ? ok(null) : await guardWorkbook(bytes)
  if (!guarded.ok) return guarded
  const workbook = new ExcelJS.Workbook()
  try {
    // Styles, names and pictures are parsed for nothing otherwise.
    await workbook.xlsx.load(bytes as unknown as ArrayBuffer, { ignoreNodes: UNREAD })
  } catch {
    return refuseTable('damaged-workbook')
  }
  const sheets: Sheet[] = []
  for (const sheet of workbook.worksheets) {
    const read = readSheet(sheet, isOwn ? Number.POSITIVE_INFINITY : TABLE_LIMITS.rows)
    if (!read.ok) return read
    sheets.push(read.value)
  }
  return sheets.length > 0 ? ok({ kind: 'xlsx', encoding: '', sheets }) : refuseTable('damaged-workbook')
}

const UNREAD = [
  'dataValidations',
  'conditionalFormatting',
  'drawing',
  'picture',
  'printOptions',
  'pageSetup',
  'headerFooter',
  'rowBreaks',
  'autoFilter',
  'tableParts',
  'extLst',
]

function readSheet(sheet: Worksheet, mostRows: number): Result<Sheet> {
  const rows: TableRow[] = []
  const remarks: CellRemark[] = []
  let isTooLong = false
  sheet.eachRow({ includeEmpty: false }, (row, number) => {
    if (rows.length >= mostRows) isTooLong = true
    if (isTooLong) return
    const cells: string[] = []
    const width = Math.min(row.cellCount, TABLE_LIMITS.columns)
    for (let column = 1; column <= width; column += 1) {
      const { text, remark } = cellText(row.getCell(column).value)
      cells.push(text.slice(0, TABLE_LIMITS.cellCharacters + 1))
      if (remark !== '') remarks.push({ row: number, index: column - 1, message: remark })
    }
    if (cells.some(isFilled)) rows.push({ row: number, cells })
  })
  if (isTooLong) return refuseTable('too-many-rows')
  return ok({ name: sheet.name, hidden: sheet.state !== 'visible', rows, remarks })
}

interface CellText {
  readonly text: string
  readonly remark: string
}

const plain = (text: string): CellText => ({ text, remark: '' })

function cellText(value: CellValue): CellText {
  if (value === null || value === undefined) return plain('')
  if (value instanceof Date) return plain(dayOf(value))
  if (typeof value !== 'object') return plain(typeof value === 'boolean' ? (value ? '是' : '否') : String(value))
  if ('richText' in value) return plain(value.richText.map(({ text }) => text).join(''))
  if ('error' in value) return { text: '', remark: `单元格是错误值 ${value.error}，按空白处理。` }
  if ('hyperlink' in value) return cellText(value.text as CellValue)
  const { result } = value
  if (result !== undefined && result !== null) return cellText(result as CellValue)
  return { text: '', remark: '公式没有保存计算结果，按空白处理。请在 Excel 中打开、保存后再导入。' }
}

/** A date cell holds no time zone; the library gives it as UTC. A broken one is left to the reader of dates. */
function dayOf(date: Date): string {
  return Number.isNaN(date.getTime()) ? '无效日期' : date.toISOString().slice(0, 10)
}

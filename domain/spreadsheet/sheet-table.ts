import { fail, ok, type Result } from '../result'

/** What stands in one cell: a text, a date as 'YYYY-MM-DD', a number; null and '' leave it empty. */
export type SheetCell = string | number | null

/** One column of a table for a spreadsheet. */
export interface SheetColumn {
  readonly header: string
  /** In half-width characters, as Excel counts widths: a Chinese character takes two. */
  readonly width: number
  /** What its cells are meant to be. A cell that is something else all the same is written as text. */
  readonly type: 'text' | 'date' | 'number'
  /** Folded away in a workbook, e.g. record ids; a CSV file has no such thing and shows it. */
  readonly hidden?: true | undefined
  /** What a person filling in the column may choose from, offered in a workbook; other words stay possible. */
  readonly choices?: readonly string[] | undefined
}

/** A table for a spreadsheet file, independent of its format. */
export interface SheetTable {
  /** Name of the sheet. */
  readonly name: string
  /** Above the header, over all columns; only in a workbook. */
  readonly title: string | null
  readonly columns: readonly SheetColumn[]
  /** Cells in the order of the columns; those that are missing at the end are empty. */
  readonly rows: readonly (readonly SheetCell[])[]
  /** Paper: A4 across or upright. */
  readonly landscape: boolean
  /** A second sheet of a workbook, e.g. how to fill in the first. */
  readonly guide?: Omit<SheetTable, 'guide'> | undefined
}

export type SheetFormat = 'xlsx' | 'csv'

/** What one file may hold. */
export const SHEET_LIMITS = {
  rows: 60_000,
  columns: 64,
  /** Of one cell; a workbook holds less, see EXCEL_CELL. */
  characters: 100_000,
} as const

/** Excel refuses a workbook with a longer cell. */
const EXCEL_CELL = 32_767
/** Of a workbook: it is made in memory, more than a kilobyte for each cell. */
const WORKBOOK_CELLS = 1_300_000

/**
 * Tells whether a table fits into a file of that format. Nothing is ever cut: what does not fit is refused by its place.
 * Errors: `too-many-rows`, `too-many-columns`, `too-many-cells`, `cell-too-long`.
 */
export function checkSheetTable(table: SheetTable, format: SheetFormat): Result<null> {
  const { rows, columns } = table
  if (rows.length > SHEET_LIMITS.rows) {
    return fail(
      'too-many-rows',
      `表格有 ${rows.length} 行，一次最多导出 ${SHEET_LIMITS.rows} 行，没有写出文件，数据没有变化。请缩小范围后分次导出。`,
    )
  }
  if (columns.length > SHEET_LIMITS.columns) {
    return fail(
      'too-many-columns',
      `表格有 ${columns.length} 列，最多导出 ${SHEET_LIMITS.columns} 列，没有写出文件，数据没有变化。`,
    )
  }
  if (format === 'xlsx' && rows.length * columns.length > WORKBOOK_CELLS) {
    return fail(
      'too-many-cells',
      `表格有 ${rows.length} 行、${columns.length} 列，放进一个 Excel 工作簿太大，没有写出文件，数据没有变化。请缩小范围，或导出为 CSV 文件。`,
    )
  }
  return checkCells(table, format === 'xlsx' ? EXCEL_CELL : SHEET_LIMITS.characters)
}

function checkCells({ rows, columns }: SheetTable, longest: number): Result<null> {
  for (const [at, cells] of rows.entries()) {
    for (const [index, cell] of cells.entries()) {
      if (typeof cell !== 'string' || cell.length <= longest) continue
      const place = `第 ${at + 1} 行“${columns[index]?.header ?? ''}”`
      return fail(
        'cell-too-long',
        `${place}有 ${cell.length} 个字符，超过单元格的上限（${longest} 个），没有写出文件，数据没有变化。请精简这一格后再导出。`,
      )
    }
  }
  return ok(null)
}

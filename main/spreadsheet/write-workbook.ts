import ExcelJS, { type Borders, type Style, type Worksheet } from 'exceljs'
import { fromBufferPromise } from 'yauzl'
import type { SheetCell, SheetColumn, SheetTable } from '../../domain/spreadsheet/sheet-table'
import { zipStream } from '../workspace-file/zip-stream'
import { rowHeight } from './row-height'
import { workbookText } from './workbook-text'

/** Dates of the file itself: the same table gives the same bytes. */
const FILE_DATE = new Date(Date.UTC(2026, 0, 1))
const PROGRAM = '标准化试点工作台'
const FONT = '宋体'
const A4 = 9

const border: Partial<Borders> = {
  top: { style: 'thin' },
  left: { style: 'thin' },
  bottom: { style: 'thin' },
  right: { style: 'thin' },
}
const body = {
  font: { name: FONT, size: 10 },
  border,
  alignment: { vertical: 'middle', wrapText: true },
} satisfies Partial<Style>
// Cells share these objects: the library then works each style out once.
const STYLES = {
  title: { font: { name: FONT, size: 16, bold: true }, alignment: { vertical: 'middle', horizontal: 'center' } },
  header: {
    font: { name: FONT, size: 10, bold: true },
    border,
    fill: { type: 'pattern', pattern: 'solid', fgColor: { argb: 'FFE7EEF7' } },
    alignment: { vertical: 'middle', horizontal: 'center', wrapText: true },
  },
  general: body,
  /** Stays a text when a person edits it: a formula start, a number with zeros in front (G18). */
  text: { ...body, numFmt: '@' },
  date: { ...body, numFmt: 'yyyy-mm-dd', alignment: { vertical: 'middle', horizontal: 'center' } },
} as const satisfies Readonly<Record<string, Partial<Style>>>

/** Older programs show ##### for longer cells in the format Text. */
const LONGEST_IN_TEXT_FORMAT = 255

/** Bold letters are wider, and the button of the filter takes room. */
const HEADER_SHARE = 0.9

export type ReportRows = (done: number) => void

/**
 * The bytes of a table as an Excel workbook (.xlsx), ready to print: the header row frozen, repeated on every page and
 * with a filter, one page wide on A4, pages numbered. Texts are texts and never formulas, dates are dates.
 * @param reportRows is told now and then how many rows are done.
 */
export async function workbookBytes(table: SheetTable, reportRows: ReportRows): Promise<AsyncIterable<Uint8Array>> {
  const workbook = new ExcelJS.Workbook()
  workbook.creator = PROGRAM
  workbook.lastModifiedBy = PROGRAM
  workbook.created = FILE_DATE
  workbook.modified = FILE_DATE
  addSheet(workbook, table, reportRows)
  if (table.guide) addSheet(workbook, table.guide, () => undefined)
  return repacked(Buffer.from(await workbook.xlsx.writeBuffer({ zip: { compression: 'STORE' } })))
}

function addSheet(workbook: ExcelJS.Workbook, table: Omit<SheetTable, 'guide'>, reportRows: ReportRows): void {
  const { columns, rows, title } = table
  const headerRow = title === null ? 1 : 2
  const sheet = workbook.addWorksheet(sheetName(table.name), {
    pageSetup: {
      paperSize: A4,
      orientation: table.landscape ? 'landscape' : 'portrait',
      fitToPage: true,
      fitToWidth: 1,
      fitToHeight: 0,
      printTitlesRow: `1:${headerRow}`,
      horizontalCentered: true,
      margins: { left: 0.5, right: 0.5, top: 0.6, bottom: 0.7, header: 0.3, footer: 0.3 },
    },
    headerFooter: { oddFooter: '&C第 &P 页 共 &N 页' },
    views: [{ state: 'frozen', xSplit: 0, ySplit: headerRow }],
  })
  for (const [index, column] of columns.entries()) setColumn(sheet, index + 1, column)
  if (title !== null) addTitle(sheet, title, columns.length)
  const header = sheet.getRow(headerRow)
  header.height = rowHeight(
    columns.map((column) => column.header),
    columns.map(({ width }) => width * HEADER_SHARE),
  )
  for (const [index, column] of columns.entries()) setCell(header.getCell(index + 1), column.header, STYLES.header)
  for (const [at, cells] of rows.entries()) {
    addRow(sheet, headerRow + 1 + at, columns, cells)
    reportRows(at + 1)
  }
  sheet.autoFilter = {
    from: { row: headerRow, column: 1 },
    to: { row: headerRow + rows.length, column: columns.length },
  }
  for (const [index, column] of columns.entries()) offerChoices(sheet, headerRow + 1, index + 1, column)
}

/** Excel refuses some characters in the name of a sheet, an apostrophe at its ends, and more than 31 characters. */
function sheetName(name: string): string {
  const allowed = name.replace(/[\\/*?:[\]\p{Cc}\p{Cs}\p{Cn}]/gu, ' ').slice(0, 31)
  return (
    allowed
      .replace(/[\ud800-\udbff]$/, '')
      .replace(/^'|'$/g, ' ')
      .trim() || 'Sheet1'
  )
}

function setColumn(sheet: Worksheet, number: number, { width, hidden, type }: SheetColumn): void {
  const column = sheet.getColumn(number)
  column.width = width
  column.hidden = hidden ?? false
  // For rows that a person adds below.
  if (type !== 'number') column.numFmt = STYLES[type].numFmt
}

function addTitle(sheet: Worksheet, title: string, columns: number): void {
  const row = sheet.getRow(1)
  row.height = 30
  setCell(row.getCell(1), title, STYLES.title)
  if (columns > 1) sheet.mergeCells(1, 1, 1, columns)
}

function addRow(sheet: Worksheet, number: number, columns: readonly SheetColumn[], cells: readonly SheetCell[]): void {
  const row = sheet.getRow(number)
  const texts = cells.map((cell, index) => (columns[index]?.hidden ? '' : String(cell ?? '')))
  row.height = rowHeight(
    texts,
    columns.map(({ width }) => width),
  )
  for (const [index, { type }] of columns.entries()) {
    const value = cells[index] ?? ''
    const cell = row.getCell(index + 1)
    const date = type === 'date' && typeof value === 'string' ? workbookDate(value) : null
    if (date) {
      cell.value = date
      cell.style = STYLES.date
    } else {
      const isText = typeof value === 'string' && value.length <= LONGEST_IN_TEXT_FORMAT
      setCell(cell, value, isText && type !== 'date' ? STYLES.text : STYLES.general)
    }
  }
}

function setCell(cell: ExcelJS.Cell, value: SheetCell, style: Partial<Style>): void {
  // An empty cell has borders as well.
  cell.value = typeof value === 'string' ? (value === '' ? null : workbookText(value)) : value
  cell.style = style
}

/** Excel counts days from 1900 and believes that year to have been a leap year: earlier dates stay texts. */
const FIRST_DATE = '1900-03-01'

function workbookDate(date: string): Date | null {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(date) || date < FIRST_DATE) return null
  const instant = new Date(`${date}T00:00:00Z`)
  return !Number.isNaN(instant.getTime()) && instant.toISOString().startsWith(date) ? instant : null
}

/** How far down a list of choices reaches in a table to be filled in. */
const CHOICE_ROWS = 2000

/** A list written into its rule: Excel calls a workbook damaged in which it is longer. */
const LONGEST_LIST = 255

/** Choices that cannot stand in a rule are not offered; any word may be typed anyway. */
function offerChoices(sheet: Worksheet, firstRow: number, column: number, { choices = [] }: SheetColumn): void {
  const list = choices.join(',')
  const holdsItsMarks = choices.some((choice) => /[,"]/.test(choice))
  if (list === '' || list.length > LONGEST_LIST || holdsItsMarks) return
  for (let row = firstRow; row < firstRow + CHOICE_ROWS; row += 1) {
    sheet.getCell(row, column).dataValidation = {
      type: 'list',
      allowBlank: true,
      showErrorMessage: false,
      formulae: [`"${list}"`],
    }
  }
}

/**
 * The library dates the parts of a workbook with the clock; here they get the one date of all our files. It also marks the
 * heights of rows as set by hand: without the mark they grow when a person writes more into them.
 */
async function repacked(workbook: Buffer): Promise<AsyncIterable<Uint8Array>> {
  const zip = await fromBufferPromise(workbook, { lazyEntries: true })
  const parts: { readonly name: string; readonly text: string }[] = []
  for await (const entry of zip.eachEntry()) {
    // Folders of its own are nothing that a workbook has.
    if (entry.fileName.endsWith('/')) continue
    const pieces: Buffer[] = []
    for await (const piece of await zip.openReadStreamPromise(entry)) pieces.push(piece as Buffer)
    const text = Buffer.concat(pieces).toString('utf8')
    parts.push({
      name: entry.fileName,
      text: isSheet(entry.fileName) ? text.replaceAll(' customHeight="1"', '') : text,
    })
  }
  const [first, ...others] = parts
  if (!first) throw new Error('a workbook without parts')
  return zipStream(
    first,
    others.map(({ name, text }) => ({ name, content: () => [text] })),
  )
}

/** Sheets hold no texts: those are in a part of their own. */
function isSheet(part: string): boolean {
  return part.startsWith('xl/worksheets/sheet')
}

import { parseDate } from '../../records/dates'
import { classifyNumber } from '../standard-number'
import { DEFAULT_ORDERS, fieldOf, type ImportField } from './columns'

/** A row of the table with at least one filled cell. */
export interface TableRow {
  readonly cells: readonly string[]
  /** Row of the sheet, from 1. */
  readonly row: number
}

/** A filled column as it was found. */
export interface TableColumn {
  /** Place in the row, from 0. */
  readonly index: number
  /** What the header says; two header rows are joined; '' without one. */
  readonly header: string
  /** null = not understood: a person decides, or the import stops (D5.2). */
  readonly field: ImportField | null
  /** The first filled cells below the header. */
  readonly examples: readonly string[]
}

/** What a table looks like before anything is read from it. */
export interface TableLayout {
  readonly columns: readonly TableColumn[]
  readonly body: readonly TableRow[]
  /** 'found'; 'assumed' from the content; 'missing': nothing is understood, every column must be chosen. */
  readonly header: 'found' | 'assumed' | 'missing'
  /** Row of the sheet in which the header stands, the lower of two; the first row where there is none. */
  readonly headerRow: number
  /** Rows above the last filled one in which nothing stands; they are ignored (D5.2). */
  readonly emptyRows: number
}

/** How far down a header is looked for: above it stand a title, a unit, a date. */
const HEADER_WITHIN = 20
const EXAMPLES = 3

export const isFilled = (cell: string | undefined) => cell !== undefined && cell.trim() !== ''

/**
 * Finds header, columns and rows of a table of standards. The header may stand below titles, in two rows (日期 over 发布 and
 * 实施), and again on every printed page. Without a header the usual orders of columns are tried on the content.
 * @param rows from top to bottom, see filledRows.
 */
export function tableLayout(rows: readonly TableRow[]): TableLayout {
  const emptyRows = (rows.at(-1)?.row ?? 0) - rows.length
  const found = headerIn(rows)
  if (found) {
    const { headers, fields, below } = found
    const body = rows.slice(below).filter((row) => !repeatsHeader(row, headers))
    const headerRow = rows[below - 1]?.row ?? 1
    return { columns: columnsOf(body, headers, fields), body, header: 'found', headerRow, emptyRows }
  }
  const order = DEFAULT_ORDERS.find((fields) => fitsOrder(fields, rows))
  const columns = columnsOf(rows, [], order ?? [])
  return { columns, body: rows, header: order ? 'assumed' : 'missing', headerRow: rows[0]?.row ?? 1, emptyRows }
}

/** How many columns of a sheet are understood: of several sheets, the one with most is meant. */
export function understoodColumns(rows: readonly TableRow[]): number {
  return tableLayout(rows).columns.filter(({ field }) => field !== null).length
}

/** Of columns with one meaning the first keeps it; the others are not understood. */
export function distinctColumns(columns: readonly TableColumn[]): TableColumn[] {
  const seen = new Set<ImportField>()
  return columns.map((column) => {
    const { field } = column
    if (field === null || !seen.has(field)) {
      if (field !== null) seen.add(field)
      return column
    }
    return { ...column, field: null }
  })
}

/** The rows in which anything stands, with their place. */
export function filledRows(rows: readonly (readonly string[])[]): TableRow[] {
  return rows.flatMap((cells, index) => (cells.some(isFilled) ? [{ cells, row: index + 1 }] : []))
}

/** The field of each place in a row, as the planner takes it. */
export function fieldsByPlace(columns: readonly Pick<TableColumn, 'index' | 'field'>[]): (ImportField | null)[] {
  const fields: (ImportField | null)[] = []
  for (const { index, field } of columns) fields[index] = field
  return Array.from(fields, (field) => field ?? null)
}

interface FoundHeader {
  readonly headers: readonly string[]
  readonly fields: readonly (ImportField | null)[]
  /** Index of the first row below it. */
  readonly below: number
}

function headerIn(rows: readonly TableRow[]): FoundHeader | null {
  const at = rows.slice(0, HEADER_WITHIN).findIndex(({ cells }) => isHeader(cells))
  const [upper, lower] = [rows[at], rows[at + 1]]
  if (!upper) return null
  const titlesOnly = rows.slice(0, at).every(({ cells }) => isTitle(cells))
  if (!titlesOnly) return null
  if (lower && isSecondHeader(upper.cells, lower.cells)) return joinedHeader(upper.cells, lower.cells, at + 2)
  const headers = upper.cells.map((cell) => cell.trim())
  return { headers, fields: headers.map((header) => fieldOf(header) ?? null), below: at + 1 }
}

/** A header names the number or the name and nothing that is clearly data: two known words, or the only column. */
function isHeader(cells: readonly string[]): boolean {
  const known = cells.flatMap((cell) => fieldOf(cell) ?? [])
  const names = known.includes('number') || known.includes('name')
  return names && (known.length >= 2 || cells.filter(isFilled).length === 1)
}

/** A title fills one cell, or several with one text when cells were joined; a line such as 单位：… 日期：… has few. */
function isTitle(cells: readonly string[]): boolean {
  const texts = new Set(cells.filter(isFilled).map((cell) => cell.trim()))
  return texts.size <= 2 || [...texts].every((text) => /[:：]/.test(text))
}

/** The row below a header that only says more of its columns: joined cells repeat, the others add a part of a word. */
function isSecondHeader(upper: readonly string[], lower: readonly string[]): boolean {
  const filled = lower.flatMap((cell, index) => (isFilled(cell) ? [{ cell: cell.trim(), index }] : []))
  const said = filled.filter(({ cell, index }) => cell !== (upper[index] ?? '').trim())
  return said.length > 0 && said.every(({ cell, index }) => joined(spanning(upper, index), cell).field !== null)
}

/** What stands above a cell: cells joined in the file repeat their text, in a CSV only the first has it. */
function spanning(upper: readonly string[], index: number): string {
  for (let at = index; at >= 0; at -= 1) if (isFilled(upper[at])) return upper[at]?.trim() ?? ''
  return ''
}

function joined(above: string, below: string): { readonly header: string; readonly field: ImportField | null } {
  for (const header of [`${below}${above}`, `${above}${below}`]) {
    const field = fieldOf(header)
    if (field) return { header, field }
  }
  return { header: `${above}${below}`, field: null }
}

function joinedHeader(upper: readonly string[], lower: readonly string[], below: number): FoundHeader {
  const width = Math.max(upper.length, lower.length)
  const parts = Array.from({ length: width }, (_, index) => {
    const [above, under] = [(upper[index] ?? '').trim(), (lower[index] ?? '').trim()]
    if (under === '' || under === above) return { header: above, field: fieldOf(above) ?? null }
    return joined(spanning(upper, index), under)
  })
  return { headers: parts.map(({ header }) => header), fields: parts.map(({ field }) => field), below }
}

/** Lists printed over many pages carry their header again on each. */
function repeatsHeader({ cells }: TableRow, headers: readonly string[]): boolean {
  return headers.every((header, index) => (cells[index] ?? '').trim() === header)
}

function columnsOf(
  body: readonly TableRow[],
  headers: readonly string[],
  fields: readonly (ImportField | null)[],
): TableColumn[] {
  const width = body.reduce((widest, { cells }) => Math.max(widest, cells.length), headers.length)
  return Array.from({ length: width }, (_, index) => {
    const examples: string[] = []
    for (const { cells } of body) {
      if (examples.length === EXAMPLES) break
      if (isFilled(cells[index])) examples.push(cells[index]?.trim() ?? '')
    }
    return { index, header: headers[index] ?? '', field: fields[index] ?? null, examples }
  }).filter(({ header, examples }) => header !== '' || examples.length > 0)
}

/** Beyond doubt: every row has a number with digits (most of a known kind) and a Chinese name, and every date reads. */
function fitsOrder(fields: readonly ImportField[], rows: readonly TableRow[]): boolean {
  const width = rows.reduce((widest, { cells }) => Math.max(widest, lastFilled(cells)), 0)
  if (width > fields.length || width < Math.min(fields.length, 4)) return false
  const cellsOf = (field: ImportField) => rows.map(({ cells }) => (cells[fields.indexOf(field)] ?? '').trim())
  const numbers = cellsOf('number')
  const known = numbers.filter((number) => classifyNumber(number).kind !== '其他')
  const dates = (['publishedOn', 'effectiveOn'] as const).filter((field) => fields.includes(field)).flatMap(cellsOf)
  return (
    known.length * 2 > numbers.length &&
    numbers.every((number) => /\d/.test(number)) &&
    cellsOf('name').every((name) => /\p{Script=Han}/u.test(name) && classifyNumber(name).kind === '其他') &&
    dates.every((date) => date === '' || parseDate(date) !== null) &&
    (!fields.includes('sequence') || cellsOf('sequence').every((sequence) => /^\d*$/.test(sequence)))
  )
}

function lastFilled(cells: readonly string[]): number {
  return cells.reduce((last, cell, index) => (isFilled(cell) ? index + 1 : last), 0)
}

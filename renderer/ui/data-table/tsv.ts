import type { Column } from './table-column'

/** A text that a spreadsheet would run as a formula when it is pasted there. */
const FORMULA_START = /^[\s]*[=+\-@\uFF1D\uFF0B\uFF0D\uFF20]/

/**
 * Rows as tab-separated text, which spreadsheets take from the clipboard: a line of titles, then a line a row.
 * Texts that begin like a formula get an apostrophe in front, so that pasting never runs anything; numbers stay numbers.
 */
export function rowsToTsv<Row>(rows: readonly Row[], columns: readonly Column<Row>[]): string {
  const lines = rows.map((row) => columns.map((column) => tsvCell(column.value(row))).join('\t'))
  return [columns.map((column) => tsvCell(column.title)).join('\t'), ...lines].join('\r\n')
}

/** One cell as it goes to the clipboard. */
export function cellToTsv<Row>(row: Row, column: Column<Row>): string {
  return tsvCell(column.value(row))
}

function tsvCell(value: string | number | null): string {
  if (value === null) return ''
  if (typeof value === 'number') return String(value)
  const harmless = FORMULA_START.test(value) ? `'${value}` : value
  return /[\t\r\n"]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless
}

/**
 * The text of a clipboard that holds one single cell; null when it holds a table. Undoes what copying added.
 */
export function singleCell(clipboard: string): string | null {
  const text = clipboard.replace(/\r?\n$/, '')
  const quoted = /^"((?:[^"]|"")*)"$/.exec(text)?.[1]
  const cell = quoted === undefined ? text : quoted.replaceAll('""', '"')
  if (quoted === undefined && /[\t\r\n]/.test(text)) return null
  return cell.startsWith("'") && FORMULA_START.test(cell.slice(1)) ? cell.slice(1) : cell
}

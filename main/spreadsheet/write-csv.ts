import { guardFormula } from '../../domain/spreadsheet/formula-start'
import type { SheetCell, SheetTable } from '../../domain/spreadsheet/sheet-table'

const BYTE_ORDER_MARK = '\ufeff'
const LINE_END = '\r\n'
/** Blanks at the ends too: some programs drop them from a bare cell. */
const QUOTED = /["',;\t\r\n]|^\s|\s$/
const PIECE_CHARACTERS = 64 * 1024

/**
 * The bytes of a table as a CSV file (RFC 4180): UTF-8 with byte order mark, without which Excel reads Chinese as
 * something else; formula starts guarded. Only header and rows: a CSV file has neither title nor second sheet.
 */
export function* csvBytes({ columns, rows }: SheetTable): Generator<Uint8Array> {
  let waiting = BYTE_ORDER_MARK + csvLine(columns.map(({ header }) => header))
  for (const cells of rows) {
    waiting += csvLine(columns.map((_, index) => cells[index] ?? ''))
    if (waiting.length < PIECE_CHARACTERS) continue
    yield Buffer.from(waiting)
    waiting = ''
  }
  yield Buffer.from(waiting)
}

function csvLine(cells: readonly SheetCell[]): string {
  return cells.map(csvCell).join(',') + LINE_END
}

function csvCell(cell: SheetCell): string {
  // A number below zero is a number, and no formula.
  if (typeof cell !== 'string') return String(cell ?? '')
  const text = guardFormula(cell)
  return QUOTED.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}

/**
 * Splits text copied from Excel, WPS or LibreOffice into rows of cells. Cells are parted by tabs, rows by any line end; a cell
 * that holds tabs or line ends stands in quotes, with inner quotes doubled. A quote that closes nothing is text: a title
 * may begin with one. Rows keep their place: row n of the result is row n of the copied range.
 */
export function parseTsv(text: string): string[][] {
  const rows: string[][] = []
  let row: string[] = []
  let at = 0
  while (at < text.length) {
    const cell = quotedCell(text, at) ?? plainCell(text, at)
    row.push(cell.value)
    at = cell.end
    if (text[at] === '\t') {
      at += 1
      // A tab at the very end opens one more, empty cell.
      if (at < text.length) continue
      row.push('')
    }
    rows.push(row)
    row = []
    at += text.startsWith('\r\n', at) ? 2 : 1
  }
  return rows
}

interface Cell {
  readonly value: string
  /** Index of the delimiter behind the cell. */
  readonly end: number
}

const DELIMITER = /[\t\r\n]/g

function plainCell(text: string, start: number): Cell {
  DELIMITER.lastIndex = start
  const end = DELIMITER.exec(text)?.index ?? text.length
  return { value: text.slice(start, end), end }
}

/** null when the cell is not quoted from end to end. */
function quotedCell(text: string, start: number): Cell | null {
  if (text[start] !== '"') return null
  for (let quote = text.indexOf('"', start + 1); quote !== -1; quote = text.indexOf('"', quote + 2)) {
    const next = text[quote + 1]
    if (next === '"') continue
    const closes = next === undefined || next === '\t' || next === '\r' || next === '\n'
    return closes ? { value: text.slice(start + 1, quote).replaceAll('""', '"'), end: quote + 1 } : null
  }
  return null
}

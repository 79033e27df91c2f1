/** What parts the cells of a line: tabs in what is copied, commas or semicolons in a CSV file (RFC 4180). */
export type Delimiter = '\t' | ',' | ';'

/** Splits text copied from Excel, WPS or LibreOffice into rows of cells, see parseDelimited. */
export function parseTsv(text: string): string[][] {
  return parseDelimited(text, '\t')
}

/**
 * Splits text into rows of cells. Rows are parted by any line end; a cell that holds the delimiter or line ends stands in
 * quotes, with inner quotes doubled. A quote that closes nothing is text: a title
 * may begin with one. Rows keep their place: row n of the result is row n of the copied range.
 */
export function parseDelimited(text: string, delimiter: Delimiter): string[][] {
  const rows: string[][] = []
  let row: string[] = []
  let at = 0
  while (at < text.length) {
    const cell = quotedCell(text, at, delimiter) ?? plainCell(text, at, delimiter)
    row.push(cell.value)
    at = cell.end
    if (text[at] === delimiter) {
      at += 1
      // A delimiter at the very end opens one more, empty cell.
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

const ENDS: Readonly<Record<Delimiter, RegExp>> = { '\t': /[\t\r\n]/g, ',': /[,\r\n]/g, ';': /[;\r\n]/g }

function plainCell(text: string, start: number, delimiter: Delimiter): Cell {
  const ends = ENDS[delimiter]
  ends.lastIndex = start
  const end = ends.exec(text)?.index ?? text.length
  return { value: text.slice(start, end), end }
}

/** null when the cell is not quoted from end to end. */
function quotedCell(text: string, start: number, delimiter: Delimiter): Cell | null {
  if (text[start] !== '"') return null
  for (let quote = text.indexOf('"', start + 1); quote !== -1; quote = text.indexOf('"', quote + 2)) {
    const next = text[quote + 1]
    if (next === '"') continue
    const closes = next === undefined || next === delimiter || next === '\r' || next === '\n'
    return closes ? { value: text.slice(start + 1, quote).replaceAll('""', '"'), end: quote + 1 } : null
  }
  return null
}

/** One line of a source table: its cells by the name of their column, and where to look when a cell is wrong. */
export interface SourceRow {
  readonly cells: ReadonlyMap<string, string>
  /** File and line, e.g. persons.csv:12. */
  readonly place: string
}

/**
 * Reads a table as a spreadsheet saves it: UTF-8 with or without byte order mark, commas, cells in double quotes where
 * needed, the first line naming the columns. Blanks around a cell are dropped; lines without any content are left out.
 * Throws on a line with more or fewer cells than there are columns.
 */
export function parseTable(text: string, file: string): SourceRow[] {
  const [header = [], ...lines] = text
    .replace(/^\uFEFF/, '')
    .split(/\r?\n/)
    .map(splitLine)
  return lines.flatMap((cells, index) => {
    const place = `${file}:${index + 2}`
    if (cells.every((cell) => cell === '')) return []
    if (cells.length !== header.length) throw new Error(`${place}: ${cells.length} cells for ${header.length} columns`)
    return [{ place, cells: new Map(header.map((column, at) => [column, cells[at] ?? ''])) }]
  })
}

function splitLine(line: string): string[] {
  const cells = line.match(/("([^"]|"")*"|[^,]*)(,|$)/g) ?? []
  // The pattern also matches the nothing behind the last cell.
  const whole = line.endsWith(',') ? cells : cells.slice(0, -1)
  return whole.map((cell) => {
    const bare = cell.replace(/,$/, '').trim()
    return bare.startsWith('"') ? bare.slice(1, -1).replaceAll('""', '"') : bare
  })
}

/** A text of sections, each below its title in 【】: title → text, lines kept. */
export function parseSections(text: string): ReadonlyMap<string, string> {
  const parts = text
    .replace(/^\uFEFF/, '')
    .replaceAll('\r\n', '\n')
    .split(/^【(.+)】$/m)
  const sections = new Map<string, string>()
  for (let at = 1; at < parts.length; at += 2) sections.set(parts[at] ?? '', (parts[at + 1] ?? '').trim())
  return sections
}

/** A list within one cell, parted by ；. */
export function listOf(cell: string): string[] {
  return cell === '' ? [] : cell.split('；').map((part) => part.trim())
}

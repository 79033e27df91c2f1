import { ok, type Result } from '../../domain/result'
import { unguardFormula } from '../../domain/spreadsheet/formula-start'
import { filledRows } from '../../domain/standards/import/layout'
import { type Delimiter, parseDelimited } from '../../domain/standards/tsv'
import { TABLE_LIMITS } from './limits'
import { type ReadTableOptions, refuseTable, type TableFile } from './table-file'

const BYTE_ORDER_MARKS: readonly (readonly [string, readonly number[]])[] = [
  ['utf-8', [0xef, 0xbb, 0xbf]],
  ['utf-16le', [0xff, 0xfe]],
  ['utf-16be', [0xfe, 0xff]],
]
/** What text becomes that was read in the wrong encoding and saved: U+FFFD, and its bytes read as GBK. */
const GARBLED = /\ufffd|锟斤拷|烫烫烫/

/**
 * Reads a CSV file (commas, semicolons or tabs) in UTF-8, UTF-16 or GB18030. An apostrophe that keeps a cell from being
 * taken for a formula is taken away.
 * Errors: `not-a-table`, `unknown-encoding`, `garbled-text`, `too-many-rows`.
 */
export function readCsv(bytes: Uint8Array, name: string, { isOwn }: ReadTableOptions = {}): Result<TableFile> {
  const decoded = decode(bytes)
  if (!decoded.ok) return decoded
  const { text, encoding } = decoded.value
  if (!isOwn && GARBLED.test(text)) return refuseTable('garbled-text')
  const cells = parseDelimited(text, delimiterOf(text))
  const rows = filledRows(cells.map((row) => row.map(unguardFormula)))
  if (!isOwn && rows.length > TABLE_LIMITS.rows) return refuseTable('too-many-rows')
  return ok({ kind: 'csv', encoding, sheets: [{ name, hidden: false, rows, remarks: [] }] })
}

function decode(bytes: Uint8Array): Result<{ readonly text: string; readonly encoding: string }> {
  const marked = BYTE_ORDER_MARKS.find(([, mark]) => mark.every((byte, index) => bytes[index] === byte))
  if (!marked && bytes.includes(0)) return refuseTable('not-a-table')
  // In this order: text in GB18030 is hardly ever valid UTF-8, while nearly any bytes are valid GB18030.
  for (const encoding of marked ? [marked[0]] : ['utf-8', 'gb18030']) {
    try {
      return ok({ text: new TextDecoder(encoding, { fatal: true }).decode(bytes), encoding })
    } catch {
      // Not this one.
    }
  }
  return refuseTable('unknown-encoding')
}

const LINES_LOOKED_AT = 20

/** A cell in quotes with the delimiter or line end in front of it. */
const QUOTED_CELL = /(^|[\t,;\r\n])"[^"]*(?:""[^"]*)*"(?=[\t,;\r\n]|$)/g

/**
 * The one that parts the first lines into most cells, what stands in quotes aside; tabs first, as titles and remarks do
 * not hold them.
 */
function delimiterOf(text: string): Delimiter {
  const bare = text.slice(0, 100_000).replace(QUOTED_CELL, '$1')
  const lines = bare.split(/\r\n|\r|\n/, LINES_LOOKED_AT)
  const counted = (['\t', ',', ';'] as const).map(
    (delimiter) => [delimiter, lines.join('\n').split(delimiter).length] as const,
  )
  return counted.reduce((best, next) => (next[1] > best[1] ? next : best))[0]
}

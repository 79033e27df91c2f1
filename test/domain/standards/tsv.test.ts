import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseTsv } from '../../../domain/standards/tsv'

/** As Excel writes a range to the clipboard. */
function written(rows: readonly (readonly string[])[], lineEnd: string): string {
  const quoted = (cell: string) => (/[\t\r\n"]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)
  return rows.map((row) => row.map(quoted).join('\t') + lineEnd).join('')
}

describe('parseTsv', () => {
  it.each([
    ['', []],
    [
      'a\tb\r\nc\td\r\n',
      [
        ['a', 'b'],
        ['c', 'd'],
      ],
    ],
    [
      'a\t\n\tb',
      [
        ['a', ''],
        ['', 'b'],
      ],
    ],
    ['a\t', [['a', '']]],
    ['a\n\nb', [['a'], [''], ['b']]],
    ['"一\n二"\t"三\t四"', [['一\n二', '三\t四']]],
    ['"他说""好"""', [['他说"好"']]],
    ['"放管服"改革\tx', [['"放管服"改革', 'x']]],
    ['"没有结束\tx\ny', [['"没有结束', 'x'], ['y']]],
    ['5" 管\tb', [['5" 管', 'b']]],
  ])('%j', (text, rows) => {
    expect(parseTsv(text)).toEqual(rows)
  })

  it('reads back any range that Excel writes', () => {
    const cell = fc.string({ unit: fc.constantFrom('标', '"', '\t', '\n', '\r\n', 'a', ' ') })
    const range = fc
      .integer({ min: 1, max: 4 })
      .chain((width) => fc.array(fc.array(cell, { minLength: width, maxLength: width }), { maxLength: 5 }))
    fc.assert(
      fc.property(range, fc.constantFrom('\n', '\r\n'), (rows, lineEnd) => {
        expect(parseTsv(written(rows, lineEnd))).toEqual(rows)
      }),
    )
  })
})

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Column } from '../../../../renderer/ui/data-table/table-column'
import { cellToTsv, rowsToTsv, singleCell } from '../../../../renderer/ui/data-table/tsv'

interface Row {
  readonly name: string
  readonly hours: number | null
}

const name: Column<Row> = { id: 'name', title: '名称', width: 100, value: (row) => row.name }
const hours: Column<Row> = { id: 'hours', title: '学时', width: 100, value: (row) => row.hours }

describe('rowsToTsv', () => {
  it('writes titles and rows as spreadsheets take them', () => {
    const rows = [
      { name: '窗口服务规范', hours: 2 },
      { name: '投诉处理', hours: null },
    ]
    expect(rowsToTsv(rows, [name, hours])).toBe('名称\t学时\r\n窗口服务规范\t2\r\n投诉处理\t')
  })

  it('quotes cells that hold tabs, line breaks or quotes', () => {
    expect(rowsToTsv([{ name: '第一行\n第"二"行\t末', hours: null }], [name])).toBe('名称\r\n"第一行\n第""二""行\t末"')
  })

  it.each(['=1+1', '+86', '-5', '@SUM(A1)', ' =1+1', '＝1+1', '＋1', '－1', '＠A'])(
    'never hands %s to a spreadsheet as a formula',
    (text) => {
      expect(cellToTsv({ name: text, hours: null }, name)).toBe(`'${text}`)
    },
  )

  it('leaves numbers numbers', () => {
    expect(cellToTsv({ name: '', hours: -5 }, hours)).toBe('-5')
  })
})

describe('singleCell', () => {
  it('gives back every text that was copied from one cell', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 40 }), (text) => {
        // A text that already has the apostrophe in front of a formula is the one that cannot be told apart.
        fc.pre(!/^'\s*[=+\-@＝＋－＠]/.test(text) && !/^"|\n$/.test(text))
        expect(singleCell(cellToTsv({ name: text, hours: null }, name))).toBe(text)
      }),
    )
  })

  it('takes the line end that spreadsheets add', () => {
    expect(singleCell('GB/T 1.1-2020\r\n')).toBe('GB/T 1.1-2020')
  })

  it.each(['甲\t乙', '甲\r\n乙\r\n', '"甲"\t"乙"'])('knows a table when it sees one: %j', (text) => {
    expect(singleCell(text)).toBeNull()
  })
})

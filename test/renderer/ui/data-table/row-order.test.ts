import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { orderRows, type SortLevel } from '../../../../renderer/ui/data-table/row-order'
import type { Column } from '../../../../renderer/ui/data-table/table-column'

type Row = readonly [text: string | null, count: number | null]

const text: Column<Row> = { id: 'text', title: '文字', width: 100, value: (row) => row[0] }
const count: Column<Row> = { id: 'count', title: '数', width: 100, value: (row) => row[1] }
const columns = [text, count]
const rowsOf = (...texts: (string | null)[]): Row[] => texts.map((value) => [value, null])
const texts = (rows: readonly Row[]) => rows.map((row) => row[0])
const order = (rows: readonly Row[], ...sorting: SortLevel[]) => orderRows(rows, { columns, sorting })

describe('orderRows', () => {
  it('is the same list while nothing is sorted', () => {
    const rows = rowsOf('乙', '甲')
    expect(order(rows)).toBe(rows)
    expect(order(rows, { id: 'gone', desc: false })).toBe(rows)
  })

  it('orders Chinese by pinyin', () => {
    const sorted = order(rowsOf('投诉', '安全', '信息', '标准'), { id: 'text', desc: false })
    expect(texts(sorted)).toEqual(['安全', '标准', '投诉', '信息'])
  })

  it('orders numbers within text by size', () => {
    const sorted = order(rowsOf('GB/T 10-2020', 'GB/T 2-2021', 'GB/T 9.10', 'GB/T 9.9'), { id: 'text', desc: false })
    expect(texts(sorted)).toEqual(['GB/T 2-2021', 'GB/T 9.9', 'GB/T 9.10', 'GB/T 10-2020'])
  })

  it.each([false, true])('puts empty cells last (descending: %s)', (desc) => {
    const sorted = order(rowsOf('', '甲', null, '乙'), { id: 'text', desc })
    expect(texts(sorted).slice(2)).toEqual(['', null])
    expect(texts(sorted).slice(0, 2)).toEqual(desc ? ['乙', '甲'] : ['甲', '乙'])
  })

  it('compares numbers as numbers', () => {
    const rows: Row[] = [
      ['a', 10],
      ['b', 9],
      ['c', null],
      ['d', 100],
    ]
    expect(texts(order(rows, { id: 'count', desc: true }))).toEqual(['d', 'a', 'b', 'c'])
  })

  it('sorts by several columns and keeps equal rows as they came', () => {
    const rows: Row[] = [
      ['乙', 1],
      ['甲', 2],
      ['乙', 1],
      ['甲', 1],
    ]
    const sorted = order(rows, { id: 'text', desc: false }, { id: 'count', desc: true })
    expect(sorted).toEqual([rows[1], rows[3], rows[0], rows[2]])
    expect(sorted[2]).toBe(rows[0])
  })

  it('comes to the same whatever the former order was', () => {
    const rowsArbitrary = fc.uniqueArray(
      fc.tuple(fc.constantFrom('甲', '乙', 'GB/T 2', 'GB/T 10', '', null), fc.constantFrom(1, 2, null)),
      { comparator: () => false, maxLength: 30 },
    )
    fc.assert(
      fc.property(rowsArbitrary, fc.boolean(), fc.nat(), (drawn, desc, seed) => {
        const rows: Row[] = drawn
        const sorting = [{ id: 'text', desc }]
        const stranger: Row = ['丙', 3]
        const former = [stranger, ...rows.filter((_, index) => (index + seed) % 3 > 0)].reverse()
        const places = (ordered: readonly Row[]) => ordered.map((row) => rows.indexOf(row))
        const fresh = orderRows(rows, { columns, sorting })
        expect(places(orderRows(rows, { columns, sorting, former }))).toEqual(places(fresh))
      }),
    )
  })
})

import { describe, expect, it } from 'vitest'
import { createRowFilter, occurringValues, type RowQuery } from '../../../../renderer/ui/data-table/row-filter'
import type { Column } from '../../../../renderer/ui/data-table/table-column'

interface Row {
  readonly number: string
  readonly state: string | null
}

const columns: Column<Row>[] = [
  { id: 'number', title: '标准号', width: 100, value: (row) => row.number },
  { id: 'state', title: '状态', width: 100, value: (row) => row.state },
]
const rows: Row[] = [
  { number: 'GB/T 1.1-2020', state: '现行' },
  { number: 'ＧＢ／Ｔ 24421.4-2023', state: '在编' },
  { number: 'GDLJD 1002-2014', state: null },
]
const find = (query: Partial<RowQuery>) =>
  createRowFilter(columns)
    .filter(rows, { search: '', filters: {}, ...query })
    .map((row) => rows.indexOf(row))

describe('the row filter', () => {
  it('is the same list while nothing is asked', () => {
    expect(createRowFilter(columns).filter(rows, { search: '  ', filters: {} })).toBe(rows)
  })

  it('finds text whatever its width or case', () => {
    expect(find({ search: 'gb/t' })).toEqual([0, 1])
    expect(find({ search: 'ｇｄｌ' })).toEqual([2])
    expect(find({ filters: { number: { kind: 'text', text: 'gb／t' } } })).toEqual([0, 1])
  })

  it('wants every word, in whatever column', () => {
    expect(find({ search: '现行 2020' })).toEqual([0])
    expect(find({ search: '在编 2020' })).toEqual([])
  })

  it('finds text whatever its blanks and dashes', () => {
    expect(find({ search: 'GB/T1.1—2020' })).toEqual([0])
    expect(find({ filters: { number: { kind: 'text', text: 'GDLJD1002－2014' } } })).toEqual([2])
  })

  it('does not match across two cells', () => {
    expect(find({ search: '2020现行' })).toEqual([])
  })

  it('takes checked values, empty cells among them', () => {
    expect(find({ filters: { state: { kind: 'choice', values: ['在编', ''] } } })).toEqual([1, 2])
    expect(find({ filters: { state: { kind: 'choice', values: [] } } })).toEqual([])
  })

  it('ignores a filter of a column that is gone', () => {
    expect(find({ filters: { gone: { kind: 'text', text: 'x' } } })).toEqual([0, 1, 2])
  })

  it('sees a changed row although it remembers texts', () => {
    const { filter } = createRowFilter(columns)
    expect(filter(rows, { search: '废止', filters: {} })).toEqual([])
    const changed = rows.map((row, index) => (index === 0 ? { ...row, state: '废止' } : row))
    expect(filter(changed, { search: '废止', filters: {} })).toEqual([changed[0]])
  })
})

describe('occurringValues', () => {
  it('counts what occurs, most frequent first', () => {
    const column = columns[1]
    if (!column) throw new Error('no column')
    const more = [...rows, { number: '', state: '在编' }]
    expect(occurringValues(more, column)).toEqual([
      { value: '在编', count: 2 },
      { value: '现行', count: 1 },
      { value: '', count: 1 },
    ])
  })
})

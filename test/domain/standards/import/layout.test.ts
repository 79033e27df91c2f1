import { describe, expect, it } from 'vitest'
import { filledRows, tableLayout as layoutOf } from '../../../../domain/standards/import/layout'

const tableLayout = (rows: readonly (readonly string[])[]) => layoutOf(filledRows(rows))
const fieldsOf = (rows: readonly (readonly string[])[]) => tableLayout(rows).columns.map(({ field }) => field)

describe('the layout of a table', () => {
  it('is found below titles, with aliases, remarks and marks', () => {
    const { header, headerRow, columns, body, emptyRows } = tableLayout([
      ['云河县政务服务中心标准明细表', '', '', ''],
      ['编制单位：标准化科', '', '日期：2026年', ''],
      ['', '', '', ''],
      ['序号', '标准编号*', '标准名称（中文）', '实施时间（年月日）'],
      ['1', 'GB/T 1.1-2020', '导则', '2020-10-01'],
    ])
    expect([header, headerRow]).toEqual(['found', 4])
    expect(columns.map(({ field }) => field)).toEqual(['sequence', 'number', 'name', 'effectiveOn'])
    expect(columns[1]?.examples).toEqual(['GB/T 1.1-2020'])
    expect(body.map(({ row }) => row)).toEqual([5])
    expect(emptyRows).toBe(1)
  })

  it('may have two header rows, with joined cells repeated or left blank', () => {
    const merged = [
      ['标准号', '标准名称', '日期', '日期', '备注'],
      ['标准号', '标准名称', '发布', '实施', '备注'],
      ['GB 1-2000', '甲', '2000-01-01', '2000-06-01', ''],
    ]
    const blank = [
      ['标准号', '标准名称', '日期', '', '备注'],
      ['', '', '发布', '实施', ''],
      ['GB 1-2000', '甲', '2000-01-01', '2000-06-01', ''],
    ]
    for (const rows of [merged, blank]) {
      expect(fieldsOf(rows)).toEqual(['number', 'name', 'publishedOn', 'effectiveOn', 'note'])
      expect(tableLayout(rows).body).toHaveLength(1)
    }
  })

  it('takes no row of data for a second header', () => {
    const rows = [
      ['标准号', '标准名称', '状态'],
      ['标准', '名称', ''],
      ['GB 2-2000', '乙', '现行'],
    ]
    expect(tableLayout(rows).body).toHaveLength(2)
  })

  it('leaves out the header where it is printed again', () => {
    const header = ['标准号', '标准名称']
    expect(tableLayout([header, ['GB 1-2000', '甲'], header, ['GB 2-2000', '乙']]).body.map(({ row }) => row)).toEqual([
      2, 4,
    ])
  })

  it('names columns that it does not understand, and passes over empty ones', () => {
    const { columns } = tableLayout([
      ['标准号', '', '颜色', '标准名称', ''],
      ['GB 1-2000', '', '红', '甲', '多'],
    ])
    expect(columns.map(({ index, header, field }) => [index, header, field])).toEqual([
      [0, '标准号', 'number'],
      [2, '颜色', null],
      [3, '标准名称', 'name'],
      [4, '', null],
    ])
  })

  it('is assumed from the content, or missing', () => {
    expect(tableLayout([['GB 1-2000', '甲规范', '2020-01-01']])).toMatchObject({ header: 'assumed' })
    expect(fieldsOf([['GB 1-2000', '甲规范', '2020-01-01']])).toEqual(['number', 'name', 'effectiveOn'])
    expect(tableLayout([['红', '绿']])).toMatchObject({ header: 'missing', body: [{ row: 1 }] })
    expect(tableLayout([])).toEqual({ columns: [], body: [], header: 'missing', headerRow: 1, emptyRows: 0 })
  })
})

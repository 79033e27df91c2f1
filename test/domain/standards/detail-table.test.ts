import { describe, expect, it } from 'vitest'
import { DETAIL_COLUMNS, detailCell, detailTable, levelOf } from '../../../domain/standards/detail-table'
import { idOf, stateOf } from '../builders'

const STATE = stateOf({
  systemNodes: [
    { n: 1, order: 'a0', code: 'ZW' },
    { n: 2, parentId: 1, order: 'a0', code: 'TG' },
    { n: 3, parentId: 1, order: 'a1', code: 'BZ' },
  ],
  standards: [
    { n: 11, number: 'GB/T 1.10-2002', nodeIds: [3] },
    { n: 12, number: 'GB/T 1.2-2002', nodeIds: [3] },
    { n: 13, number: 'Q/YH 101-2025', nodeIds: [3, 2] },
    { n: 14, number: 'GDLJD 1002-2014', nodeIds: [] },
    { n: 15, number: '', name: '拟编标准', state: '拟编', nodeIds: [3] },
    { n: 16, number: 'GB/T 9-1999', nodeIds: [3], systemCode: 'BZ-01', abolishedOn: '2020-01-01' },
    { n: 17, number: 'DB32/T 1-2030', nodeIds: [1], effectiveOn: '2030-01-01', level: '国家标准' },
  ],
})
const on = '2026-01-01'

const idsIn = (nodeId: string | null) =>
  detailTable(STATE, { nodeId, on }).map(({ standard }) => Number(standard.id.slice(-12)))

describe('detailTable', () => {
  it('lists every standard once, in tree order, then by 体系编号 and number', () => {
    expect(idsIn(null)).toEqual([17, 13, 16, 12, 11, 15, 14])
    expect(idsIn(idOf(1))).toEqual([17, 13, 16, 12, 11, 15])
    expect(idsIn(idOf(3))).toEqual([16, 12, 11, 13, 15])
    expect(idsIn(idOf(99))).toEqual([])
  })

  it('tells place, level and status of each', () => {
    const rows = detailTable(STATE, { nodeId: null, on })
    expect(rows.map(({ sequence }) => sequence)).toEqual([1, 2, 3, 4, 5, 6, 7])
    expect(rows.map(({ nodeId }) => nodeId)).toEqual([...[1, 2, 3, 3, 3, 3].map(idOf), null])
    expect(rows.map(({ level }) => level.slice(0, 2))).toEqual(['国家', '企业', '国家', '国家', '国家', '企业', '企业'])
    expect(rows.map(({ status }) => status)).toEqual(['即将实施', '现行', '废止', '现行', '现行', '拟编', '现行'])
  })

  it('prints the nine columns of GB/T 13016', () => {
    const row = detailTable(STATE, { nodeId: null, on })[2]
    const cells = row && DETAIL_COLUMNS.map((column) => detailCell(row, column))
    expect(cells).toEqual(['3', 'BZ-01', 'GB/T 9-1999', '', '国家标准', '', '', '作废', ''])
  })

  it('takes the typed level before the one of the number', () => {
    const [first] = detailTable(STATE, { nodeId: idOf(1), on })
    expect(first && levelOf(first.standard)).toBe('国家标准')
  })
})

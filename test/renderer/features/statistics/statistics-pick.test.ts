import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { COMPILE_STATES, STANDARD_CATEGORIES, STANDARD_LEVELS } from '../../../../domain/records/standard'
import { detailTable } from '../../../../domain/standards/detail-table'
import { STATISTICS_COLUMNS } from '../../../../domain/standards/statistics'
import { countStatistics, standardsBehind, TOTAL } from '../../../../renderer/features/statistics/statistics-pick'
import { idOf, stateOf } from '../../../domain/builders'

const STATE = stateOf({
  systemNodes: [
    { n: 1, order: 'a0', name: '体系' },
    { n: 2, parentId: 1, order: 'a0', code: 'TG', name: '通用基础' },
    { n: 3, parentId: 1, order: 'a1', code: 'BZ', name: '服务保障' },
  ],
  standards: [
    { n: 11, number: 'GB/T 1-2000', state: '现行', nodeIds: [2] },
    { n: 12, number: 'GB/T 2-2000', state: '现行', nodeIds: [2, 3] },
    { n: 13, number: '', state: '拟编', nodeIds: [3] },
  ],
})
const statistics = countStatistics(STATE, detailTable(STATE, { nodeId: null, on: '2026-01-01' }))

describe('standardsBehind', () => {
  it('names the number and gives its standards', () => {
    expect(standardsBehind(statistics, { table: 'level', row: 0, column: '现有数' })).toEqual({
      title: '国家标准 · 现有数',
      ids: [idOf(11), idOf(12)],
    })
    expect(standardsBehind(statistics, { table: 'subsystem', row: 1, column: 0 })).toEqual({
      title: 'BZ 服务保障 · 现有国家标准',
      ids: [idOf(12)],
    })
    expect(standardsBehind(statistics, { table: 'subsystem', row: TOTAL, column: '完成率' })?.ids).toHaveLength(2)
    expect(standardsBehind(statistics, { table: 'subsystem', row: TOTAL, column: 0 })?.ids).toHaveLength(2)
  })

  it('gives nothing for a row that is gone', () => {
    expect(standardsBehind(statistics, { table: 'subsystem', row: 7, column: '应有数' })).toBeNull()
    expect(standardsBehind(statistics, { table: 'subsystem', row: 7, column: 1 })).toBeNull()
  })

  it('counts every standard once by level and by category, and the rows sum up to the total', () => {
    const standard = fc.record({
      state: fc.constantFrom(...COMPILE_STATES),
      level: fc.constantFrom(null, ...STANDARD_LEVELS),
      category: fc.constantFrom(null, ...STANDARD_CATEGORIES),
      nodeIds: fc.uniqueArray(fc.constantFrom(1, 2, 3)),
    })
    fc.assert(
      fc.property(fc.array(standard, { maxLength: 30 }), (standards) => {
        const state = {
          ...STATE,
          standards: stateOf({ standards: standards.map((each, n) => ({ n, ...each })) }).standards,
        }
        const counted = countStatistics(state, detailTable(state, { nodeId: null, on: '2026-01-01' }))
        for (const table of ['level', 'category'] as const) {
          for (const column of STATISTICS_COLUMNS) {
            const ids = counted[table].rows.flatMap(
              (_, row) => standardsBehind(counted, { table, row, column })?.ids ?? [],
            )
            expect(new Set(ids).size).toBe(ids.length)
            expect([...ids].sort()).toEqual(
              [...(standardsBehind(counted, { table, row: TOTAL, column })?.ids ?? [])].sort(),
            )
          }
        }
        const listed = counted.level.rows.flatMap((row) => row.listed)
        expect([...listed].sort()).toEqual([...state.standards.keys()].sort())
      }),
      { numRuns: 60 },
    )
  })
})

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { COMPILE_STATES, STANDARD_CATEGORIES, STANDARD_LEVELS } from '../../../domain/records/standard'
import { detailTable } from '../../../domain/standards/detail-table'
import {
  categoryStatistics,
  idsBehind,
  levelStatistics,
  STATISTICS_COLUMNS,
  subsystemStatistics,
} from '../../../domain/standards/statistics'
import { idOf, stateOf } from '../builders'

const on = '2026-01-01'

const STATE = stateOf({
  systemNodes: [
    { n: 1, order: 'a0', name: '体系' },
    { n: 2, parentId: 1, order: 'a0', code: 'TG', name: '通用基础' },
    { n: 3, parentId: 2, order: 'a0' },
    { n: 4, parentId: 1, order: 'a1', code: 'BZ', name: '服务保障' },
  ],
  standards: [
    { n: 11, number: 'GB/T 1-2000', nodeIds: [3], category: '基础标准' },
    { n: 12, number: 'GB/T 2-2000', nodeIds: [2, 4], abolishedOn: '2020-01-01' },
    { n: 13, number: '', state: '拟编', nodeIds: [4] },
    { n: 14, number: 'T/ABC 1-2030', effectiveOn: '2030-01-01', nodeIds: [] },
    { n: 15, number: 'ZW 1', state: '在编', nodeIds: [1] },
  ],
})
const rows = detailTable(STATE, { nodeId: null, on })

/** Label and the eight numbers, as printed. */
const printed = (row: Parameters<typeof idsBehind>[0]) => [
  row.label,
  ...STATISTICS_COLUMNS.map((column) => idsBehind(row, column).length),
]

describe('标准统计表', () => {
  it('counts by level', () => {
    const { rows: levels, total } = levelStatistics(rows)
    expect(levels.map(printed)).toEqual([
      ['国家标准', 1, 1, 1, 1, 0, 0, 0, 1],
      ['行业标准', 0, 0, 0, 0, 0, 0, 0, 0],
      ['地方标准', 0, 0, 0, 0, 0, 0, 0, 0],
      ['团体标准', 1, 1, 1, 0, 1, 0, 0, 0],
      ['企业（内部）标准', 2, 0, 0, 0, 0, 1, 1, 0],
      ['国际标准', 0, 0, 0, 0, 0, 0, 0, 0],
    ])
    expect(printed(total)).toEqual(['合计', 4, 2, 2, 1, 1, 1, 1, 1])
    expect(total.completion).toEqual({ part: 2, whole: 4, value: 0.5 })
    expect(levels[1]?.completion.value).toBeNull()
  })

  it('counts by category', () => {
    const { rows: categories } = categoryStatistics(rows)
    expect(categories.map(({ label, listed }) => [label, listed.length])).toEqual([
      ['基础标准', 1],
      ['方法标准', 0],
      ['产品、过程、服务标准', 0],
      ['安全、卫生、环保标准', 0],
      ['其他', 0],
      ['未分类', 4],
    ])
  })

  it('counts by first-level subsystem, a shared standard in each', () => {
    const { rows: subsystems, total, shared } = subsystemStatistics(STATE, rows)
    expect(subsystems.map(({ label, listed }) => [label, listed.length])).toEqual([
      ['体系直属', 1],
      ['TG 通用基础', 2],
      ['BZ 服务保障', 2],
      ['未归类', 1],
    ])
    expect(total.listed).toHaveLength(5)
    expect(shared).toEqual([idOf(12)])
    expect(subsystems[1]?.levels.total.listed).toHaveLength(2)
  })

  it('takes several roots as subsystems, and shows no row 未归类 without need', () => {
    const forest = stateOf({
      systemNodes: [
        { n: 1, name: '甲' },
        { n: 2, order: 'a1' },
      ],
      standards: [{ n: 3, nodeIds: [2] }],
    })
    const table = subsystemStatistics(forest, detailTable(forest, { nodeId: null, on }))
    expect(table.rows.map(({ label, listed }) => [label, listed.length])).toEqual([
      ['甲', 0],
      ['未命名子体系', 1],
    ])
  })
})

const standard = fc.record({
  state: fc.constantFrom(...COMPILE_STATES),
  level: fc.option(fc.constantFrom(...STANDARD_LEVELS)),
  category: fc.option(fc.constantFrom(...STANDARD_CATEGORIES)),
  number: fc.constantFrom('', 'GB 1-2000', 'DA/T 22-2015', 'DB32/T 1-2020', 'Q/A 1-2020', 'ISO 1:2000', 'X 1'),
  effectiveOn: fc.option(fc.constantFrom('2020-01-01', '2030-01-01')),
  abolishedOn: fc.option(fc.constantFrom('2021-01-01', '2031-01-01')),
  nodeIds: fc.uniqueArray(fc.integer({ min: 1, max: 7 }), { maxLength: 3 }),
})
const nodes = fc.array(fc.nat({ max: 6 }), { minLength: 1, maxLength: 6 })

describe('Σ of the statistics', () => {
  it('is 合计 and the number of rows of the 明细表', () => {
    fc.assert(
      fc.property(fc.array(standard, { maxLength: 30 }), nodes, (standards, parents) => {
        const state = stateOf({
          systemNodes: parents.map((parent, index) => ({
            n: index + 1,
            order: `a${index}`,
            parentId: parent <= index && parent > 0 ? parent : null,
          })),
          standards: standards.map((sketch, index) => ({ n: index + 100, ...sketch })),
        })
        const detail = detailTable(state, { nodeId: null, on })
        for (const table of [levelStatistics(detail), categoryStatistics(detail)]) {
          expect(table.rows.flatMap(({ listed }) => listed).sort()).toEqual([...table.total.listed].sort())
          expect(table.total.listed).toHaveLength(detail.length)
          for (const column of STATISTICS_COLUMNS) {
            const sum = table.rows.reduce((count, row) => count + idsBehind(row, column).length, 0)
            expect(sum).toBe(idsBehind(table.total, column).length)
          }
          const { expected, byStatus, listed } = table.total
          expect(expected.length + byStatus.废止.length).toBe(listed.length)
        }
        const subsystems = subsystemStatistics(state, detail)
        const all = subsystems.rows.flatMap(({ listed }) => listed)
        expect([...new Set(all)].sort()).toEqual(detail.map((row) => row.standard.id).sort())
        expect(all.length === detail.length).toBe(subsystems.shared.length === 0)
      }),
    )
  })
})

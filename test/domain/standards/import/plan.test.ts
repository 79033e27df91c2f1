import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { systemNodeId } from '../../../../domain/records/system-node'
import { fieldsByPlace, filledRows, tableLayout } from '../../../../domain/standards/import/layout'
import { type ImportOptions, importPlanner } from '../../../../domain/standards/import/plan'
import { repairedLine } from '../../../../domain/standards/import/repairs'
import { applied, idOf, stateOf, testIds } from '../../builders'

const STATE = stateOf({
  systemNodes: [
    { n: 1, code: 'TG', name: '通用基础' },
    { n: 2, order: 'a1', code: 'BZ', name: '服务保障' },
  ],
  departments: [{ n: 5, name: '办公室' }],
  standards: [
    { n: 10, number: 'GB/T 1.1-2020', name: '标准化工作导则', nodeIds: [1], effectiveOn: '2020-10-01', note: '旧' },
    { n: 11, number: '', name: '网上预约规范', state: '拟编' },
  ],
})

function planned(rows: readonly (readonly string[])[], options: Partial<ImportOptions> = {}) {
  const { columns, body } = tableLayout(filledRows(rows))
  const fields = fieldsByPlace(columns)
  const ids = testIds()
  const planner = importPlanner(STATE, {
    fields,
    nodeId: null,
    existing: 'update',
    skipErrors: false,
    newId: () => ids.next(),
    ...options,
  })
  for (const row of body) planner.add([row])
  return planner.finish()
}

const HEADER = ['标准号', '标准名称', '实施日期', '状态', '备注']

describe('planning an import', () => {
  it('tells new, changed and equal standards, and changes only what is filled', () => {
    const plan = planned([
      HEADER,
      ['GB／T 1.1—2020', '', '2020-11-01', '', '新'],
      ['', '网上预约规范', '', '', ''],
      ['DA/T 22-2015', '归档文件整理规则', '', '现行有效', ''],
    ])
    expect(plan.counts).toEqual({ added: 1, updated: 1, unchanged: 1, skipped: 0 })
    expect(plan.rows[0]).toMatchObject({ outcome: 'updated', existing: { id: idOf(10) } })
    expect(plan.rows[0]?.changed).toEqual(['标准号', '实施日期', '备注'])
    const after = applied(STATE, plan.drafts)
    expect(after.standards.get(idOf(10) as never)).toMatchObject({
      number: 'GB/T 1.1—2020',
      name: '标准化工作导则',
      effectiveOn: '2020-11-01',
      note: '旧；新',
      nodeIds: [idOf(1)],
    })
    expect(after.standards.size).toBe(3)
  })

  it('leaves the standards of the library alone when asked to', () => {
    const plan = planned([HEADER, ['GB/T 1.1-2020', '别的', '', '', '']], { existing: 'skip' })
    expect([plan.counts, plan.drafts]).toEqual([{ added: 0, updated: 0, unchanged: 0, skipped: 1 }, []])
    expect(plan.rows[0]?.note).toBe('标准库中已有')
  })

  it('adds again what a person pasted, with a warning', () => {
    const plan = planned([HEADER, ['GB/T 1.1-2020', '甲', '', '', ''], ['GB/T 1.1-2020', '乙', '', '', '']], {
      existing: 'add',
      nodeId: systemNodeId.parse(idOf(2)),
    })
    expect(plan.counts.added).toBe(2)
    expect(plan.problems.map(({ row, severity }) => [row, severity])).toEqual([
      [2, 'warning'],
      [3, 'warning'],
    ])
    expect(plan.rows[0]?.standard.nodeIds).toEqual([idOf(2)])
  })

  it('knows records of our own export by their id, whatever their number became', () => {
    const plan = planned([
      ['标识', '标准号', '标准名称'],
      [idOf(11), 'Q/YH 1-2026', '网上预约服务规范'],
      [idOf(99), 'GB/T 1.1-2020', '标准化工作导则'],
    ])
    expect(plan.rows.map(({ outcome, existing }) => [outcome, existing?.id])).toEqual([
      ['updated', idOf(11)],
      ['unchanged', idOf(10)],
    ])
  })

  it('makes one standard of the same one in several rows', () => {
    const plan = planned([
      ['标准号', '标准名称', '所属体系', '实施日期', '备注'],
      ['GB 2-2000', '甲', '通用基础', '', ''],
      ['GB 2--2000', '甲', 'BZ 服务保障', '2001-01-01', ''],
      ['ＧＢ 2-2000', '乙', '', '', ''],
    ])
    expect(plan.counts).toEqual({ added: 1, updated: 0, unchanged: 0, skipped: 2 })
    expect(plan.rows[0]?.standard).toMatchObject({ nodeIds: [1, 2].map(idOf), effectiveOn: '2001-01-01', name: '甲' })
    const told = plan.problems.filter(({ severity }) => severity === 'warning')
    expect(told.map(({ row, message }) => [row, message])).toEqual([
      [3, '与第2行重复，已合并。'],
      [4, '与第2行是同一标准，标准名称不同，以第2行为准。'],
    ])
  })

  it('tells of every repair, keeps words that fit nowhere, and stops at errors', () => {
    const rows = [
      ['标准号', '标准名称', '实施日期', '状态', '代替标准', '责任部门', '所属体系'],
      ['GB/T GB/T 3-2000', '甲  规范', '36526', '现行', 'TC456', '办公室', ''],
      ['GB 4-2000', '乙', '2000年5月', '有更新', '', '财务科', '无此体系'],
      ['GB 5-2000', '丙', '2000-02-30', '', '', '', ''],
      ['', '', '2000-01-01', '', '', '', ''],
    ]
    const plan = planned(rows)
    expect(plan.problems.map(({ row, column, severity }) => [row, column, severity])).toEqual([
      [2, '标准号', 'repaired'],
      [2, '标准名称', 'repaired'],
      [2, '实施日期', 'repaired'],
      [2, '被代替标准号或作废', 'warning'],
      [3, '实施日期', 'warning'],
      [3, '编制状态', 'warning'],
      [3, '责任部门', 'warning'],
      [3, '所属体系', 'warning'],
      [4, '实施日期', 'error'],
      [5, '标准名称', 'error'],
    ])
    expect(plan.rows[0]?.standard).toMatchObject({ number: 'GB/T 3-2000', name: '甲 规范', effectiveOn: '2000-01-01' })
    expect(plan.rows[1]?.standard.note).toBe(
      '实施日期：2000年5月；编制状态：有更新；责任部门：财务科；所属体系：无此体系',
    )
    expect([plan.errors, plan.drafts.length]).toEqual([2, 0])
    const without = planned(rows, { skipErrors: true })
    expect([without.counts, without.drafts.length]).toEqual([{ added: 2, updated: 0, unchanged: 0, skipped: 2 }, 2])
  })

  it('takes a table whole or not at all, and keeps what finds no field, whatever stands in it', () => {
    const cell = fc.oneof(
      fc.constantFrom('', '现行', '有更新', 'TC456', '2020-01-01', '45000', '甲', 'GB 1-2000'),
      fc.string({ unit: 'binary', maxLength: 6 }),
    )
    const rows = fc.array(fc.tuple(cell, cell, cell, cell, cell), { maxLength: 6 })
    fc.assert(
      fc.property(rows, (body) => {
        const plan = planned([HEADER, ...body])
        const after = applied(STATE, plan.drafts)
        if (plan.errors > 0) expect(after).toEqual(STATE)
        else expect(after.standards.size).toBe(2 + plan.counts.added)
        const unplaced = plan.problems.filter(({ column, severity }) => column === '编制状态' && severity === 'warning')
        for (const { row, value } of unplaced) {
          const planned = plan.rows.find((other) => other.row === row)
          if (planned?.outcome === 'added') expect(planned.standard.note).toContain(repairedLine(value))
        }
        const { added, updated, unchanged, skipped } = plan.counts
        expect(added + updated + unchanged + skipped).toBe(plan.rows.length)
      }),
      { numRuns: 500 },
    )
  })

  it('changes nothing when it is done a second time', () => {
    const rows = [HEADER, ['GB/T 1.1-2020', '新名', '2020-11-01', '有更新', '一'], ['GB 9-2000', '九', '', '', '二']]
    const state = applied(STATE, planned(rows).drafts)
    const ids = testIds()
    const fields = ['number', 'name', 'effectiveOn', 'state', 'note'] as const
    const again = importPlanner(state, {
      fields,
      nodeId: null,
      existing: 'update',
      skipErrors: false,
      newId: () => ids.next(),
    })
    again.add(tableLayout(filledRows(rows)).body)
    expect(again.finish().counts).toEqual({ added: 0, updated: 0, unchanged: 2, skipped: 0 })
  })
})

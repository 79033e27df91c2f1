import { describe, expect, test } from 'vitest'
import type { BatchHead, ChangeRow } from '../../../../domain/workspace/change'
import { historyLines } from '../../../../renderer/features/history/history-lines'
import { idOf, stateOf } from '../../../domain/builders'

const state = stateOf({
  departments: [{ n: 1, name: '办公室' }],
  persons: [
    { n: 11, name: '甲' },
    { n: 12, name: '乙' },
    { n: 13, name: '丙' },
  ],
})
const head: BatchHead = {
  id: idOf(90),
  at: '2026-03-17T01:30:00.000Z',
  by: { name: '王小云', office: '标准化科' },
  device: idOf(91),
  label: '修改宣传培训',
  reversal: null,
}

function lines(...changes: Pick<ChangeRow, 'before' | 'after'>[]) {
  const rows = changes.map((change, index): ChangeRow => {
    return { id: idOf(100 + index), table: 'trainings', key: idOf(50), batch: head.id, ...change }
  })
  return historyLines(state, rows, new Map([[head.id, head]]), head.device)
}

describe('修改记录', () => {
  test('says who, what and from what to what, with titles instead of ids', () => {
    const [line] = lines({ before: { departmentId: null }, after: { departmentId: idOf(1) } })
    expect(line).toMatchObject({
      who: '王小云（标准化科）',
      action: '修改宣传培训',
      field: '组织部门',
      before: '（空）',
      after: '办公室',
    })
  })

  test('has one line a changed field, and one for a creation', () => {
    expect(lines({ before: { topic: '', place: '' }, after: { topic: 'a', place: 'b' } })).toHaveLength(2)
    expect(lines({ before: null, after: { topic: 'a' } }).map(({ field }) => field)).toEqual(['新建宣传培训'])
  })

  test('of a list shows what came and what went', () => {
    const [line] = lines({
      before: { attendeeIds: [11, 12].map(idOf) },
      after: { attendeeIds: [12, 13].map(idOf) },
    })
    expect(line).toMatchObject({ before: '去掉 1 项：甲', after: '加入 1 项：丙' })
  })

  test('shows a whole list when it was or became empty', () => {
    const [line] = lines({ before: { attendeeIds: [] }, after: { attendeeIds: [11, 99].map(idOf) } })
    expect(line).toMatchObject({ before: '（空）', after: '甲、（已删除的记录）' })
  })

  test("has a colleague's adopted changes in the order of the log, whatever the clocks said", () => {
    const ours = { ...head, id: idOf(92), at: '2026-03-18T01:00:00.000Z' }
    const adopted = {
      ...head,
      id: idOf(91),
      at: '2031-01-01T00:00:00.000Z',
      device: idOf(99),
      by: { name: '李晓', office: '' },
    }
    const rows = [head, adopted, ours].map(({ id }, index): ChangeRow => {
      const [before, after] = [{ topic: String(index) }, { topic: String(index + 1) }]
      return { id: idOf(100 + index), table: 'trainings', key: idOf(50), batch: id, before, after }
    })
    const heads = new Map([head, adopted, ours].map((each) => [each.id, each]))
    expect(historyLines(state, rows, heads, head.device)).toMatchObject([
      { at: ours.at, after: '3', elsewhere: false },
      { at: adopted.at, after: '2', who: '李晓', elsewhere: true },
      { at: head.at, after: '1', elsewhere: false },
    ])
  })

  test('tells what a merge only confirmed from what it changed', () => {
    const confirmed = lines(
      { before: { topic: '甲' }, after: { topic: '甲' } },
      { before: {}, after: {} },
      { before: null, after: null },
    )
    expect(confirmed).toMatchObject([
      { before: '合并时选定，未改变', after: '甲' },
      { field: '合并时保留宣传培训', before: '', after: '' },
      { field: '合并时确认删除宣传培训' },
    ])
  })
})

import { describe, expect, it } from 'vitest'
import { logEntries, logYears, openLoans, overdueLoans } from '../../../domain/archive/log'
import { stateOf } from '../builders'

const STATE = stateOf({
  archiveItems: [{ n: 1, retention: '永久' }, { n: 2, retention: '10年' }, { n: 3 }],
  archiveLogEntries: [
    { n: 11, action: '借阅', happenedOn: '2025-03-01', dueOn: '2025-03-31', itemIds: [1, 2] },
    { n: 12, action: '归还', happenedOn: '2025-04-10', itemIds: [1] },
    { n: 13, action: '借阅', happenedOn: '2025-05-01', dueOn: '2025-06-01', returnedOn: '2025-06-05', itemIds: [3] },
    { n: 14, action: '归档', happenedOn: '2026-01-05', itemIds: [3] },
    { n: 15, action: '借阅', happenedOn: '2025-05-02', content: '口头借阅', itemIds: [] },
    { n: 16, action: '归还', happenedOn: '2025-01-01', itemIds: [2] },
    { n: 17, action: '检查', happenedOn: null },
  ],
})
const numbers = (ids: readonly { readonly id: string }[]) => ids.map(({ id }) => Number(id.slice(-2)))
const out = (on: string) =>
  openLoans(STATE, on).map(({ entry, itemIds, daysOverdue }) => [...numbers([entry]), itemIds.length, daysOverdue])

describe('loans', () => {
  it('are open until returned, by themselves or file by file', () => {
    expect(out('2025-03-31')).toEqual([[11, 2, 0]])
    expect(out('2025-04-10')).toEqual([[11, 1, 10]])
    expect(out('2025-06-04')).toEqual([
      [11, 1, 65],
      [13, 1, 3],
      [15, 0, 0],
    ])
    expect(out('2025-06-05').map(([number]) => number)).toEqual([11, 15])
  })

  it('are overdue from the day after 应还日期', () => {
    expect(overdueLoans(STATE, '2025-03-31')).toEqual([])
    expect(numbers(overdueLoans(STATE, '2025-04-01').map(({ entry }) => entry))).toEqual([11])
  })
})

describe('logEntries', () => {
  it('come newest first, undated ones on top', () => {
    expect(numbers(logEntries(STATE))).toEqual([17, 14, 15, 13, 12, 11, 16])
    expect(logYears(STATE)).toEqual([2026, 2025])
  })

  it('are filtered by year and by 保管期限 of their files', () => {
    expect(numbers(logEntries(STATE, { year: 2026 }))).toEqual([14])
    expect(numbers(logEntries(STATE, { year: null }))).toEqual([17])
    expect(numbers(logEntries(STATE, { retention: '永久' }))).toEqual([12, 11])
    expect(numbers(logEntries(STATE, { retention: '10年', year: 2025 }))).toEqual([11, 16])
    expect(numbers(logEntries(STATE, { retention: null }))).toEqual([14, 13])
  })
})

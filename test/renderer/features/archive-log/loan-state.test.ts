import { expect, test } from 'vitest'
import { openLoans } from '../../../../domain/archive/log'
import { recordsInOrder } from '../../../../domain/workspace/state'
import { loanState, loanSummary, loansByEntry } from '../../../../renderer/features/archive-log/loan-state'
import { stateOf } from '../../../domain/builders'

const state = stateOf({
  archiveLogEntries: [
    { n: 1, action: '借阅', happenedOn: '2026-01-05', dueOn: '2026-01-15' },
    { n: 2, action: '借阅', happenedOn: '2026-01-06', dueOn: '2026-03-01' },
    { n: 3, action: '借阅', happenedOn: '2026-01-07', returnedOn: '2026-01-08' },
    { n: 4, action: '整理', happenedOn: '2026-01-07' },
    { n: 5, action: '借阅', happenedOn: '2026-02-01' },
  ],
})
const on = '2026-01-18'
const loans = openLoans(state, on)

test('each loan says where it stands, other entries say nothing', () => {
  const byEntry = loansByEntry(loans)
  const states = recordsInOrder(state, 'archiveLogEntries').map((entry) => loanState(entry, byEntry.get(entry.id), on))
  expect(states).toEqual(['逾期 3 天', '借出未还', '已归还', '', ''])
})

test('the loans in one line', () => {
  expect(loanSummary(loans)).toBe('借出未还 2 笔，其中逾期 1 笔')
  expect(loanSummary(openLoans(state, '2026-01-10'))).toBe('借出未还 2 笔')
  expect(loanSummary([])).toBe('没有借出未还的文件')
})

import { expect, it } from 'vitest'
import { CommitGate } from '../../../main/jobs/commit-gate'

it('lets the first of job and user win, and tells both', () => {
  const cancelledFirst = new CommitGate()
  expect(cancelledFirst.cancel()).toBe(true)
  expect(new CommitGate(cancelledFirst.memory).commit()).toBe(false)
  const committedFirst = new CommitGate()
  expect(new CommitGate(committedFirst.memory).commit()).toBe(true)
  expect(committedFirst.cancel()).toBe(false)
  expect(committedFirst.isCancelled).toBe(false)
  expect(committedFirst.commit()).toBe(true)
})

import { expect, it } from 'vitest'
import type { JobProgress } from '../../../main/jobs/job-types'
import { throttled } from '../../../main/jobs/throttle'

it('passes ten steps a second, every new note and the end', () => {
  const passed: JobProgress[] = []
  let time = 0
  const report = throttled(
    (progress) => passed.push(progress),
    () => time,
  )
  for (let step = 0; step < 1000; step += 1) {
    time = step
    report(step / 1000, step < 500 ? '写出' : '核对')
  }
  report(1, '核对')
  expect(passed.map(({ fraction }) => fraction)).toEqual([0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1])
})

it('keeps fractions between 0 and 1', () => {
  const passed: JobProgress[] = []
  const report = throttled(
    (progress) => passed.push(progress),
    () => 0,
  )
  report(-1, '甲')
  report(7, '乙')
  expect(passed.map(({ fraction }) => fraction)).toEqual([0, 1])
})

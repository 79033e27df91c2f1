import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { COMPILE_STATES } from '../../../domain/records/standard'
import { statusOn } from '../../../domain/standards/status'

const fields = {
  state: '现行',
  publishedOn: '2025-01-01',
  effectiveOn: '2025-07-01',
  abolishedOn: '2026-01-01',
} as const

describe('statusOn', () => {
  it.each([
    ['2025-06-30', '即将实施'],
    ['2025-07-01', '现行'],
    ['2025-12-31', '现行'],
    ['2026-01-01', '废止'],
  ])('on %s is %s', (date, status) => {
    expect(statusOn(fields, date)).toBe(status)
    expect(statusOn({ ...fields, state: '废止' }, date)).toBe(status)
  })

  it('keeps 在编 and 拟编 whatever the dates', () => {
    expect(statusOn({ ...fields, state: '在编' }, '2030-01-01')).toBe('在编')
    expect(statusOn({ ...fields, state: '拟编' }, '2030-01-01')).toBe('拟编')
  })

  it('takes 废止 without a date at its word, and 现行 without dates as in force', () => {
    const undated = { publishedOn: null, effectiveOn: null, abolishedOn: null }
    expect(statusOn({ ...undated, state: '废止' }, '2000-01-01')).toBe('废止')
    expect(statusOn({ ...undated, state: '现行' }, '2000-01-01')).toBe('现行')
  })

  it('starts with 发布日期 when 实施日期 is not given', () => {
    expect(statusOn({ ...fields, effectiveOn: null }, '2024-12-31')).toBe('即将实施')
  })

  it('never goes back as time goes on', () => {
    const order = ['拟编', '在编', '即将实施', '现行', '废止']
    const day = fc.date({ min: new Date('1990-01-01'), max: new Date('2040-01-01'), noInvalidDate: true })
    const date = day.map((at) => at.toISOString().slice(0, 10))
    const maybe = fc.option(date)
    const standard = fc.record({
      state: fc.constantFrom(...COMPILE_STATES),
      publishedOn: maybe,
      effectiveOn: maybe,
      abolishedOn: maybe,
    })
    fc.assert(
      fc.property(standard, date, date, (one, first, second) => {
        const [earlier, later] = first < second ? [first, second] : [second, first]
        expect(order.indexOf(statusOn(one, earlier))).toBeLessThanOrEqual(order.indexOf(statusOn(one, later)))
      }),
    )
  })
})

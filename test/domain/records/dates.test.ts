import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  addDays,
  addMonths,
  compactDate,
  daysBetween,
  daysInMonth,
  officialDate,
  parseDate,
} from '../../../domain/records/dates'
import { anyDate } from '../../support/arbitraries'

describe('parseDate', () => {
  it.each([
    '2026-03-17',
    '20260317',
    '2026年3月17日',
    '2026/3/17',
    '2026.3.17',
    ' ２０２６－０３－１７ ',
    '2026 年 03 月 17 日',
  ])('reads %s', (typed) => {
    expect(parseDate(typed)).toBe('2026-03-17')
  })

  it.each([
    '',
    '2026',
    '2026-13-01',
    '2026-02-29',
    '2100-02-29',
    '2026-00-10',
    '2026-3',
    '26-3-17',
    '2026-3-17 08:00',
    '三月',
    '0099-01-01',
  ])('knows that %j is no date', (typed) => {
    expect(parseDate(typed)).toBeNull()
  })

  it('reads back every form in which a date is printed', () => {
    fc.assert(
      fc.property(anyDate, (date) => {
        const forms = [date, officialDate(date), compactDate(date), date.replaceAll('-', '/')]
        for (const form of forms) expect(parseDate(form)).toBe(date)
      }),
    )
  })

  it('takes any text, and gives only dates of the calendar', () => {
    const digits = fc.string({ unit: fc.constantFrom(...'0123456789-/.年月日'), maxLength: 12 })
    fc.assert(
      fc.property(fc.oneof(digits, fc.string({ unit: 'binary' })), (typed) => {
        const date = parseDate(typed)
        if (date !== null) expect(new Date(date).toISOString().slice(0, 10)).toBe(date)
      }),
      { numRuns: 1_000 },
    )
  })
})

describe('calendar', () => {
  it.each([
    ['2027-05-31', -3, '2027-02-28'],
    ['2028-05-31', -3, '2028-02-29'],
    ['2026-01-15', -1, '2025-12-15'],
    ['2024-02-29', 24, '2026-02-28'],
    ['2025-12-31', 2, '2026-02-28'],
    ['9999-12-31', 1, '9999-12-31'],
  ])('%s and %i months is %s', (date, months, result) => {
    expect(addMonths(date, months)).toBe(result)
  })

  it('knows the days of every month as the computer does', () => {
    for (const year of [1900, 2000, 2023, 2024, 2100]) {
      for (let month = 1; month <= 12; month += 1) {
        expect(daysInMonth(year, month)).toBe(new Date(Date.UTC(year, month, 0)).getUTCDate())
      }
    }
  })

  it('counts days there and back', () => {
    fc.assert(
      fc.property(anyDate, anyDate, (from, to) => {
        expect(addDays(from, daysBetween(from, to))).toBe(to)
      }),
    )
  })

  it('prints dates as documents and catalogues want them', () => {
    expect([officialDate('2026-03-07'), compactDate('2026-03-07')]).toEqual(['2026年3月7日', '20260307'])
    expect([officialDate(null), compactDate(null)]).toEqual(['', ''])
  })
})

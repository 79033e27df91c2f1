import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { midTerm, phaseOn, pilotTerm, selfCheckOpensOn, termFindings } from '../../../domain/regulation/pilot-term'
import { anyDate } from '../../support/arbitraries'

const pilot = { issuedOn: '2025-03-01', startOn: null, endOn: '2027-06-30' }
const rules = (fields: Partial<typeof pilot> | object, on = '2025-06-01') =>
  termFindings({ ...pilot, ...fields }, on).map(({ rule }) => rule)

describe('the term of a pilot', () => {
  it('runs from 下达, or from 建设期限起', () => {
    expect(pilotTerm({ issuedOn: '2025-01-01', startOn: '2025-03-01', endOn: '2027-01-01' })?.from).toBe('2025-01-01')
    expect(pilotTerm({ issuedOn: null, startOn: '2025-03-01', endOn: '2027-01-01' })?.from).toBe('2025-03-01')
    expect(pilotTerm({ ...pilot, endOn: null })).toBeNull()
  })

  it.each([
    ['2027-05-31', '2027-02-28'],
    ['2028-05-31', '2028-02-29'],
    ['2027-06-30', '2027-03-30'],
  ])('ending %s opens 自查 on %s', (endOn, opens) => {
    expect(selfCheckOpensOn(endOn)).toBe(opens)
  })

  it.each([
    ['2027-02-28', []],
    ['2027-03-01', []],
    ['2028-02-29', []],
    ['2028-03-01', []],
    ['2027-02-27', ['term-length']],
    ['2028-03-02', ['term-length']],
  ])('ending %s finds %j about its length', (endOn, found) => {
    expect(rules({ endOn }).filter((rule) => rule === 'term-length')).toEqual(found)
  })

  it('warns, never blocks', () => {
    expect(rules({ endOn: null })).toEqual(['term-missing'])
    expect(rules({ endOn: '2024-01-01' })).toEqual(['term-reversed'])
    expect(rules({}, '2027-03-29')).toEqual(['self-check-ahead'])
    expect(rules({}, '2027-03-30')).toEqual(['self-check-open'])
    expect(rules({}, '2027-07-01')).toEqual(['term-over'])
    const severities = termFindings({ ...pilot, endOn: '2035-01-01' }, '2036-01-01').map(({ severity }) => severity)
    expect(severities).not.toContain('error')
  })

  it('goes through its phases', () => {
    const term = { from: '2025-03-01', to: '2027-06-30' }
    const days = ['2025-02-28', '2025-03-01', '2027-03-30', '2027-06-30', '2027-07-01']
    expect(days.map((day) => phaseOn(term, day))).toEqual(['未开始', '建设期', '自查期', '自查期', '已期满'])
  })

  it('has its middle third in the middle', () => {
    expect(midTerm({ from: '2025-01-01', to: '2027-12-31' })).toEqual({ from: '2026-01-01', to: '2026-12-31' })
    fc.assert(
      fc.property(anyDate, anyDate, (first, second) => {
        const [from, to] = first < second ? [first, second] : [second, first]
        const middle = midTerm({ from, to })
        expect(from <= middle.from && middle.to <= to).toBe(true)
      }),
    )
  })
})

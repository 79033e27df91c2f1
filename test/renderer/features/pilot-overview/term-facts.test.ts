import { describe, expect, test } from 'vitest'
import { pilotId, pilotKind } from '../../../../domain/records/pilot'
import { termFacts } from '../../../../renderer/features/pilot-overview/term-facts'
import { idOf } from '../../../domain/builders'

const empty = pilotKind.empty(pilotId.parse(idOf(1)))
const pilot = { ...empty, issuedOn: '2025-06-01', endOn: '2027-05-31' }
const factsOn = (on: string, given = pilot) => new Map(termFacts(given, on).map((fact) => [fact.term, fact]))

describe('what follows from the dates of the pilot', () => {
  test('a term of two years: its parts, no warning', () => {
    const facts = factsOn('2026-03-17')
    expect(facts.get('建设期限')?.value).toBe('2025-06-01 至 2027-05-31')
    expect(facts.get('自查窗口开启')?.value).toBe('2027-02-28')
    expect(facts.get('所处阶段')?.value).toBe('建设期')
    expect([...facts.values()].some((fact) => fact.warning)).toBe(false)
  })

  test('a term that is too long is pointed out beside the facts', () => {
    const facts = factsOn('2026-03-17', { ...pilot, endOn: '2029-05-31' })
    expect(facts.get('期限长短')).toMatchObject({ warning: true, note: expect.stringContaining('超过3年') })
    expect(facts.has('中期评估区间')).toBe(true)
  })

  test('the self-check that is open is pointed out', () => {
    expect(factsOn('2027-03-01').get('自查')?.warning).toBe(true)
  })

  test('without dates it says which are missing', () => {
    expect(termFacts(empty, '2026-03-17')).toEqual([
      expect.objectContaining({ term: '建设期限', value: '尚未填全', note: expect.stringContaining('请填写') }),
    ])
  })

  test('an end before the beginning brings the warning alone', () => {
    const facts = termFacts({ ...pilot, endOn: '2024-01-01' }, '2026-03-17')
    expect(facts.map(({ term, warning }) => [term, warning])).toEqual([['期限起止', true]])
  })
})

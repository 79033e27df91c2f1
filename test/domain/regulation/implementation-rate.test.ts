import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { implementationRate, recordsByStandard } from '../../../domain/regulation/implementation-rate'
import { statusOn } from '../../../domain/standards/status'
import { anyWorkspace } from '../../support/arbitraries'
import { idOf, stateOf } from '../builders'

const STATE = stateOf({
  departments: [{ n: 1 }, { n: 2 }, { n: 3 }],
  systemNodes: [{ n: 5 }],
  standards: [
    { n: 11, departmentId: 1, nodeIds: [5], effectiveOn: '2025-01-01' },
    { n: 12, departmentId: 1 },
    { n: 13, state: '拟编', departmentId: 1 },
    { n: 14, effectiveOn: '2030-01-01' },
    { n: 15 },
  ],
  implementationRecords: [
    { n: 21, standardId: 11, departmentId: 2, startedOn: '2024-12-31' },
    { n: 22, standardId: 11, departmentId: 1, startedOn: '2025-02-01' },
    { n: 23, standardId: 15, startedOn: '2027-01-01' },
    { n: 24, standardId: 13 },
    { n: 25, standardId: null },
  ],
})
const on = '2026-01-01'

describe('implementationRate', () => {
  const { overall, departments, earlyIds } = implementationRate(STATE, { nodeId: null, on })

  it('counts 现行 standards with a record that has begun', () => {
    expect(overall.rate).toEqual({ part: 1, whole: 3, value: 1 / 3 })
    expect([...overall.missingIds].sort()).toEqual([idOf(12), idOf(15)])
    expect(implementationRate(STATE, { nodeId: null, on: '2027-01-01' }).overall.rate.part).toBe(2)
    expect(implementationRate(STATE, { nodeId: idOf(5), on }).overall.rate.value).toBe(1)
  })

  it('counts per responsible department', () => {
    const counted = departments.map(({ departmentId, rate, recordIds }) => [
      departmentId,
      rate.part,
      rate.whole,
      recordIds.length,
    ])
    expect(counted).toEqual([
      [idOf(1), 1, 2, 1],
      [idOf(2), 0, 0, 1],
      [null, 0, 1, 2],
    ])
  })

  it('names records that begin before their standard', () => {
    expect(earlyIds).toEqual([idOf(21)])
  })

  it('gathers the records of each standard', () => {
    const sizes = [...recordsByStandard(STATE)].map(([id, records]) => [id, records.length])
    expect(sizes).toEqual([
      [idOf(11), 2],
      [idOf(15), 1],
      [idOf(13), 1],
    ])
  })

  it('divides the 现行 standards, whole and per department', () => {
    fc.assert(
      fc.property(anyWorkspace(8), (state) => {
        const result = implementationRate(state, { nodeId: null, on })
        const current = [...state.standards.values()].filter((standard) => statusOn(standard, on) === '现行')
        const { implementedIds, missingIds, rate } = result.overall
        expect([...implementedIds, ...missingIds].sort()).toEqual(current.map(({ id }) => id).sort())
        expect(result.departments.reduce((sum, group) => sum + group.rate.whole, 0)).toBe(rate.whole)
        expect(result.departments.reduce((sum, group) => sum + group.rate.part, 0)).toBe(rate.part)
      }),
      { numRuns: 50 },
    )
  })
})

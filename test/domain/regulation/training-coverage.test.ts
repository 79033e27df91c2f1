import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { rosterOn, trainingCoverage, trainingRates } from '../../../domain/regulation/training-coverage'
import { anyWorkspace } from '../../support/arbitraries'
import { idOf, stateOf } from '../builders'

const STATE = stateOf({
  departments: [
    { n: 1, name: '办公室' },
    { n: 2, name: '窗口科' },
    { n: 3, name: '空科室' },
  ],
  persons: [
    { n: 11, departmentId: 1 },
    { n: 12, departmentId: 1 },
    { n: 13, departmentId: 2 },
    { n: 14 },
    { n: 15, departmentId: 2, leftOn: '2026-01-01' },
    { n: 16, departmentId: 2, joinedOn: '2026-06-01' },
  ],
  trainings: [
    { n: 21, category: '基础理论', heldOn: '2025-03-01', attendeeIds: [11, 11, 13, 15] },
    { n: 22, category: '标准宣贯', heldOn: '2026-02-01', attendeeIds: [12, 11] },
    { n: 23, category: '专业知识', heldOn: '2026-05-01', attendeeIds: [14] },
    { n: 24, category: '标准宣贯', heldOn: null, attendeeIds: [] },
  ],
})

const training = (fields: object) => {
  const [one] = stateOf({ trainings: [{ n: 1, ...fields }] }).trainings.values()
  if (!one) throw new Error('no training')
  return trainingRates(one)
}

describe('trainingCoverage', () => {
  const coverage = trainingCoverage(STATE, { from: null, on: '2026-03-01' })

  it('counts each person of the roster once', () => {
    expect(coverage.overall.rate).toEqual({ part: 3, whole: 4, value: 0.75 })
    expect(coverage.overall.untrainedIds).toEqual([idOf(14)])
  })

  it('leaves out people who left, from that day on, and people yet to come', () => {
    const rosters = ['2025-12-31', '2026-01-01', '2026-06-01'].map((on) => rosterOn(STATE, on).length)
    expect(rosters).toEqual([5, 4, 5])
  })

  it('counts per department, people without one last', () => {
    const departments = coverage.departments.map(({ departmentId, rate }) => [departmentId, rate.part, rate.whole])
    expect(departments).toEqual([
      [idOf(1), 2, 2],
      [idOf(2), 1, 1],
      [null, 0, 1],
    ])
  })

  it('counts per category and tells which of both demanded ones is missing', () => {
    expect(
      coverage.categories.map(({ category, rate, trainingIds }) => [category, rate.part, trainingIds.length]),
    ).toEqual([
      ['基础理论', 2, 1],
      ['专业知识', 0, 0],
      ['标准宣贯', 2, 2],
    ])
    expect(coverage.missingCategories).toEqual(['专业知识'])
    expect(trainingCoverage(STATE, { from: null, on: '2026-05-01' }).missingCategories).toEqual([])
    expect(coverage.undatedIds).toEqual([idOf(24)])
  })

  it('keeps to the period', () => {
    expect(trainingCoverage(STATE, { from: '2026-01-01', on: '2026-03-01' }).overall.rate.part).toBe(2)
  })

  it('divides the roster into trained and untrained, whole and per department', () => {
    fc.assert(
      fc.property(anyWorkspace(8), (state) => {
        const { overall, departments } = trainingCoverage(state, { from: null, on: '2060-01-01' })
        const roster = rosterOn(state, '2060-01-01').map(({ id }) => id)
        expect([...overall.trainedIds, ...overall.untrainedIds].sort()).toEqual([...roster].sort())
        expect(departments.flatMap(({ untrainedIds }) => untrainedIds).sort()).toEqual([...overall.untrainedIds].sort())
        expect(departments.reduce((sum, { rate }) => sum + rate.whole, 0)).toBe(roster.length)
      }),
      { numRuns: 50 },
    )
  })
})

describe('trainingRates', () => {
  it('derives attendance from the lists', () => {
    const rates = training({ expectedIds: [1, 2, 2, 3], attendeeIds: [2, 3, 4], passedCount: 3 })
    expect(rates.attendance).toEqual({ part: 2, whole: 3, value: 2 / 3 })
    expect(rates.absentIds).toEqual([idOf(1)])
    expect(rates.extraIds).toEqual([idOf(4)])
    expect(rates).toMatchObject({ attended: 3, pass: { value: 1 }, passExceedsAttended: false })
  })

  it('says nothing where nothing was given', () => {
    expect(training({})).toMatchObject({ attendance: { value: null }, pass: null, passExceedsAttended: false })
    expect(training({ passedCount: 1 })).toMatchObject({ pass: { value: null }, passExceedsAttended: true })
  })
})

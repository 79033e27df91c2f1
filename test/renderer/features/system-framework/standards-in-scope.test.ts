import { beforeEach, describe, expect, it } from 'vitest'
import type { Scope } from '../../../../renderer/features/system-framework/framework-session'
import { standardsInScope } from '../../../../renderer/features/system-framework/standards-in-scope'
import { idOf, stateOf } from '../../../domain/builders'

const state = stateOf({
  systemNodes: [
    { n: 1, order: 'a0' },
    { n: 2, parentId: 1, order: 'a0' },
    { n: 3, parentId: 1, order: 'a1' },
  ],
  standards: [
    { n: 11, number: 'GB/T 10-2020', nodeIds: [3] },
    { n: 12, number: 'GB/T 2-2020', nodeIds: [2, 3] },
    { n: 13, number: 'GB/T 1-2020', nodeIds: [1] },
    { n: 14, number: 'GB/T 3-2020' },
    { n: 15, number: 'GB/T 4-2020', nodeIds: [99] },
  ],
})
const all: Scope = { kind: 'all' }
const node = (n: number): Scope => ({ kind: 'node', id: idOf(n) })
const numbers = (scope: Scope, withSubtree = true) =>
  standardsInScope(state, scope, withSubtree).map((standard) => standard.number.slice(5, -5))

describe('standardsInScope', () => {
  // The order last placed is remembered: it must never show.
  beforeEach(() => void standardsInScope(stateOf({}), all, true))

  it('lists all in tree order, those without a place last', () => {
    expect(numbers(all)).toEqual(['1', '2', '10', '3', '4'])
    expect(numbers(all)).toEqual(['1', '2', '10', '3', '4'])
  })

  it('lists a node with or without what is below it', () => {
    expect(numbers(node(1))).toEqual(['1', '2', '10'])
    expect(numbers(node(1), false)).toEqual(['1'])
    expect(numbers(node(3))).toEqual(['2', '10'])
  })

  it('counts a standard whose nodes are all gone as 未归类', () => {
    expect(numbers({ kind: 'unfiled' })).toEqual(['3', '4'])
  })

  it('finds a changed standard its new place', () => {
    numbers(all)
    const renamed = stateOf({
      systemNodes: [{ n: 1 }],
      standards: [
        { n: 11, number: 'GB/T 10-2020' },
        { n: 13, number: 'GB/T 99-2020' },
        { n: 14, number: 'GB/T 3-2020' },
      ],
    })
    expect(standardsInScope(renamed, all, true).map((standard) => standard.number)).toEqual([
      'GB/T 3-2020',
      'GB/T 10-2020',
      'GB/T 99-2020',
    ])
  })
})

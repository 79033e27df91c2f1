import { describe, expect, it } from 'vitest'
import { countStandards } from '../../../domain/standards/node-counts'
import { buildTree } from '../../../domain/standards/system-tree'
import { idOf, stateOf } from '../builders'

describe('countStandards', () => {
  it('counts a branch with everything below it, each standard once', () => {
    const { systemNodes, standards } = stateOf({
      systemNodes: [
        { n: 1, order: 'a0' },
        { n: 2, parentId: 1, order: 'a0' },
        { n: 3, parentId: 1, order: 'a1' },
        { n: 4, order: 'a1' },
      ],
      standards: [
        { n: 11, nodeIds: [2] },
        { n: 12, nodeIds: [2, 3] },
        { n: 13, nodeIds: [1] },
        { n: 14, nodeIds: [3, 4] },
        { n: 15, nodeIds: [] },
        { n: 16, nodeIds: [99] },
      ],
    })
    const counts = countStandards(buildTree(systemNodes), standards)
    expect([1, 2, 3, 4].map((n) => counts.get(idOf(n)))).toEqual([4, 2, 2, 1])
    expect(counts.size).toBe(4)
  })
})

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { nextNodeCode, nextSystemCode, renumberNodes, renumberStandards } from '../../../domain/standards/numbering'
import { buildTree, childrenOf, flattenTree } from '../../../domain/standards/system-tree'
import type { WorkspaceState } from '../../../domain/workspace/state'
import { applied, idOf, stateOf } from '../builders'

const nodeCodes = (state: WorkspaceState) => flattenTree(buildTree(state.systemNodes)).map(({ node }) => node.code)
const systemCodes = (state: WorkspaceState) => [...state.standards.values()].map(({ systemCode }) => systemCode)

/** One root that stands for the whole system. */
const WHOLE = stateOf({
  systemNodes: [
    { n: 1, order: 'a0', code: 'ZW' },
    { n: 2, parentId: 1, order: 'a0', code: 'TG' },
    { n: 3, parentId: 2, order: 'a0', code: 'old' },
    { n: 4, parentId: 3, order: 'a0' },
    { n: 5, parentId: 2, order: 'a1' },
    { n: 6, parentId: 1, order: 'a1', code: 'TG' },
    { n: 7, parentId: 1, order: 'a2' },
  ],
  standards: [
    { n: 11, nodeIds: [3], number: 'GB/T 10-2020' },
    { n: 12, nodeIds: [3], number: 'GB/T 9-2020' },
    { n: 13, nodeIds: [3, 5], number: 'Q/YH 1-2020' },
    { n: 14, nodeIds: [7], number: 'Q/YH 2-2020' },
    { n: 15, nodeIds: [], systemCode: 'kept' },
  ],
})

describe('renumberNodes', () => {
  it('letters the subsystems below a single root and adds two digits a level', () => {
    const state = applied(WHOLE, renumberNodes(WHOLE, null))
    expect(nodeCodes(state)).toEqual(['ZW', 'TG', 'TG01', 'TG0101', 'TG02', 'A', 'B'])
  })

  it('letters several roots', () => {
    const roots = stateOf({
      systemNodes: [
        { n: 1, order: 'a0', code: 'B' },
        { n: 2, order: 'a1' },
        { n: 3, order: 'a2', parentId: 2 },
      ],
    })
    expect(nodeCodes(applied(roots, renumberNodes(roots, null)))).toEqual(['B', 'A', 'A01'])
  })

  it('numbers one branch only, and gives its top a code when it has none', () => {
    const branch = applied(WHOLE, renumberNodes(WHOLE, idOf(3)))
    expect(nodeCodes(branch)).toEqual(['ZW', 'TG', 'old', 'old01', '', 'TG', ''])
    const top = applied(WHOLE, renumberNodes(WHOLE, idOf(7)))
    expect(nodeCodes(top)).toEqual(['ZW', 'TG', 'old', '', '', 'TG', 'A'])
    expect(renumberNodes(WHOLE, idOf(99))).toEqual([])
  })

  it('takes another pattern', () => {
    const state = applied(WHOLE, renumberNodes(WHOLE, null, { separator: '.', digits: 1 }))
    expect(nodeCodes(state)).toEqual(['ZW', 'TG', 'TG.1', 'TG.1.1', 'TG.2', 'A', 'B'])
  })

  it('gives siblings different codes and changes nothing the second time', () => {
    const nodes = fc.array(fc.tuple(fc.nat({ max: 30 }), fc.constantFrom('', 'A', 'TG', 'AA', 'TG01')), {
      maxLength: 40,
    })
    fc.assert(
      fc.property(nodes, (all) => {
        const sketches = all.map(([parent, code], n) => ({
          n,
          code,
          parentId: parent < n ? parent : null,
          order: `a${n % 10}`,
        }))
        const before = stateOf({ systemNodes: sketches })
        const state = applied(before, renumberNodes(before, null))
        expect(renumberNodes(state, null)).toEqual([])
        for (const id of [null, ...state.systemNodes.keys()]) {
          const codes = childrenOf(state.systemNodes, id).map(({ code }) => code)
          expect(new Set(codes).size).toBe(codes.length)
        }
      }),
    )
  })

  it('goes on after Z', () => {
    const many = stateOf({
      systemNodes: Array.from({ length: 30 }, (_, n) => ({ n, order: `a${String.fromCharCode(65 + n)}` })),
    })
    expect(nodeCodes(applied(many, renumberNodes(many, null))).slice(24, 28)).toEqual(['Y', 'Z', 'AA', 'AB'])
  })
})

describe('renumberStandards', () => {
  it('numbers in the order of the detail table under the first node of each', () => {
    const state = applied(WHOLE, renumberStandards(WHOLE, null))
    expect(systemCodes(state)).toEqual(['old-02', 'old-01', 'old-03', '', 'kept'])
    expect(renumberStandards(state, null)).toEqual([])
  })

  it('leaves standards alone that belong to another branch', () => {
    expect(renumberStandards(WHOLE, idOf(5))).toEqual([])
    expect(renumberStandards(WHOLE, idOf(2))).toHaveLength(3)
  })

  it('closes gaps, keeps the order of codes, and takes three digits from 100 on', () => {
    const standards = Array.from({ length: 120 }, (_, n) => ({
      n: n + 10,
      nodeIds: [1],
      systemCode: `TG-${n * 3 + 1}`,
    }))
    const state = stateOf({ systemNodes: [{ n: 1, code: 'TG' }], standards })
    const codes = systemCodes(applied(state, renumberStandards(state, idOf(1))))
    expect([codes[0], codes[9], codes[119]]).toEqual(['TG-001', 'TG-010', 'TG-120'])
  })
})

describe('the next code', () => {
  it('follows the greatest', () => {
    const numbered = applied(WHOLE, [...renumberNodes(WHOLE, null), ...renumberStandards(WHOLE, null)].slice(0, -1))
    expect(nextNodeCode(numbered, idOf(2))).toBe('TG03')
    expect(nextNodeCode(numbered, idOf(4))).toBe('TG010101')
    expect(nextNodeCode(numbered, idOf(1))).toBe('')
    expect(nextNodeCode(numbered, null)).toBe('')
    const state = stateOf({
      systemNodes: [{ n: 1, code: 'TG' }, { n: 2 }],
      standards: [
        { n: 3, systemCode: 'TG-007' },
        { n: 4, systemCode: 'TG-x' },
      ],
    })
    expect(nextSystemCode(state, idOf(1))).toBe('TG-008')
    expect(nextSystemCode(state, idOf(2))).toBe('')
    expect(nextSystemCode(state, idOf(9))).toBe('')
  })
})

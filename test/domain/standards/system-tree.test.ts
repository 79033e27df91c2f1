import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type SystemNode, systemNodeId, systemNodeKind } from '../../../domain/records/system-node'
import {
  addNode,
  buildTree,
  childrenOf,
  deleteSubtree,
  flattenTree,
  moveNode,
  nodePath,
  subtreeIds,
} from '../../../domain/standards/system-tree'
import { stepNode, TREE_MOVES } from '../../../domain/standards/tree-moves'
import type { ChangeDraft } from '../../../domain/workspace/change'
import { emptyState, type WorkspaceState } from '../../../domain/workspace/state'
import { applied, idOf, stateOf, valueIn } from '../builders'

const node = (number: number) => systemNodeId.parse(idOf(number))

/** Lines such as '1', '  2': the tree as people see it, by node number. */
function drawn(state: WorkspaceState): string[] {
  return flattenTree(buildTree(state.systemNodes)).map(
    (at) => `${'  '.repeat(at.depth)}${Number(at.node.id.slice(-12))}`,
  )
}

/** 1 ┬ 2 ┬ 3, 4   5. */
const FAMILY = stateOf({
  systemNodes: [
    { n: 1, order: 'a0' },
    { n: 2, parentId: 1, order: 'a0' },
    { n: 3, parentId: 2, order: 'a0' },
    { n: 4, parentId: 2, order: 'a1' },
    { n: 5, parentId: 1, order: 'a1' },
  ],
  standards: [{ n: 9, nodeIds: [2, 5] }],
})

describe('the tree', () => {
  it('is read from flat records', () => {
    expect(drawn(FAMILY)).toEqual(['1', '  2', '    3', '    4', '  5'])
    expect(nodePath(FAMILY.systemNodes, idOf(4)).map(({ id }) => id)).toEqual([idOf(1), idOf(2), idOf(4)])
    expect([...subtreeIds(FAMILY.systemNodes, idOf(2))].sort()).toEqual([idOf(2), idOf(3), idOf(4)])
    expect(subtreeIds(FAMILY.systemNodes, idOf(77)).size).toBe(0)
  })

  it('refuses to move a node under itself, and to or from a node that is gone', () => {
    expect(moveNode(FAMILY, node(2), { parentId: node(4), index: 0 })).toMatchObject({ error: { kind: 'cycle' } })
    expect(moveNode(FAMILY, node(2), { parentId: node(2), index: 0 })).toMatchObject({ error: { kind: 'cycle' } })
    expect(moveNode(FAMILY, node(7), { parentId: null, index: 0 })).toMatchObject({ error: { kind: 'no-such-node' } })
    expect(moveNode(FAMILY, node(2), { parentId: node(7), index: 0 })).toMatchObject({
      error: { kind: 'no-such-node' },
    })
    expect(addNode(FAMILY, { parentId: node(7), index: 0, name: '' }, idOf(8))).toMatchObject({ ok: false })
  })

  it('changes nothing when a node is dropped where it stands', () => {
    expect(valueIn(moveNode(FAMILY, node(4), { parentId: node(2), index: 1 }))).toEqual([])
    expect(valueIn(moveNode(FAMILY, node(4), { parentId: node(2), index: 99 }))).toEqual([])
  })

  it('deletes what stands below, and leaves the standards without that place', () => {
    const state = applied(FAMILY, deleteSubtree(FAMILY, idOf(2)))
    expect(drawn(state)).toEqual(['1', '  5'])
    expect(state.standards.get(idOf(9))?.nodeIds).toEqual([idOf(5)])
    expect(deleteSubtree(state, idOf(2))).toEqual([])
  })

  it('shows nodes of a damaged file once each', () => {
    const damaged = stateOf({
      systemNodes: [
        { n: 1, parentId: 3 },
        { n: 2, parentId: 1 },
        { n: 3, parentId: 2 },
        { n: 4, parentId: 4 },
        { n: 5, parentId: 99 },
      ],
    })
    expect(drawn(damaged)).toEqual(['5', '1', '  2', '    3', '4'])
    expect(nodePath(damaged.systemNodes, idOf(1))).toHaveLength(3)
    const repaired = applied(damaged, valueIn(moveNode(damaged, node(1), { parentId: node(5), index: 0 })))
    expect(drawn(repaired)).toEqual(['5', '  1', '    2', '      3', '4'])
  })

  it('keys siblings anew where nothing fits between their keys', () => {
    for (const orders of [
      ['a0', 'a0', 'a0V'],
      ['甲', '乙', '丙'],
      [`a0${'V'.repeat(99)}`, `a0${'V'.repeat(100)}`, 'a1'],
    ]) {
      const state = stateOf({ systemNodes: orders.map((order, index) => ({ n: index + 1, order })) })
      const [first, second, third] = drawn(state).map(Number)
      const drafts = valueIn(moveNode(state, node(third ?? 0), { parentId: null, index: 1 }))
      expect(drawn(applied(state, drafts))).toEqual([first, third, second].map(String))
    }
  })
})

describe('moves by keyboard', () => {
  it.each([
    ['up', 4, ['1', '  2', '    4', '    3', '  5']],
    ['down', 3, ['1', '  2', '    4', '    3', '  5']],
    ['indent', 5, ['1', '  2', '    3', '    4', '    5']],
    ['indent', 4, ['1', '  2', '    3', '      4', '  5']],
    ['outdent', 3, ['1', '  2', '    4', '  3', '  5']],
    ['outdent', 2, ['1', '  5', '2', '  3', '  4']],
  ] as const)('%s %i', (move, id, tree) => {
    expect(drawn(applied(FAMILY, valueIn(stepNode(FAMILY, node(id), move))))).toEqual(tree)
  })

  it.each([
    ['up', 3],
    ['down', 4],
    ['indent', 2],
    ['outdent', 1],
  ] as const)('%s %i has no place to go', (move, id) => {
    expect(stepNode(FAMILY, node(id), move)).toMatchObject({ error: { kind: 'no-place' } })
  })
})

type Step =
  | { readonly kind: 'add'; readonly at: number; readonly index: number }
  | { readonly kind: 'move'; readonly from: number; readonly at: number; readonly index: number }
  | { readonly kind: 'step'; readonly from: number; readonly move: (typeof TREE_MOVES)[number] }
  | { readonly kind: 'delete'; readonly from: number }

const small = fc.nat({ max: 30 })
const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 4, arbitrary: fc.record({ kind: fc.constant('add'), at: small, index: small }) },
  { weight: 4, arbitrary: fc.record({ kind: fc.constant('move'), from: small, at: small, index: small }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('step'), from: small, move: fc.constantFrom(...TREE_MOVES) }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('delete'), from: small }) },
)

/** The changes of one step, and how many records it may touch; null when it was refused. */
function draftsOf(state: WorkspaceState, todo: Step, newId: string): readonly ChangeDraft[] | null {
  const ids = [...state.systemNodes.keys()].map((id) => systemNodeId.parse(id))
  const pick = (number: number) => ids[number % (ids.length + 1)] ?? null
  switch (todo.kind) {
    case 'add':
      return valueIn(addNode(state, { parentId: pick(todo.at), index: todo.index, name: newId }, newId)).drafts
    case 'delete':
      return deleteSubtree(state, pick(todo.from) ?? '')
    case 'move': {
      const from = pick(todo.from)
      const moved = from && moveNode(state, from, { parentId: pick(todo.at), index: todo.index })
      return moved?.ok ? moved.value : null
    }
    case 'step': {
      const from = pick(todo.from)
      const moved = from && stepNode(state, from, todo.move)
      return moved?.ok ? moved.value : null
    }
  }
}

function expectSound(nodes: ReadonlyMap<string, SystemNode>): void {
  const shown = flattenTree(buildTree(nodes))
  expect(shown.map((at) => at.node.id).sort()).toEqual([...nodes.keys()].sort())
  for (const at of shown) {
    expect(at.node.parentId === null || nodes.has(at.node.parentId)).toBe(true)
    expect(at.depth === 0).toBe(at.node.parentId === null)
    const orders = childrenOf(nodes, at.node.id).map(({ order }) => order)
    expect(new Set(orders).size).toBe(orders.length)
  }
}

describe('any history of edits', () => {
  it('leaves no cycle, no orphan, no two siblings in one place, and a move writes one record', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
        let state = emptyState()
        steps.forEach((todo, index) => {
          const drafts = draftsOf(state, todo, idOf(index + 1))
          if (drafts === null) return
          if (todo.kind !== 'delete') expect(drafts.length).toBeLessThanOrEqual(1)
          state = applied(state, drafts)
        })
        expectSound(state.systemNodes)
      }),
    )
  })

  it('puts a moved node exactly where it was dropped', () => {
    fc.assert(
      fc.property(fc.array(small, { minLength: 2, maxLength: 20 }), small, small, (places, from, to) => {
        let state = emptyState()
        places.forEach((index, number) => {
          state = applied(state, valueIn(addNode(state, { parentId: null, index, name: '' }, idOf(number + 1))).drafts)
        })
        const id = node((from % places.length) + 1)
        state = applied(state, valueIn(moveNode(state, id, { parentId: null, index: to })))
        const at = childrenOf(state.systemNodes, null).findIndex((sibling) => sibling.id === id)
        expect(at).toBe(Math.min(to, places.length - 1))
      }),
    )
  })

  it('shows every node once for any damage', () => {
    const parents = fc.array(fc.option(fc.nat({ max: 25 })), { maxLength: 20 })
    fc.assert(
      fc.property(parents, fc.array(fc.string({ minLength: 1, maxLength: 3 }), { minLength: 20 }), (all, orders) => {
        const sketches = all.map((parentId, n) => ({ n, parentId, order: orders[n] ?? 'a0' }))
        const { systemNodes } = stateOf({ systemNodes: sketches })
        const shown = flattenTree(buildTree(systemNodes)).map((at) => at.node.id)
        expect([...shown].sort()).toEqual([...systemNodes.keys()].sort())
      }),
    )
  })
})

describe('ten thousand nodes', () => {
  it('may hang in one chain', () => {
    const nodes = new Map<string, SystemNode>()
    for (let number = 0; number < 10_000; number += 1) {
      const parentId = number === 0 ? null : node(number - 1)
      nodes.set(idOf(number), { ...systemNodeKind.empty(node(number)), parentId })
    }
    const shown = flattenTree(buildTree(nodes))
    expect(shown.at(-1)).toMatchObject({ depth: 9_999 })
    expect(nodePath(nodes, idOf(9_999))).toHaveLength(10_000)
    const state = { ...emptyState(), systemNodes: nodes }
    expect(deleteSubtree(state, idOf(0))).toHaveLength(10_000)
    expect(moveNode(state, node(0), { parentId: node(9_999), index: 0 })).toMatchObject({ ok: false })
  })
})

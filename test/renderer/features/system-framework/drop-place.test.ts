import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { systemNodeId } from '../../../../domain/records/system-node'
import { childrenOf, moveNode } from '../../../../domain/standards/system-tree'
import { type DropZone, dropPlace, zoneAt } from '../../../../renderer/features/system-framework/drop-place'
import { applied, idOf, stateOf, valueIn } from '../../../domain/builders'

/** 1 ─ 2, 3, 4;  4 ─ 5 */
const state = stateOf({
  systemNodes: [
    { n: 1, order: 'a0' },
    { n: 2, parentId: 1, order: 'a0' },
    { n: 3, parentId: 1, order: 'a1' },
    { n: 4, parentId: 1, order: 'a2' },
    { n: 5, parentId: 4, order: 'a0' },
  ],
})

/** The children of a node, as numbers, after dragging one node over another. */
function dropped(moving: number, over: { n: number; zone: DropZone; open?: boolean }, parent: number): number[] {
  const place = dropPlace(state.systemNodes, idOf(moving), {
    id: idOf(over.n),
    zone: over.zone,
    open: over.open ?? false,
  })
  if (!place) throw new Error('no place')
  const moved = applied(state, valueIn(moveNode(state, systemNodeId.parse(idOf(moving)), place)))
  return childrenOf(moved.systemNodes, idOf(parent)).map((node) => Number(node.id.slice(-3)))
}

describe('zoneAt', () => {
  it('means before above, after below, inside in the middle', () => {
    expect([2, 14, 26].map((offset) => zoneAt(offset, 28))).toEqual(['before', 'inside', 'after'])
  })
})

describe('dropPlace', () => {
  it('puts a node before or behind a sibling, downwards and upwards', () => {
    expect(dropped(2, { n: 3, zone: 'after' }, 1)).toEqual([3, 2, 4])
    expect(dropped(2, { n: 4, zone: 'before' }, 1)).toEqual([3, 2, 4])
    expect(dropped(4, { n: 2, zone: 'before' }, 1)).toEqual([4, 2, 3])
  })

  it('puts a node inside as the last child', () => {
    expect(dropped(2, { n: 4, zone: 'inside' }, 4)).toEqual([5, 2])
  })

  it('puts a node below an open one as its first child, below a closed one as its sibling', () => {
    expect(dropped(2, { n: 4, zone: 'after', open: true }, 4)).toEqual([2, 5])
    expect(dropped(2, { n: 4, zone: 'after' }, 1)).toEqual([3, 4, 2])
  })

  it('brings a node up to the level of the line', () => {
    expect(dropped(5, { n: 2, zone: 'before' }, 1)).toEqual([5, 2, 3, 4])
  })

  it('knows no place at a line that is gone, or at the node itself', () => {
    expect(dropPlace(state.systemNodes, idOf(2), { id: idOf(2), zone: 'after', open: false })).toBeNull()
    expect(dropPlace(state.systemNodes, idOf(2), { id: idOf(9), zone: 'before', open: false })).toBeNull()
  })

  it('always lands right beside the line that it was dropped at', () => {
    fc.assert(
      fc.property(fc.constantFrom(2, 3, 4), fc.constantFrom(2, 3, 4), fc.boolean(), (moving, over, before) => {
        fc.pre(moving !== over)
        const children = dropped(moving, { n: over, zone: before ? 'before' : 'after' }, 1)
        expect(children.indexOf(moving) - children.indexOf(over)).toBe(before ? -1 : 1)
      }),
    )
  })
})

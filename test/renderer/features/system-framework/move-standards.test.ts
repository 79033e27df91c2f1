import { describe, expect, it } from 'vitest'
import { systemNodeId } from '../../../../domain/records/system-node'
import { moveStandards } from '../../../../renderer/features/system-framework/move-standards'
import { applied, idOf, stateOf, valueIn } from '../../../domain/builders'

const state = stateOf({
  systemNodes: [{ n: 1 }, { n: 2 }, { n: 3 }],
  standards: [
    { n: 11, nodeIds: [1, 3] },
    { n: 12, nodeIds: [2] },
    { n: 13, nodeIds: [] },
  ],
})
const node = (n: number) => systemNodeId.parse(idOf(n))

/** The nodes of the three standards after a move, as numbers. */
function nodesAfter(ids: number[], to: number | null, from: number[] | null): number[][] {
  const move = {
    ids: new Set(ids.map(idOf)),
    to: to === null ? null : node(to),
    from: from === null ? null : new Set(from.map(idOf)),
  }
  const moved = applied(state, valueIn(moveStandards(state, move)))
  return [...moved.standards.values()].map(({ nodeIds }) => nodeIds.map((id) => Number(id.slice(-3))))
}

describe('moveStandards', () => {
  it('leaves only the nodes that it is moved from', () => {
    expect(nodesAfter([11, 12, 13], 2, [1])).toEqual([[3, 2], [2], [2]])
  })

  it('leaves all nodes when none is named', () => {
    expect(nodesAfter([11, 12], 3, null)).toEqual([[3], [3], []])
  })

  it('stays where it was when it leaves nothing', () => {
    expect(nodesAfter([11, 13], 2, [])).toEqual([[1, 3, 2], [2], [2]])
  })

  it('goes to 未归类', () => {
    expect(nodesAfter([11], null, [1])).toEqual([[3], [2], []])
    expect(nodesAfter([11], null, null)).toEqual([[], [2], []])
  })

  it('is no change where nothing differs, so that it leaves no step to undo', () => {
    const move = { ids: new Set([idOf(12), idOf(99)]), to: node(2), from: null }
    expect(valueIn(moveStandards(state, move))).toEqual([])
  })

  it('is refused when the target is gone', () => {
    const refused = moveStandards(state, { ids: new Set([idOf(12)]), to: node(9), from: null })
    expect(refused).toMatchObject({ ok: false, error: { kind: 'no-such-node' } })
  })
})

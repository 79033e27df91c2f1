import type { SystemNodeId } from '../records/system-node'
import { fail, type Result } from '../result'
import type { ChangeDraft } from '../workspace/change'
import type { WorkspaceState } from '../workspace/state'
import { childrenOf, moveNode } from './system-tree'

/** The moves that the keyboard offers in the tree of 体系框架. */
export const TREE_MOVES = ['up', 'down', 'indent', 'outdent'] as const
export type TreeMove = (typeof TREE_MOVES)[number]

/**
 * Moves a node one step: up or down among its siblings, indent under the sibling before it (as its last child), outdent
 * to right behind its parent. Errors: `no-such-node`, `no-place` (first, last, or a root already), `cycle`.
 */
export function stepNode(state: WorkspaceState, id: SystemNodeId, move: TreeMove): Result<ChangeDraft[]> {
  const node = state.systemNodes.get(id)
  if (!node) return fail('no-such-node', '要移动的节点已不存在，没有移动，数据没有变化。')
  const parent = node.parentId === null ? undefined : state.systemNodes.get(node.parentId)
  const siblings = childrenOf(state.systemNodes, parent?.id ?? null)
  const at = siblings.findIndex((sibling) => sibling.id === id)
  const previous = siblings[at - 1]
  switch (move) {
    case 'up':
      return previous
        ? moveNode(state, id, { parentId: parent?.id ?? null, index: at - 1 })
        : noPlace('已经是同级第一个')
    case 'down':
      if (at === siblings.length - 1) return noPlace('已经是同级最后一个')
      return moveNode(state, id, { parentId: parent?.id ?? null, index: at + 1 })
    case 'indent':
      if (!previous) return noPlace('前面没有同级节点')
      return moveNode(state, id, { parentId: previous.id, index: Number.POSITIVE_INFINITY })
    case 'outdent': {
      if (!parent) return noPlace('已经是最上层')
      const grandparentId = parent.parentId !== null && state.systemNodes.has(parent.parentId) ? parent.parentId : null
      const aunts = childrenOf(state.systemNodes, grandparentId)
      return moveNode(state, id, {
        parentId: grandparentId,
        index: aunts.findIndex((aunt) => aunt.id === parent.id) + 1,
      })
    }
  }
}

/** 上移: changes places with the sibling before it. */
export const moveUp = (state: WorkspaceState, id: SystemNodeId) => stepNode(state, id, 'up')

/** 下移: changes places with the sibling behind it. */
export const moveDown = (state: WorkspaceState, id: SystemNodeId) => stepNode(state, id, 'down')

/** 降级: becomes the last child of the sibling before it. */
export const indent = (state: WorkspaceState, id: SystemNodeId) => stepNode(state, id, 'indent')

/** 升级: stands right behind its former parent. */
export const outdent = (state: WorkspaceState, id: SystemNodeId) => stepNode(state, id, 'outdent')

function noPlace(why: string): Result<ChangeDraft[]> {
  return fail('no-place', `${why}，没有移动，数据没有变化。`)
}

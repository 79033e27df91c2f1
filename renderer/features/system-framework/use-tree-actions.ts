import { App } from 'antd'
import { useMemo } from 'react'
import { type SystemNodeId, systemNodeId } from '../../../domain/records/system-node'
import { ok, type Result } from '../../../domain/result'
import { nextNodeCode } from '../../../domain/standards/numbering'
import { addNode, childrenOf, deleteSubtree, moveNode } from '../../../domain/standards/system-tree'
import { stepNode, type TreeMove } from '../../../domain/standards/tree-moves'
import { updateRecord } from '../../../domain/workspace/edit'
import type { WorkspaceState } from '../../../domain/workspace/state'
import { useNewId, useRun } from '../../storage/workspace-hooks'
import { nodeDeletionNotice } from './tree-notices'

const NEW_NODE_NAME = '新节点'

const MOVE_LABELS: Readonly<Record<TreeMove, string>> = {
  up: '上移节点',
  down: '下移节点',
  indent: '节点降级',
  outdent: '节点升级',
}

/** What can be done to the tree. Every action is one step of undo. */
export interface TreeActions {
  /** Adds a node below another (null = as a root) or behind a sibling; its id once it is saved. */
  readonly addChild: (parentId: string | null) => Promise<string | null>
  readonly addSibling: (id: string) => Promise<string | null>
  readonly rename: (id: string, name: string) => Promise<boolean>
  readonly step: (id: string, move: TreeMove) => Promise<void>
  readonly drop: (
    id: string,
    place: { readonly parentId: SystemNodeId | null; readonly index: number },
  ) => Promise<void>
  readonly remove: (id: string) => Promise<boolean>
}

export function useTreeActions(): TreeActions {
  const run = useRun()
  const newId = useNewId()
  const { message } = App.useApp()
  return useMemo(() => {
    const add = async (place: (state: WorkspaceState) => { parentId: SystemNodeId | null; index: number }) => {
      const id = newId()
      const done = await run('新增节点', (state) => {
        const at = place(state)
        const added = addNode(state, { ...at, name: NEW_NODE_NAME, code: nextNodeCode(state, at.parentId) }, id)
        return added.ok ? ok(added.value.drafts) : added
      })
      return done.ok ? id : null
    }
    const succeeded = async (done: Promise<Result<unknown>>) => (await done).ok
    return {
      addChild: (parentId) =>
        add(() => ({
          parentId: parentId === null ? null : systemNodeId.parse(parentId),
          index: Number.POSITIVE_INFINITY,
        })),
      addSibling: (id) => add((state) => placeBehind(state, id)),
      rename: (id, name) => succeeded(run('重命名节点', (state) => updateRecord(state, 'systemNodes', id, { name }))),
      async step(id, move) {
        await run(MOVE_LABELS[move], (state) => stepNode(state, systemNodeId.parse(id), move))
      },
      async drop(id, place) {
        await run('移动节点', (state) => moveNode(state, systemNodeId.parse(id), place))
      },
      async remove(id) {
        let notice = ''
        const done = await run('删除节点', (state) => {
          notice = nodeDeletionNotice(state, id)
          return deleteSubtree(state, id)
        })
        if (done.ok) void message.success(notice, 5)
        return done.ok
      },
    }
  }, [run, newId, message])
}

/** Right behind a node among its siblings. */
function placeBehind(state: WorkspaceState, id: string): { parentId: SystemNodeId | null; index: number } {
  const parentId = state.systemNodes.get(id)?.parentId ?? null
  const shownParent = parentId !== null && state.systemNodes.has(parentId) ? parentId : null
  const siblings = childrenOf(state.systemNodes, shownParent)
  return { parentId: shownParent, index: siblings.findIndex((sibling) => sibling.id === id) + 1 }
}

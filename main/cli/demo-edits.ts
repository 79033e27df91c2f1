import type { SystemNode } from '../../domain/records/system-node'
import { fail, ok, type Result } from '../../domain/result'
import { addNode, childrenOf, moveNode } from '../../domain/standards/system-tree'
import { invertChanges } from '../../domain/workspace/apply'
import type { Reversal } from '../../domain/workspace/change'
import type { IdSource } from '../../domain/workspace/ids'
import { type RowsByTable, stateFromRows } from '../../domain/workspace/rows'
import { WorkspaceLog } from './workspace-log'

const NODE_NAME = '演示新增节点'
const AUTHOR = { name: '演示', office: '命令行' }

/** A workspace after the demo's edits. */
export interface EditedWorkspace {
  readonly rows: RowsByTable
  /** What was done, in Chinese. */
  readonly steps: readonly string[]
  /** The node that was added; after the undo it stands where it was put first. */
  readonly node: SystemNode
}

/**
 * Adds a node to the standard system, moves it and takes the move back, each as a batch of the change log, through the
 * same domain commands as the window. Errors: `no-tree` and those of the commands.
 * @param now UTC instant.
 */
export function editSample(rows: RowsByTable, ids: IdSource, now: string): Result<EditedWorkspace> {
  const state = stateFromRows(rows)
  if (!state.ok) return state
  const [root] = childrenOf(state.value.systemNodes, null)
  const [first] = root ? childrenOf(state.value.systemNodes, root.id) : []
  if (!root || !first) return fail('no-tree', '示例工作区中没有体系框架，演示没有进行。')
  const log = new WorkspaceLog(state.value, { ids, now, author: AUTHOR })
  const added = addNode(log.state, { parentId: root.id, index: 0, name: NODE_NAME }, ids.next())
  if (!added.ok) return added
  const addedBatch = log.commit(`新建节点“${NODE_NAME}”`, added.value.drafts, null)
  if (!addedBatch.ok) return addedBatch
  const moved = moveNode(log.state, added.value.record.id, { parentId: first.id, index: 0 })
  if (!moved.ok) return moved
  const movedBatch = log.commit(`移动节点“${NODE_NAME}”到“${first.name}”下`, moved.value, null)
  if (!movedBatch.ok) return movedBatch
  const reversal: Reversal = { kind: 'undo', batch: movedBatch.value.id }
  const undone = log.commit('撤销：移动节点', invertChanges(moved.value), reversal)
  if (!undone.ok) return undone
  return ok({ rows: log.addedTo(rows), steps: log.batches.map(({ label }) => label), node: added.value.record })
}

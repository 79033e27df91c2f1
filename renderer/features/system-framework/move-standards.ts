import type { Standard } from '../../../domain/records/standard'
import type { SystemNodeId } from '../../../domain/records/system-node'
import { fail, ok, type Result } from '../../../domain/result'
import type { ChangeDraft } from '../../../domain/workspace/change'
import { updateRecord } from '../../../domain/workspace/edit'
import type { WorkspaceState } from '../../../domain/workspace/state'

/** How standards come to a node. */
export interface StandardMove {
  readonly ids: ReadonlySet<string>
  /** The node they go to; null = 未归类. */
  readonly to: SystemNodeId | null
  /** The nodes that they leave; null = all. Other nodes keep them. */
  readonly from: ReadonlySet<string> | null
}

/**
 * Moves standards to a node. A standard that already stands there only leaves the other nodes.
 * Error: `no-such-node` (the target is gone).
 */
export function moveStandards(state: WorkspaceState, { ids, to, from }: StandardMove): Result<ChangeDraft[]> {
  if (to !== null && !state.systemNodes.has(to)) {
    return fail('no-such-node', '目标节点已不存在，没有移动，数据没有变化。请重新选择目标节点。')
  }
  return ok(
    [...ids].flatMap((id) => {
      const standard = state.standards.get(id)
      return standard ? updateRecord(state, 'standards', id, { nodeIds: nodesAfter(standard, to, from) }) : []
    }),
  )
}

function nodesAfter(standard: Standard, to: SystemNodeId | null, from: ReadonlySet<string> | null): SystemNodeId[] {
  const kept = from ? standard.nodeIds.filter((id) => !from.has(id)) : []
  return to === null || kept.includes(to) ? kept : [...kept, to]
}

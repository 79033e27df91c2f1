import { renumberNodes, renumberStandards } from '../../../domain/standards/numbering'
import { applyChanges } from '../../../domain/workspace/apply'
import type { ChangeDraft } from '../../../domain/workspace/change'
import type { WorkspaceState } from '../../../domain/workspace/state'

export interface RenumberChoice {
  /** The node below which is numbered; null = the whole tree. */
  readonly nodeId: string | null
  readonly nodes: boolean
  /** 标准体系编号 of the standards as well, after the nodes'. */
  readonly standards: boolean
}

/** The changes of a renumbering, nodes first: the standards take the new codes of their nodes. */
export function renumber(state: WorkspaceState, { nodeId, nodes, standards }: RenumberChoice): ChangeDraft[] {
  const nodeDrafts = nodes ? renumberNodes(state, nodeId) : []
  if (!standards) return nodeDrafts
  const renumbered = applyChanges(state, nodeDrafts)
  return renumbered.ok ? [...nodeDrafts, ...renumberStandards(renumbered.value, nodeId)] : nodeDrafts
}

/** One line of the preview. */
export interface RenumberLine {
  readonly id: string
  readonly kind: '节点' | '标准'
  readonly name: string
  readonly before: string
  readonly after: string
}

/** What the changes do, for the eyes of the user. */
export function renumberPreview(state: WorkspaceState, drafts: readonly ChangeDraft[]): RenumberLine[] {
  return drafts.map((draft) => {
    const isNode = draft.table === 'systemNodes'
    const field = isNode ? 'code' : 'systemCode'
    const name = isNode ? state.systemNodes.get(draft.key)?.name : state.standards.get(draft.key)?.name
    return {
      id: draft.key,
      kind: isNode ? '节点' : '标准',
      name: name ?? '',
      before: String(draft.before?.[field] ?? ''),
      after: String(draft.after?.[field] ?? ''),
    }
  })
}

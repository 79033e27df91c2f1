import { systemNodeKind } from '../../../domain/records/system-node'
import { subtreeIds } from '../../../domain/standards/system-tree'
import type { WorkspaceState } from '../../../domain/workspace/state'

/** The sentence after a node was deleted: how much it touched, and how it comes back. */
export function nodeDeletionNotice(before: WorkspaceState, id: string): string {
  const node = before.systemNodes.get(id)
  if (!node) return '节点已不存在，数据没有变化。'
  const gone = subtreeIds(before.systemNodes, id)
  const touched = [...before.standards.values()].filter((standard) => standard.nodeIds.some((at) => gone.has(at)))
  const unfiled = touched.filter((standard) => standard.nodeIds.every((at) => gone.has(at))).length
  const below = gone.size > 1 ? `及其下级，共 ${gone.size} 个节点` : ''
  const standards =
    touched.length === 0
      ? ''
      : `；其中的 ${touched.length} 项标准没有删除${unfiled > 0 ? `，${unfiled} 项转为未归类` : ''}`
  return `已删除节点“${systemNodeKind.titleOf(node)}”${below}${standards}。按 Ctrl+Z 可以恢复。`
}

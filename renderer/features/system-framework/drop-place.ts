import type { SystemNodeId } from '../../../domain/records/system-node'
import { childrenOf, type Nodes } from '../../../domain/standards/system-tree'

/** Where a dragged node would land, seen from the line under the mouse. */
export type DropZone = 'before' | 'inside' | 'after'

/** The upper and the lower part of a line mean before and after; the middle means inside. */
export function zoneAt(offset: number, height: number): DropZone {
  if (offset < height * 0.28) return 'before'
  return offset > height * 0.72 ? 'after' : 'inside'
}

/** The place among siblings that a drop means, as moveNode takes it; null when the line is gone or the node itself. */
export function dropPlace(
  nodes: Nodes,
  movingId: string,
  over: { readonly id: string; readonly zone: DropZone; readonly open: boolean },
): { readonly parentId: SystemNodeId | null; readonly index: number } | null {
  const target = nodes.get(over.id)
  if (!target || over.id === movingId) return null
  if (over.zone === 'inside') return { parentId: target.id, index: Number.POSITIVE_INFINITY }
  // Right below an open node begins the list of its children, and there the mark is drawn.
  if (over.zone === 'after' && over.open) return { parentId: target.id, index: 0 }
  const parentId = target.parentId !== null && nodes.has(target.parentId) ? target.parentId : null
  const siblings = childrenOf(nodes, parentId).filter(({ id }) => id !== movingId)
  const at = siblings.findIndex(({ id }) => id === target.id)
  return { parentId, index: over.zone === 'before' ? at : at + 1 }
}

import { placeStandards } from '../standards/placement'
import { buildTree, flattenTree, type TreeNode } from '../standards/system-tree'
import { frameSize } from './document'
import type { PacketSource } from './packet-source'
import { TABLE_PAGE } from './page-styles'
import { body, note, onePart, type PacketPart } from './parts'
import { drawTree } from './tree-figure'

const WHERE = '体系结构图'
/** Kept free for the chapter's heading, the caption and the note, in mm. */
const HEADING_ROOM = 16
const CAPTION_ROOM = 10
const NOTE_ROOM = 9

/** 体系结构图: the tree as an organization chart with the number of standards under every node. */
export function structureDiagram(source: PacketSource): PacketPart {
  const roots = buildTree(source.state.systemNodes)
  if (roots.length === 0) return onePart(WHERE, TABLE_PAGE, [body('尚未建立标准体系。', WHERE)])
  const room = frameSize(TABLE_PAGE)
  const frame = { width: room.width, height: room.height - HEADING_ROOM - CAPTION_ROOM - NOTE_ROOM }
  const counts = standardCounts(source, roots)
  const { figures, longNames } = drawTree(roots, { title: '标准体系', frame, counts })
  const explained = note('注：括号内为该节点及其下级节点所列标准的项数，每项标准只计一次。', WHERE)
  const names = longNames.map((name) => note(`图中缩写的节点全称：${name}`, WHERE))
  return onePart(WHERE, TABLE_PAGE, [...figures, explained, ...names])
}

/** Standards placed under each node or below it. */
function standardCounts({ state }: PacketSource, roots: readonly TreeNode[]): ReadonlyMap<string, number> {
  const own = new Map<string, number>()
  for (const { nodeId } of placeStandards(state, null)) {
    if (nodeId !== null) own.set(nodeId, (own.get(nodeId) ?? 0) + 1)
  }
  const totals = new Map<string, number>()
  // From the leaves up: a parent stands before its children in reading order.
  for (const { node, children } of flattenTree(roots).reverse()) {
    const below = children.reduce((sum, child) => sum + (totals.get(child.node.id) ?? 0), 0)
    totals.set(node.id, (own.get(node.id) ?? 0) + below)
  }
  return totals
}

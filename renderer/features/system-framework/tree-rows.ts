import type { SystemNode } from '../../../domain/records/system-node'
import { foldText } from '../../../domain/search'
import type { TreeNode } from '../../../domain/standards/system-tree'

/** One line of the tree as it is drawn. */
export interface TreeRow {
  readonly node: SystemNode
  readonly depth: number
  readonly hasChildren: boolean
  readonly open: boolean
  /** The node itself holds the searched text; false for ancestors that are only shown as the way there. */
  readonly matches: boolean
  /** Place among the siblings that are shown, from 1, and how many these are; for a screen reader. */
  readonly position: number
  readonly siblings: number
}

/**
 * The lines of the tree in reading order. While something is searched, only the nodes that hold it and the way to them
 * are shown, all open. Works with a list of its own: a chain of thousands of levels would overflow the call stack.
 */
export function treeRows(
  forest: readonly TreeNode[],
  collapsed: ReadonlySet<string>,
  search: string,
): readonly TreeRow[] {
  const wanted = foldText(search)
  const kept = wanted === '' ? null : keptNodes(forest, wanted)
  const shownOf = (nodes: readonly TreeNode[]) => (kept ? nodes.filter(({ node }) => kept.has(node.id)) : nodes)
  const rows: TreeRow[] = []
  const open = placed(shownOf(forest))
  for (let at = open.pop(); at; at = open.pop()) {
    const { node, depth } = at.tree
    const children = shownOf(at.tree.children)
    const isOpen = children.length > 0 && (kept !== null || !collapsed.has(node.id))
    const { position, siblings } = at
    rows.push({
      node,
      depth,
      hasChildren: children.length > 0,
      open: isOpen,
      matches: kept?.get(node.id) ?? true,
      position,
      siblings,
    })
    if (isOpen) open.push(...placed(children))
  }
  return rows
}

interface Placed {
  readonly tree: TreeNode
  readonly position: number
  readonly siblings: number
}

/** Siblings with their positions, last first, as a stack takes them. */
function placed(nodes: readonly TreeNode[]): Placed[] {
  return nodes.map((tree, index) => ({ tree, position: index + 1, siblings: nodes.length })).reverse()
}

/** The nodes that hold the text (true) and their ancestors (false). */
function keptNodes(forest: readonly TreeNode[], wanted: string): ReadonlyMap<string, boolean> {
  const kept = new Map<string, boolean>()
  const way: TreeNode[] = []
  const open = [...forest].reverse()
  for (let at = open.pop(); at; at = open.pop()) {
    way.length = at.depth
    way.push(at)
    if (foldText(`${at.node.code} ${at.node.name}`).includes(wanted)) {
      for (const { node } of way) if (!kept.has(node.id)) kept.set(node.id, false)
      kept.set(at.node.id, true)
    }
    for (let index = at.children.length - 1; index >= 0; index -= 1) {
      const child = at.children[index]
      if (child) open.push(child)
    }
  }
  return kept
}

/** The line that ← leads to: the nearest one above that is less deep; itself for a root. */
export function parentRow(rows: readonly TreeRow[], index: number): number {
  const depth = rows[index]?.depth ?? 0
  for (let above = index - 1; above >= 0; above -= 1) {
    if ((rows[above]?.depth ?? 0) < depth) return above
  }
  return index
}

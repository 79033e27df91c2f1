import { generateKeyBetween } from 'fractional-indexing'
import type { SystemNode, SystemNodeId } from '../records/system-node'
import { fail, ok, type Result } from '../result'
import type { ChangeDraft } from '../workspace/change'
import { deleteRecords, updateRecord } from '../workspace/edit'
import type { WorkspaceState } from '../workspace/state'

export type Nodes = ReadonlyMap<string, SystemNode>

/** A node with its place in the tree. */
export interface TreeNode {
  readonly node: SystemNode
  readonly children: readonly TreeNode[]
  /** 0 for a root. */
  readonly depth: number
}

/**
 * The forest that the flat records describe, siblings in order. A node whose parent is missing, or that stands in a
 * cycle (only a damaged or merged file can bring one), is shown as a root: no node is ever hidden.
 */
export function buildTree(nodes: Nodes): readonly TreeNode[] {
  const byParent = childrenByParent(nodes)
  const placed = new Set<string>()
  const place = (node: SystemNode, depth: number): TreeNode => {
    placed.add(node.id)
    const children = (byParent.get(node.id) ?? []).filter((child) => !placed.has(child.id))
    return { node, depth, children: children.map((child) => place(child, depth + 1)) }
  }
  const roots = (byParent.get(null) ?? []).map((node) => place(node, 0))
  for (const node of nodes.values()) {
    if (!placed.has(node.id)) roots.push(place(node, 0))
  }
  return roots
}

function childrenByParent(nodes: Nodes): Map<string | null, SystemNode[]> {
  const byParent = new Map<string | null, SystemNode[]>()
  for (const node of nodes.values()) {
    const parent = node.parentId !== null && nodes.has(node.parentId) ? node.parentId : null
    const siblings = byParent.get(parent)
    if (siblings) siblings.push(node)
    else byParent.set(parent, [node])
  }
  for (const siblings of byParent.values()) siblings.sort(bySiblingOrder)
  return byParent
}

/** Plain comparison of order keys; equal keys (two people inserted at one place) fall back to the id. */
function bySiblingOrder(left: SystemNode, right: SystemNode): number {
  if (left.order !== right.order) return left.order < right.order ? -1 : 1
  return left.id < right.id ? -1 : 1
}

/** All nodes in reading order: a parent before its children. */
export function flattenTree(roots: readonly TreeNode[]): TreeNode[] {
  return roots.flatMap((root) => [root, ...flattenTree(root.children)])
}

/** The ids of a node and of everything below it. */
export function subtreeIds(nodes: Nodes, rootId: string): Set<string> {
  const byParent = childrenByParent(nodes)
  const ids = new Set<string>()
  const queue = nodes.has(rootId) ? [rootId] : []
  for (let id = queue.pop(); id !== undefined; id = queue.pop()) {
    if (ids.has(id)) continue
    ids.add(id)
    for (const child of byParent.get(id) ?? []) queue.push(child.id)
  }
  return ids
}

/** Names from the root down to the node, e.g. ['政务服务标准体系', '服务提供']. */
export function nodePath(nodes: Nodes, id: string): SystemNode[] {
  const path: SystemNode[] = []
  const seen = new Set<string>()
  for (
    let node = nodes.get(id);
    node && !seen.has(node.id);
    node = node.parentId ? nodes.get(node.parentId) : undefined
  ) {
    seen.add(node.id)
    path.unshift(node)
  }
  return path
}

/** Siblings under a parent (null = roots) in order. */
export function childrenOf(nodes: Nodes, parentId: string | null): readonly SystemNode[] {
  return childrenByParent(nodes).get(parentId) ?? []
}

/**
 * The order key that puts a node at a position among the children of a parent.
 * @param index 0 = first; beyond the end = last.
 * @param movingId left out of the siblings when the node already stands there.
 */
export function orderKeyAt(nodes: Nodes, parentId: string | null, index: number, movingId?: string): string {
  const siblings = childrenOf(nodes, parentId).filter((sibling) => sibling.id !== movingId)
  const at = Math.max(0, Math.min(index, siblings.length))
  const before = siblings[at - 1]?.order ?? null
  const after = siblings[at]?.order ?? null
  // Two nodes merged from two PCs may share a key; nothing fits between equals, so the new one goes right behind them.
  return generateKeyBetween(before, before !== null && after !== null && before >= after ? null : after)
}

/**
 * Moves a node (with its subtree) under another parent or to another place among its siblings: one record changes.
 * Errors: `no-such-node`, `cycle` (the target lies in the moved subtree).
 */
export function moveNode(
  state: WorkspaceState,
  id: SystemNodeId,
  target: { readonly parentId: SystemNodeId | null; readonly index: number },
): Result<ChangeDraft[]> {
  const nodes = state.systemNodes
  if (!nodes.has(id) || (target.parentId !== null && !nodes.has(target.parentId))) {
    return fail('no-such-node', '要移动的节点或目标节点已不存在，没有移动，数据没有变化。')
  }
  if (target.parentId !== null && subtreeIds(nodes, id).has(target.parentId)) {
    return fail('cycle', '不能把节点移到它自己的下级中，没有移动，数据没有变化。')
  }
  const order = orderKeyAt(nodes, target.parentId, target.index, id)
  return ok(updateRecord(state, 'systemNodes', id, { parentId: target.parentId, order }))
}

/**
 * Deletes a node with everything below it. Its standards stay in the library without that place (未归类 when it was
 * their only one). [] when the node is gone already.
 */
export function deleteSubtree(state: WorkspaceState, id: string): ChangeDraft[] {
  return deleteRecords(state, 'systemNodes', subtreeIds(state.systemNodes, id))
}

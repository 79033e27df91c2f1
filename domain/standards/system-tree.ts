import { generateKeyBetween, generateNKeysBetween } from 'fractional-indexing'
import { type SystemNode, type SystemNodeId, systemNodeId, systemNodeKind } from '../records/system-node'
import { fail, ok, type Result } from '../result'
import type { ChangeDraft } from '../workspace/change'
import { createRecord, deleteRecords, updateRecord } from '../workspace/edit'
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
  const roots = (byParent.get(null) ?? []).map((node) => grow(node, byParent, placed))
  for (const node of nodes.values()) {
    if (!placed.has(node.id)) roots.push(grow(node, byParent, placed))
  }
  return roots
}

interface GrowingNode {
  readonly node: SystemNode
  readonly children: GrowingNode[]
  readonly depth: number
}

/** The tree below one node. Works with a list of its own: a chain of 10,000 nodes would overflow the call stack. */
function grow(root: SystemNode, byParent: ReadonlyMap<string | null, SystemNode[]>, placed: Set<string>): TreeNode {
  const top: GrowingNode = { node: root, children: [], depth: 0 }
  placed.add(root.id)
  const open = [top]
  for (let parent = open.pop(); parent; parent = open.pop()) {
    for (const node of byParent.get(parent.node.id) ?? []) {
      if (placed.has(node.id)) continue
      placed.add(node.id)
      const child: GrowingNode = { node, children: [], depth: parent.depth + 1 }
      parent.children.push(child)
      open.push(child)
    }
  }
  return top
}

function childrenByParent(nodes: Nodes): Map<string | null, SystemNode[]> {
  const byParent = new Map<string | null, SystemNode[]>()
  for (const node of nodes.values()) {
    const parent = shownParent(nodes, node)
    const siblings = byParent.get(parent)
    if (siblings) siblings.push(node)
    else byParent.set(parent, [node])
  }
  for (const siblings of byParent.values()) siblings.sort(bySiblingOrder)
  return byParent
}

/** Where the node is shown: a node whose parent is missing stands among the roots. */
function shownParent(nodes: Nodes, node: SystemNode): SystemNodeId | null {
  return node.parentId !== null && nodes.has(node.parentId) ? node.parentId : null
}

/** Plain comparison of order keys; equal keys (two people inserted at one place) fall back to the id. */
function bySiblingOrder(left: SystemNode, right: SystemNode): number {
  if (left.order !== right.order) return left.order < right.order ? -1 : 1
  return left.id < right.id ? -1 : 1
}

/** All nodes in reading order: a parent before its children. */
export function flattenTree(roots: readonly TreeNode[]): TreeNode[] {
  const flat: TreeNode[] = []
  const open = [...roots].reverse()
  for (let at = open.pop(); at; at = open.pop()) {
    flat.push(at)
    for (let index = at.children.length - 1; index >= 0; index -= 1) {
      const child = at.children[index]
      if (child) open.push(child)
    }
  }
  return flat
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
    path.push(node)
  }
  return path.reverse()
}

/** Siblings under a parent (null = roots, with the nodes whose parent is missing) in order. */
export function childrenOf(nodes: Nodes, parentId: string | null): readonly SystemNode[] {
  return [...nodes.values()].filter((node) => shownParent(nodes, node) === parentId).sort(bySiblingOrder)
}

/** Longer keys come from hundreds of insertions at one place; then the siblings are keyed anew. */
const LONGEST_ORDER_KEY = 100

/** A place among siblings: the key that leads there, and the siblings that need a new key for it (nearly always none). */
export interface Place {
  readonly order: string
  readonly rekeyed: readonly ChangeDraft[]
}

/**
 * Finds the order key for a position among the children of a parent.
 * @param index 0 = first; beyond the end = last.
 * @param movingId left out of the siblings when the node already stands there.
 */
export function placeAt(
  state: WorkspaceState,
  parentId: SystemNodeId | null,
  index: number,
  movingId: string | null,
): Place {
  const siblings = childrenOf(state.systemNodes, parentId).filter((sibling) => sibling.id !== movingId)
  const at = Math.max(0, Math.min(index, siblings.length))
  const order = keyBetween(siblings[at - 1]?.order ?? null, siblings[at]?.order ?? null)
  if (order !== null) return { order, rekeyed: [] }
  const keys = generateNKeysBetween(null, null, siblings.length + 1)
  const [fresh = ''] = keys.splice(at, 1)
  const rekeyed = siblings.flatMap(({ id }, place) =>
    updateRecord(state, 'systemNodes', id, { order: keys[place] ?? '' }),
  )
  return { order: fresh, rekeyed }
}

/** null when nothing fits between: equal keys (merged from two PCs), keys of a foreign program, keys grown too long. */
function keyBetween(before: string | null, after: string | null): string | null {
  if (before !== null && after !== null && before >= after) return null
  try {
    const key = generateKeyBetween(before, after)
    return key.length > LONGEST_ORDER_KEY ? null : key
  } catch {
    return null
  }
}

/** A node to add and the changes that add it. */
export interface AddedNode {
  readonly record: SystemNode
  readonly drafts: readonly ChangeDraft[]
}

/**
 * Adds a node under a parent (null = as a root) at a place among its siblings; its 体系编号 is the given one.
 * Error: `no-such-node` (the parent is gone).
 */
export function addNode(
  state: WorkspaceState,
  at: { readonly parentId: SystemNodeId | null; readonly index: number; readonly name: string; readonly code?: string },
  newId: string,
): Result<AddedNode> {
  if (at.parentId !== null && !state.systemNodes.has(at.parentId)) {
    return fail('no-such-node', '上级节点已不存在，没有添加，数据没有变化。请重新选择上级节点。')
  }
  const { order, rekeyed } = placeAt(state, at.parentId, at.index, null)
  const empty = systemNodeKind.empty(systemNodeId.parse(newId))
  const record = { ...empty, parentId: at.parentId, order, name: at.name, code: at.code ?? '' }
  return ok({ record, drafts: [...rekeyed, createRecord('systemNodes', record)] })
}

/**
 * Moves a node (with its subtree) under another parent or to another place among its siblings. One record changes; only
 * where siblings share a key (after a merge) they are keyed anew in the same step.
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
  if (standsAt(nodes, id, target)) return ok([])
  const { order, rekeyed } = placeAt(state, target.parentId, target.index, id)
  return ok([...rekeyed, ...updateRecord(state, 'systemNodes', id, { parentId: target.parentId, order })])
}

/** Dropping a node where it stands is no change, so that it leaves no step to undo. */
function standsAt(nodes: Nodes, id: string, target: { readonly parentId: string | null; readonly index: number }) {
  if (nodes.get(id)?.parentId !== target.parentId) return false
  const siblings = childrenOf(nodes, target.parentId)
  const at = siblings.findIndex((sibling) => sibling.id === id)
  return at === Math.max(0, Math.min(target.index, siblings.length - 1))
}

/**
 * Deletes a node with everything below it. Its standards stay in the library without that place (未归类 when it was
 * their only one). [] when the node is gone already.
 */
export function deleteSubtree(state: WorkspaceState, id: string): ChangeDraft[] {
  return deleteRecords(state, 'systemNodes', subtreeIds(state.systemNodes, id))
}

import { flattenTree, type TreeNode } from '../../../domain/standards/system-tree'
import { type Scope, setCollapsed, showDetail, showScope, useFrameworkSession } from './framework-session'
import type { TreeCommand } from './tree-commands'
import { parentRow, type TreeRow } from './tree-rows'
import type { TreeActions } from './use-tree-actions'

interface TreeCommandParts {
  readonly forest: readonly TreeNode[]
  readonly rows: readonly TreeRow[]
  readonly selectedId: string | null
  readonly actions: TreeActions
  /** Opens a node's name for typing. */
  readonly onRename: (id: string) => void
  /** A node was made: it is selected, and its name opened for typing. */
  readonly onMade: (id: string) => void
  readonly onRenumber: () => void
}

/** Performs the commands of the tree on the selected node. */
export function useTreeCommands(parts: TreeCommandParts): (command: TreeCommand) => void {
  const { forest, rows, selectedId, actions } = parts
  const addChild = async (): Promise<void> => {
    if (selectedId !== null) setCollapsed([selectedId], false)
    const id = await actions.addChild(selectedId)
    if (id !== null) parts.onMade(id)
  }
  const addSibling = async (of: string): Promise<void> => {
    const id = await actions.addSibling(of)
    if (id !== null) parts.onMade(id)
  }
  const remove = async (id: string): Promise<void> => {
    const next = neighbour(rows, id)
    if (await actions.remove(id)) showScope(next)
  }
  const anywhere: Partial<Record<TreeCommand, () => void>> = {
    addChild: () => void addChild(),
    renumber: parts.onRenumber,
    expandAll: () => setCollapsed(useFrameworkSession.getState().collapsed, false),
    collapseAll: () => setCollapsed(parentsOf(forest), true),
  }
  const onNode: Partial<Record<TreeCommand, (id: string) => void>> = {
    addSibling: (id) => void addSibling(id),
    rename: parts.onRename,
    details: () => showDetail('node'),
    up: (id) => void actions.step(id, 'up'),
    down: (id) => void actions.step(id, 'down'),
    indent: (id) => void actions.step(id, 'indent'),
    outdent: (id) => void actions.step(id, 'outdent'),
    remove: (id) => void remove(id),
  }
  return (command) => {
    anywhere[command]?.()
    if (selectedId !== null) onNode[command]?.(selectedId)
  }
}

function parentsOf(forest: readonly TreeNode[]): string[] {
  return flattenTree(forest).flatMap(({ node, children }) => (children.length > 0 ? [node.id] : []))
}

/** What is selected when a node goes: the next sibling, else the one before, else the parent. */
export function neighbour(rows: readonly TreeRow[], id: string): Scope {
  const index = rows.findIndex((row) => row.node.id === id)
  const row = rows[index]
  if (!row) return { kind: 'all' }
  const behind = rows.slice(index + 1).find((other) => other.depth <= row.depth)
  const above = rows.slice(0, index).findLast((other) => other.depth <= row.depth)
  const parent = rows[parentRow(rows, index)]
  const next = behind?.depth === row.depth ? behind : above?.depth === row.depth ? above : parent
  return next && next !== row ? { kind: 'node', id: next.node.id } : { kind: 'all' }
}

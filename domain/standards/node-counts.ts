import type { Standard } from '../records/standard'
import type { TreeNode } from './system-tree'
import { flattenTree } from './system-tree'

/**
 * How many standards stand under every node, those of the nodes below it included; a standard that stands under several
 * nodes of a branch counts once there. Nodes without standards have no entry.
 */
export function countStandards(
  forest: readonly TreeNode[],
  standards: ReadonlyMap<string, Standard>,
): ReadonlyMap<string, number> {
  const parents = new Map<string, string | null>()
  for (const root of forest) parents.set(root.node.id, null)
  for (const { node, children } of flattenTree(forest)) {
    for (const child of children) parents.set(child.node.id, node.id)
  }
  const counts = new Map<string, number>()
  for (const standard of standards.values()) {
    for (const id of branchesOf(standard, parents)) counts.set(id, (counts.get(id) ?? 0) + 1)
  }
  return counts
}

/** The nodes of a standard and everything above them, each once. */
function branchesOf(standard: Standard, parents: ReadonlyMap<string, string | null>): ReadonlySet<string> {
  const branches = new Set<string>()
  for (const nodeId of standard.nodeIds) {
    let at: string | null | undefined = parents.has(nodeId) ? nodeId : null
    while (at && !branches.has(at)) {
      branches.add(at)
      at = parents.get(at)
    }
  }
  return branches
}

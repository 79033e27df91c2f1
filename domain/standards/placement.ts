import type { Standard } from '../records/standard'
import type { SystemNodeId } from '../records/system-node'
import type { WorkspaceState } from '../workspace/state'
import { compareNatural } from './natural-order'
import { classifyNumber, type StandardNumber } from './standard-number'
import { buildTree, flattenTree, subtreeIds } from './system-tree'

/** A standard and the one node under which it is listed and numbered. */
export interface Placement {
  readonly standard: Standard
  /** Of the nodes that it stands under, the first in tree order; null = 未归类. */
  readonly nodeId: SystemNodeId | null
}

/** The part of a workspace that placing looks at. */
export type FiledStandards = Pick<WorkspaceState, 'systemNodes' | 'standards'>

/**
 * The standards of a node with everything below it (null = all, 未归类 last), each once, in tree order; under one node by
 * 标准体系编号, then by number, both as people order them (a new standard without 体系编号 comes last).
 */
export function placeStandards(state: FiledStandards, nodeId: string | null): Placement[] {
  const positions = treePositions(state, nodeId)
  const placed: { readonly placement: Placement; readonly position: number }[] = []
  for (const standard of state.standards.values()) {
    const home = homeOf(standard, positions)
    if (home === null && nodeId !== null) continue
    const position = home === null ? Number.POSITIVE_INFINITY : (positions.get(home) ?? 0)
    placed.push({ placement: { standard, nodeId: home }, position })
  }
  placed.sort((left, right) => {
    if (left.position !== right.position) return left.position < right.position ? -1 : 1
    return compareStandards(left.placement.standard, right.placement.standard)
  })
  return placed.map(({ placement }) => placement)
}

function treePositions(state: FiledStandards, nodeId: string | null): ReadonlyMap<string, number> {
  const scope = nodeId === null ? null : subtreeIds(state.systemNodes, nodeId)
  const positions = new Map<string, number>()
  flattenTree(buildTree(state.systemNodes)).forEach(({ node }, position) => {
    if (scope === null || scope.has(node.id)) positions.set(node.id, position)
  })
  return positions
}

function homeOf(standard: Standard, positions: ReadonlyMap<string, number>): SystemNodeId | null {
  let home: SystemNodeId | null = null
  let first = Number.POSITIVE_INFINITY
  for (const nodeId of standard.nodeIds) {
    const position = positions.get(nodeId)
    if (position === undefined || position >= first) continue
    home = nodeId
    first = position
  }
  return home
}

function compareStandards(left: Standard, right: Standard): number {
  return (
    compareNatural(left.systemCode, right.systemCode) ||
    compareNatural(numberOf(left).key, numberOf(right).key) ||
    compareNatural(left.name, right.name) ||
    compareNatural(left.id, right.id)
  )
}

/** Records never change in place, so what was read from one holds as long as it lives. */
const numbers = new WeakMap<Standard, StandardNumber>()

/** The standard's number taken apart; computed once a record, as tables of 10,000 rows ask again and again. */
export function numberOf(standard: Standard): StandardNumber {
  const known = numbers.get(standard)
  if (known) return known
  const number = classifyNumber(standard.number)
  numbers.set(standard, number)
  return number
}

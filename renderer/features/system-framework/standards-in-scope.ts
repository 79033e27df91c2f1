import type { Standard } from '../../../domain/records/standard'
import { type FiledStandards, placeStandards } from '../../../domain/standards/placement'
import type { Scope } from './framework-session'

/**
 * The standards of a scope in the order of 标准明细表.
 * @param withSubtree the nodes below a node count as well.
 */
export function standardsInScope(state: FiledStandards, scope: Scope, withSubtree: boolean): readonly Standard[] {
  const nodeId = scope.kind === 'node' ? scope.id : null
  const placed = placeStandards(state, nodeId)
  const isWanted = (standard: Standard, home: string | null) => {
    if (scope.kind === 'unfiled') return home === null
    return scope.kind === 'all' || withSubtree || standard.nodeIds.some((id) => id === scope.id)
  }
  return placed.flatMap((place) => (isWanted(place.standard, place.nodeId) ? [place.standard] : []))
}

import { useMemo } from 'react'
import type { Person } from '../../../domain/records/person'
import { rosterOn } from '../../../domain/regulation/training-coverage'
import { useRecords, useWorkspaceState } from '../../storage/workspace-hooks'
import { useReferenceDate } from '../../ui/reference-date'

/** The people on the roster of the reference date; the same list until people change. */
export function useRoster(): readonly Person[] {
  const persons = useRecords('persons')
  const state = useWorkspaceState()
  const on = useReferenceDate()
  // biome-ignore lint/correctness/useExhaustiveDependencies: of the state, the roster depends on the people only
  return useMemo(() => rosterOn(state, on), [persons, on])
}

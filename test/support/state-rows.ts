import { TABLE_NAMES } from '../../domain/records/registry'
import type { FieldValues } from '../../domain/workspace/change'
import type { RowsByTable } from '../../domain/workspace/rows'
import { recordsOf, type WorkspaceState } from '../../domain/workspace/state'

/** The rows of a state as the window's snapshot brings them to main; the change log is empty. */
export function rowsOfState(state: WorkspaceState): RowsByTable {
  return new Map(
    TABLE_NAMES.map((table) => [table, [...recordsOf(state, table).values()] as unknown as FieldValues[]] as const),
  )
}

import { useMemo } from 'react'
import type { RecordOf, TableName } from '../../../domain/records/registry'
import { recordsInOrder } from '../../../domain/workspace/state'
import { useRecords, useWorkspaceState } from '../../storage/workspace-hooks'

/** The records of a table in the order of their creation; the same array until that table changes. */
export function useOrderedRecords<Table extends TableName>(table: Table): readonly RecordOf[Table][] {
  const records = useRecords(table)
  const state = useWorkspaceState()
  // biome-ignore lint/correctness/useExhaustiveDependencies: of the state, only this table is read
  return useMemo(() => recordsInOrder(state, table), [records, table])
}

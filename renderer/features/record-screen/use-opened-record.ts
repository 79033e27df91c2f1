import { useCallback, useState } from 'react'
import type { RecordOf, TableName } from '../../../domain/records/registry'
import { useRecords } from '../../storage/workspace-hooks'
import { openRecord, useOpenedRecords } from './opened-records'
import type { RecordActions } from './use-record-actions'

/** Which record's form is open on a list screen, and how a new one comes to be open. */
export interface OpenedRecord<Table extends TableName> {
  readonly id: string | null
  /** True from the moment it was made until its first field has the cursor. */
  readonly isNew: boolean
  readonly onFocused: () => void
  readonly add: (preset?: Partial<RecordOf[Table]>) => Promise<void>
}

/**
 * The record last chosen, else the first of the list.
 * @param first id of the first record that the list shows; null while it is empty.
 */
export function useOpenedRecord<Table extends TableName>(
  table: Table,
  actions: RecordActions<Table>,
  first: string | null,
): OpenedRecord<Table> {
  const records = useRecords(table)
  const chosen = useOpenedRecords((opened) => opened[table])
  const [newId, setNewId] = useState<string | null>(null)
  const onFocused = useCallback(() => setNewId(null), [])
  const id = chosen !== undefined && records.has(chosen) ? chosen : first
  const add = async (preset?: Partial<RecordOf[Table]>) => {
    const added = await actions.add(preset)
    if (added === null) return
    setNewId(added)
    openRecord(table, added)
  }
  return { id, isNew: newId !== null && newId === id, onFocused, add }
}

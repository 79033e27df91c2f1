import { useCallback, useState } from 'react'
import type { RecordOf, TableName } from '../../../domain/records/registry'
import { useRecords } from '../../storage/workspace-hooks'
import { neighbourOf } from './neighbour'
import { openRecord, useOpenedRecords } from './opened-records'
import type { RecordActions } from './use-record-actions'

/** Which record's form is open on a list screen, and how a new one comes to be open. */
export interface OpenedRecord<Table extends TableName> {
  readonly id: string | null
  /** True from the moment it was made until its first field has the cursor. */
  readonly isNew: boolean
  readonly onFocused: () => void
  readonly add: (preset?: Partial<RecordOf[Table]>) => Promise<void>
  readonly remove: (ids: ReadonlySet<string>) => Promise<void>
}

/**
 * The record last chosen, else (it was deleted) its neighbour, else the first of the list. Undoing the deletion opens it
 * again.
 * @param rows what the list shows.
 */
export function useOpenedRecord<Table extends TableName>(
  table: Table,
  actions: RecordActions<Table>,
  rows: readonly { readonly id: string }[],
): OpenedRecord<Table> {
  const records = useRecords(table)
  const chosen = useOpenedRecords((opened) => opened[table])
  const [newId, setNewId] = useState<string | null>(null)
  const [neighbour, setNeighbour] = useState<string | null>(null)
  const onFocused = useCallback(() => setNewId(null), [])
  const known = [chosen, neighbour].find((candidate) => candidate && records.has(candidate))
  const id = known ?? rows[0]?.id ?? null
  const add = async (preset?: Partial<RecordOf[Table]>) => {
    const added = await actions.add(preset)
    if (added === null) return
    setNewId(added)
    openRecord(table, added)
  }
  const remove = async (ids: ReadonlySet<string>) => {
    if (id !== null && ids.has(id)) setNeighbour(neighbourOf(rows, id, ids))
    await actions.remove(ids)
  }
  return { id, isNew: newId !== null && newId === id, onFocused, add, remove }
}

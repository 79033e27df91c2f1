import fc from 'fast-check'
import { type RecordOf, TABLE_NAMES, type TableName } from '../../domain/records/registry'
import type { ChangeDraft } from '../../domain/workspace/change'
import { createRecord, deleteRecords, updateRecord } from '../../domain/workspace/edit'
import { recordsOf, type SomeRecord, type WorkspaceState } from '../../domain/workspace/state'
import { anyTableAndRecord } from './arbitraries'

/** One command of a random history: what it does depends on the state that it meets. */
export interface RandomEdit {
  readonly kind: 'create' | 'update' | 'delete'
  readonly table: TableName
  readonly record: SomeRecord
  /** Which of the records that are there. */
  readonly pick: number
}

/** Creations, edits and deletions of any kind of record. */
export const anyEdit: fc.Arbitrary<RandomEdit> = fc
  .record({ kind: fc.constantFrom('create', 'create', 'update', 'delete'), drawn: anyTableAndRecord, pick: fc.nat() })
  .map(({ kind, drawn, pick }) => ({ kind, pick, ...drawn }))

/** The changes of a random command; [] when there is nothing to edit or delete. */
export function draftsOfEdit(state: WorkspaceState, edit: RandomEdit): readonly ChangeDraft[] {
  const { table, record } = edit
  if (edit.kind === 'create') return [createRecord(table, unreferring(state, record))]
  const ids = [...recordsOf(state, table).keys()]
  const id = ids[edit.pick % Math.max(1, ids.length)]
  if (id === undefined) return []
  if (edit.kind === 'delete') return deleteRecords(state, table, new Set([id]))
  const { id: _, ...patch } = unreferring(state, record)
  return updateRecord(state, table, id, patch)
}

/** The drawn record, with references only to what the state holds. */
function unreferring(state: WorkspaceState, record: SomeRecord) {
  const known = new Set(TABLE_NAMES.flatMap((name) => [...recordsOf(state, name).keys()]))
  const entries = Object.entries(record).map(([field, value]) => {
    if (field === 'id' || !field.match(/Ids?$/) || field === 'ownerId') return [field, value]
    return [field, Array.isArray(value) ? value.filter((id) => known.has(id)) : known.has(value) ? value : null]
  })
  return Object.fromEntries(entries) as RecordOf[TableName]
}

import type { AnyRecord } from '../records/record-kind'
import { looseKind, type RecordOf, TABLE_NAMES, type TableName } from '../records/registry'
import type { ChangeDraft, FieldValues } from './change'
import { recordAt, recordsOf, type WorkspaceState } from './state'

/** The change that adds a record. */
export function createRecord<Table extends TableName>(table: Table, record: RecordOf[Table]): ChangeDraft {
  return { table, key: record.id, before: null, after: { ...record } }
}

/**
 * The change that sets some fields of a record; [] when nothing would differ or the record is gone.
 * Values are compared by content, so that an equal list is no change.
 */
export function updateRecord<Table extends TableName>(
  state: WorkspaceState,
  table: Table,
  id: string,
  patch: Partial<Omit<RecordOf[Table], 'id'>>,
): ChangeDraft[] {
  const current = state[table].get(id)
  if (!current) return []
  return editOf(table, current, patch)
}

function editOf(table: TableName, current: AnyRecord, patch: object): ChangeDraft[] {
  const values = current as unknown as FieldValues
  const before: Record<string, unknown> = {}
  const after: Record<string, unknown> = {}
  for (const [field, value] of Object.entries(patch)) {
    if (value === undefined || sameValue(values[field], value)) continue
    before[field] = values[field] ?? null
    after[field] = value
  }
  return Object.keys(after).length > 0 ? [{ table, key: current.id, before, after }] : []
}

/** Equality of JSON values by content. */
export function sameValue(left: unknown, right: unknown): boolean {
  if (left === right) return true
  if (typeof left !== 'object' || typeof right !== 'object' || !left || !right) return false
  if (Array.isArray(left) !== Array.isArray(right)) return false
  const keys = Object.keys(left)
  if (keys.length !== Object.keys(right).length) return false
  return keys.every(
    (key) => Object.hasOwn(right, key) && sameValue((left as FieldValues)[key], (right as FieldValues)[key]),
  )
}

/**
 * The changes that delete records of one table and take their ids out of every field that points at them, so that no
 * reference dangles. Their 佐证材料 go with them (the files stay); nothing else is deleted: an implementation record
 * outlives its standard, without it.
 */
export function deleteRecords(state: WorkspaceState, table: TableName, ids: ReadonlySet<string>): ChangeDraft[] {
  const deletions: ChangeDraft[] = []
  for (const id of ids) {
    const record = recordAt(state, table, id)
    if (record) deletions.push({ table, key: id, before: { ...record }, after: null })
  }
  for (const attachment of ownedAttachments(state, table, ids)) {
    deletions.push({ table: 'attachments', key: attachment.id, before: { ...attachment }, after: null })
  }
  return [...TABLE_NAMES.flatMap((other) => clearedReferences(state, other, table, ids)), ...deletions]
}

function ownedAttachments(state: WorkspaceState, table: TableName, ids: ReadonlySet<string>) {
  return [...state.attachments.values()].filter(({ ownerTable, ownerId }) => ownerTable === table && ids.has(ownerId))
}

function clearedReferences(
  state: WorkspaceState,
  table: TableName,
  target: TableName,
  ids: ReadonlySet<string>,
): ChangeDraft[] {
  const fields = Object.entries(looseKind(table).references).filter(([, to]) => to === target)
  if (fields.length === 0) return []
  const drafts: ChangeDraft[] = []
  for (const record of recordsOf(state, table).values()) {
    if (table === target && ids.has(record.id)) continue
    const values = record as unknown as FieldValues
    const patch = Object.fromEntries(fields.map(([field]) => [field, without(values[field], ids)]))
    drafts.push(...editOf(table, record, patch))
  }
  return drafts
}

function without(value: unknown, ids: ReadonlySet<string>): unknown {
  if (Array.isArray(value)) return value.filter((id) => !ids.has(id))
  return typeof value === 'string' && ids.has(value) ? null : value
}

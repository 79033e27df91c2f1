import { isTableName, looseKind, type TableName } from '../records/registry'
import type { Result } from '../result'
import type { BatchHead, ChangeRow, FieldValues } from './change'
import { type RowsByTable, stateFromRows } from './rows'
import { recordAt, type SomeRecord, type WorkspaceState } from './state'

/** One of the two workspaces that are merged: its records and its whole change log. */
export interface MergeSide {
  readonly state: WorkspaceState
  readonly batches: readonly BatchHead[]
  readonly changes: readonly ChangeRow[]
}

/** 'mine' is the workspace that is merged into, 'theirs' the colleague's file. */
export type SideName = 'mine' | 'theirs'
export const SIDES: readonly SideName[] = ['mine', 'theirs']
export type Sides = Readonly<Record<SideName, MergeSide>>
/** Something of both sides. */
export type OfBoth<T> = Readonly<Record<SideName, T>>

export function otherSide(side: SideName): SideName {
  return side === 'mine' ? 'theirs' : 'mine'
}

/**
 * A side from the rows of a verified workspace file (or of a snapshot of the window).
 * Errors: `bad-row`, `duplicate-id`.
 */
export function mergeSideFrom(rows: RowsByTable): Result<MergeSide> {
  const state = stateFromRows(rows)
  if (!state.ok) return state
  const batches = (rows.get('batches') ?? []) as unknown as readonly BatchHead[]
  const changes = (rows.get('changes') ?? []) as unknown as readonly ChangeRow[]
  return { ok: true, value: { state: state.value, batches, changes } }
}

/** A record of any table by what names it in maps. */
export interface RecordRef {
  readonly table: TableName
  readonly key: string
}

export const refText = ({ table, key }: RecordRef) => `${table}:${key}`

/** The fields of a record seen without their type; undefined when it is not there. */
export function valuesAt(state: WorkspaceState, { table, key }: RecordRef): FieldValues | undefined {
  return recordAt(state, table, key) as unknown as FieldValues | undefined
}

export function hasRecord(state: WorkspaceState, { table, key }: RecordRef): boolean {
  return recordAt(state, table, key) !== undefined
}

/** How a record is called, as one of the two sides has it. */
export function titleAt(sides: Sides, ref: RecordRef, first: SideName): string {
  const record: SomeRecord | undefined =
    recordAt(sides[first].state, ref.table, ref.key) ?? recordAt(sides[otherSide(first)].state, ref.table, ref.key)
  return record ? looseKind(ref.table).titleOf(record) : `未知的${looseKind(ref.table).label}`
}

/** Where the fields of a record point: the registry's references, and the owner of an attachment. */
export function targetsOf(table: TableName, values: FieldValues): readonly RecordRef[] {
  const targets = Object.entries(looseKind(table).references).flatMap(([field, to]) =>
    to !== undefined && isTableName(to) ? idsIn(values[field]).map((key) => ({ table: to, key })) : [],
  )
  return [...targets, ...ownerOf(table, values)]
}

/** The record that an attachment belongs to; [] for any other record. */
export function ownerOf(table: TableName, { ownerTable, ownerId }: FieldValues): readonly RecordRef[] {
  if (table !== 'attachments' || typeof ownerTable !== 'string' || typeof ownerId !== 'string') return []
  return isTableName(ownerTable) ? [{ table: ownerTable, key: ownerId }] : []
}

/** The ids in a reference: of one record, of a list, or none. */
export function idsIn(value: unknown): readonly string[] {
  const ids: readonly unknown[] = Array.isArray(value) ? value : [value]
  return ids.filter((id) => typeof id === 'string')
}

import { looseKind, type TableName } from '../records/registry'
import { fail, ok, type Result } from '../result'
import type { ChangeDraft, FieldValues } from './change'
import { sameValue } from './edit'
import type { SomeRecord, WorkspaceState } from './state'

/** Why changes do not fit a state; then none of them is applied. */
export type ApplyResult = Result<WorkspaceState>

/**
 * Applies changes in order and gives the new state; the old one stays as it was.
 * Errors (nothing applied): `record-exists`, `record-missing`, `stale` (the record no longer holds the values that the
 * change was made from).
 */
export function applyChanges(state: WorkspaceState, changes: readonly ChangeDraft[]): ApplyResult {
  const touched = new Map<TableName, Map<string, SomeRecord>>()
  for (const change of changes) {
    const table = touched.get(change.table) ?? new Map<string, SomeRecord>(state[change.table])
    touched.set(change.table, table)
    const applied = applyOne(table, change)
    if (!applied.ok) return applied
  }
  return ok({ ...state, ...Object.fromEntries(touched) })
}

function applyOne(table: Map<string, SomeRecord>, change: ChangeDraft): Result<null> {
  const current = table.get(change.key)
  const misfit = misfitOf(current, change)
  if (misfit) return misfit
  const next = changedRecord(current, change)
  if (next) table.set(change.key, next)
  else table.delete(change.key)
  return ok(null)
}

/** The record after the change; null when it is deleted. Trusts that the change fits. */
export function changedRecord(current: SomeRecord | undefined, change: ChangeDraft): SomeRecord | null {
  if (change.after === null) return null
  return { ...current, ...change.after } as SomeRecord
}

function misfitOf(current: SomeRecord | undefined, change: ChangeDraft): ReturnType<typeof fail> | null {
  const label = looseKind(change.table).label
  if (change.before === null) {
    return current ? fail('record-exists', `这条${label}已经存在，没有重复添加，原有数据没有变化。`) : null
  }
  if (!current)
    return fail('record-missing', `这条${label}已被删除，修改没有写入。请在修改记录中查看，或撤销删除后再改。`)
  const values = current as unknown as FieldValues
  const same = Object.entries(change.before).every(([field, value]) => sameValue(values[field] ?? null, value))
  return same ? null : fail('stale', `这条${label}刚刚被改过，本次修改没有写入。请核对最新内容后再改。`)
}

/** The changes that lead back, in the order in which they must be applied. */
export function invertChanges(changes: readonly ChangeDraft[]): ChangeDraft[] {
  return changes.map(({ table, key, before, after }) => ({ table, key, before: after, after: before })).reverse()
}

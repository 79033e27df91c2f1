import { RECORD_KINDS, type RecordOf, TABLE_NAMES, type TableName } from '../../domain/records/registry'
import type { Result } from '../../domain/result'
import { applyChanges } from '../../domain/workspace/apply'
import type { ChangeDraft } from '../../domain/workspace/change'
import { createIdSource } from '../../domain/workspace/ids'
import type { WorkspaceState } from '../../domain/workspace/state'

/** Ids that tests can tell apart: number 7 ends in …007. */
export function idOf(number: number): string {
  return `00000000-0000-7000-8000-${String(number).padStart(12, '0')}`
}

/** An id source with a standing clock and no randomness. */
export function testIds() {
  return createIdSource(
    () => 0,
    (length) => new Uint8Array(length),
  )
}

/** Records as a test writes them: an id number and the fields that matter; references by number. */
export type Sketch<Table extends TableName> = { readonly n: number } & {
  readonly [Field in keyof RecordOf[Table]]?: unknown
}

/** A workspace of sketched records. References (and lists of them) are given by number. */
export function stateOf(sketches: { readonly [Table in TableName]?: readonly Sketch<Table>[] }): WorkspaceState {
  const tables = TABLE_NAMES.map((table) => [table, recordsFrom(table, sketches[table] ?? [])] as const)
  return Object.fromEntries(tables) as unknown as WorkspaceState
}

function recordsFrom(table: TableName, sketches: readonly Sketch<TableName>[]) {
  const kind = RECORD_KINDS[table]
  return new Map(
    sketches.map(({ n, ...fields }) => {
      const id = idOf(n)
      const entries = Object.entries(fields).map(([field, value]) => [
        field,
        field in kind.references ? referenceOf(value) : value,
      ])
      const empty = (kind.empty as (id: string) => object)(id)
      return [id, kind.schema.parse({ ...empty, ...Object.fromEntries(entries) })] as const
    }),
  )
}

function referenceOf(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(referenceOf)
  return typeof value === 'number' ? idOf(value) : value
}

/** The value of a result that must be good. */
export function valueIn<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(result.error.message)
  return result.value
}

/** The state after changes that must fit. */
export function applied(state: WorkspaceState, drafts: readonly ChangeDraft[]): WorkspaceState {
  return valueIn(applyChanges(state, drafts))
}

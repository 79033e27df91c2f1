import { type RecordOf, TABLE_NAMES, type TableName } from '../records/registry'

/** All records of a workspace, by table and id. Never changed in place: applying changes gives a new state. */
export type WorkspaceState = {
  readonly [Table in TableName]: ReadonlyMap<string, RecordOf[Table]>
}

/** A record of any table, for code that walks over all tables. */
export type SomeRecord = RecordOf[TableName]

/** A workspace with nothing in it. */
export function emptyState(): WorkspaceState {
  return Object.fromEntries(TABLE_NAMES.map((table) => [table, new Map()])) as unknown as WorkspaceState
}

/** The records of one table seen without their type, for code that walks over all tables. */
export function recordsOf(state: WorkspaceState, table: TableName): ReadonlyMap<string, SomeRecord> {
  return state[table]
}

/** One record of a table by id, seen without its type. */
export function recordAt(state: WorkspaceState, table: TableName, id: string): SomeRecord | undefined {
  return recordsOf(state, table).get(id)
}

/**
 * The records of one table in order of their ids, which is the order of creation. The map's own order changes when a
 * deletion is undone, so nothing that is shown or printed may follow it.
 */
export function recordsInOrder<Table extends TableName>(state: WorkspaceState, table: Table): RecordOf[Table][] {
  const records = [...(state[table] as ReadonlyMap<string, RecordOf[Table]>).values()]
  return records.sort((left, right) => (left.id < right.id ? -1 : 1))
}

/** Records per table, in the order of the registry. */
export function countRecords(state: WorkspaceState): Record<TableName, number> {
  return Object.fromEntries(TABLE_NAMES.map((table) => [table, state[table].size])) as Record<TableName, number>
}

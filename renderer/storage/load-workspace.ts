import { TABLE_NAMES, type TableName } from '../../domain/records/registry'
import { fail, ok, type Result } from '../../domain/result'
import { emptyState, type SomeRecord, type WorkspaceState } from '../../domain/workspace/state'
import type { WorkspaceDatabase } from './database'
import { pagesOf } from './paging'

/** Reads all records of a database into memory. Error: `database-unreadable`. */
export async function loadState(database: WorkspaceDatabase): Promise<Result<WorkspaceState>> {
  try {
    const tables: [TableName, Map<string, SomeRecord>][] = []
    for (const table of TABLE_NAMES) tables.push([table, await loadTable(database, table)])
    return ok({ ...emptyState(), ...Object.fromEntries(tables) })
  } catch (error) {
    return databaseFailure(error)
  }
}

async function loadTable(database: WorkspaceDatabase, table: TableName): Promise<Map<string, SomeRecord>> {
  const records = new Map<string, SomeRecord>()
  for await (const page of pagesOf(database.records(table))) {
    for (const record of page) records.set(record.id, record)
  }
  return records
}

/** A failure of the database in words that a clerk can act on. */
export function databaseFailure(error: unknown) {
  const detail = error instanceof Error ? error.name : String(error)
  return fail(
    'database-unreadable',
    `数据库暂时无法读写（${detail}），没有改动任何数据。请关闭程序后重新启动；仍不行请联系技术人员，不要删除数据文件夹。`,
  )
}

import { TABLE_NAMES } from '../../domain/records/registry'
import { ok, type Result } from '../../domain/result'
import { type FileTable, LOG_TABLES } from '../../domain/workspace/file-tables'
import { recordsOf } from '../../domain/workspace/state'
import { type Bridge, ROWS_PER_CALL } from '../../preload/contract'
import type { WorkspaceDatabase } from './database'
import { databaseFailure } from './load-workspace'
import { nextTask, pagesOf } from './paging'
import type { SnapshotPoint } from './session'

type SnapshotBridge = Pick<Bridge, 'openSnapshot' | 'addToSnapshot'>

/**
 * Copies a workspace as it stood at one moment to main, page by page: the records from memory (they are only shown
 * there once they are durable), the change log from the database. Editing may go on meanwhile.
 * @returns the snapshot's handle.
 */
export async function uploadSnapshot(
  bridge: SnapshotBridge,
  database: WorkspaceDatabase,
  point: SnapshotPoint,
): Promise<Result<string>> {
  const opened = await bridge.openSnapshot({})
  if (!opened.ok) return opened
  const { snapshot } = opened.value
  const add = (table: FileTable, rows: readonly object[]) =>
    bridge.addToSnapshot({ snapshot, table, rows: rows as Record<string, unknown>[] })
  try {
    for (const table of TABLE_NAMES) {
      const records = [...recordsOf(point.state, table).values()]
      for (let at = 0; at < records.length; at += ROWS_PER_CALL) {
        const added = await add(table, records.slice(at, at + ROWS_PER_CALL))
        if (!added.ok) return added
        await nextTask()
      }
    }
    for (const table of LOG_TABLES) {
      for await (const page of pagesOf(database.fileTable(table), point.before)) {
        const added = await add(table, page)
        if (!added.ok) return added
      }
    }
    return ok(snapshot)
  } catch (error) {
    return databaseFailure(error)
  }
}

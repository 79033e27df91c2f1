import { ok, type Result } from '../../domain/result'
import { FILE_TABLES } from '../../domain/workspace/file-tables'
import type { Bridge } from '../../preload/contract'
import type { WorkspaceDatabase } from './database'
import { databaseFailure } from './load-workspace'
import { pagesOf } from './paging'

/**
 * Copies everything durable of a workspace to main, page by page, for one export.
 * @returns the snapshot's handle.
 */
export async function uploadSnapshot(
  bridge: Pick<Bridge, 'openSnapshot' | 'addToSnapshot'>,
  database: WorkspaceDatabase,
): Promise<Result<string>> {
  const opened = await bridge.openSnapshot({})
  if (!opened.ok) return opened
  const { snapshot } = opened.value
  try {
    for (const table of FILE_TABLES) {
      for await (const page of pagesOf(database.fileTable(table))) {
        const added = await bridge.addToSnapshot({
          snapshot,
          table,
          rows: page as unknown as Record<string, unknown>[],
        })
        if (!added.ok) return added
      }
    }
    return ok(snapshot)
  } catch (error) {
    return databaseFailure(error)
  }
}

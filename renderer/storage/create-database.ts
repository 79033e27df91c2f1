import { ok, type Result } from '../../domain/result'
import { WorkspaceDatabase } from './database'
import { databaseFailure } from './load-workspace'

/**
 * Makes an empty database, so that main can flush it before the slot becomes the one that opens: the creation itself is
 * not flushed by Chromium. Error: `database-unreadable`.
 */
export async function createDatabase(name: string): Promise<Result<null>> {
  const database = new WorkspaceDatabase(name)
  try {
    await database.open()
    return ok(null)
  } catch (error) {
    return databaseFailure(error)
  } finally {
    database.close()
  }
}

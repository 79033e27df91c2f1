import type { WorkspaceDatabase } from './database'

/**
 * The last ids of the change log, which every new one must exceed: another PC may have given them with its clock ahead.
 * Rejects when the database cannot be read.
 */
export async function newestIds({ batches, changes }: WorkspaceDatabase): Promise<readonly string[]> {
  const last = [await batches.toCollection().lastKey(), await changes.toCollection().lastKey()]
  return last.filter((id) => typeof id === 'string')
}

import { TABLE_NAMES } from '../../domain/records/registry'
import { ok, type Result } from '../../domain/result'
import { FILE_TABLES, type FileTable, LOG_TABLES, type LogTable } from '../../domain/workspace/file-tables'
import { recordsOf } from '../../domain/workspace/state'
import type { Bridge } from '../../preload/contract'
import type { WorkspaceDatabase } from './database'
import { databaseFailure } from './load-workspace'
import { nextTask, pagesOf } from './paging'
import type { Session, SnapshotPoint } from './session'

type SnapshotBridge = Pick<Bridge, 'openSnapshot' | 'addToSnapshot'>

/** Rows that cross at a time: crossing copies them, and the window must not stall meanwhile. */
const ROWS_AT_A_TIME = 400

/** An opened workspace, as far as a copy of it needs. */
export interface SnapshotSource {
  readonly database: WorkspaceDatabase
  readonly session: Pick<Session, 'snapshotPoint'>
}

/** A copy of the workspace in main, used up by one export or backup. */
export interface UploadedSnapshot {
  readonly snapshot: string
  /** Number of the last batch in it. */
  readonly seq: number
}

/**
 * Copies a workspace as it stood at one moment to main, page by page: the records from memory (they are only shown
 * there once they are durable), the change log from the database. Editing may go on meanwhile.
 * Errors: `database-unreadable` and those of the calls.
 */
export async function uploadSnapshot(
  bridge: SnapshotBridge,
  { database, session }: SnapshotSource,
): Promise<Result<UploadedSnapshot>> {
  try {
    const point = await session.snapshotPoint()
    const uploaded = await upload(bridge, pagesAt(database, point))
    return uploaded.ok ? ok({ snapshot: uploaded.value, seq: point.seq }) : uploaded
  } catch (error) {
    return databaseFailure(error)
  }
}

/**
 * Copies a whole database that nobody edits to main, as it is on the disk.
 * Errors: `database-unreadable` and those of the calls.
 * @returns the handle of the copy.
 */
export async function uploadDatabase(bridge: SnapshotBridge, database: WorkspaceDatabase): Promise<Result<string>> {
  try {
    return await upload(bridge, storedPages(database))
  } catch (error) {
    return databaseFailure(error)
  }
}

async function upload(bridge: SnapshotBridge, pages: AsyncIterable<Page>): Promise<Result<string>> {
  const opened = await bridge.openSnapshot({})
  if (!opened.ok) return opened
  const { snapshot } = opened.value
  for await (const { table, rows } of pages) {
    const added = await bridge.addToSnapshot({ snapshot, table, rows: rows as Record<string, unknown>[] })
    if (!added.ok) return added
    await nextTask()
  }
  return ok(snapshot)
}

interface Page {
  readonly table: FileTable
  readonly rows: readonly object[]
}

async function* pagesAt(database: WorkspaceDatabase, point: SnapshotPoint): AsyncGenerator<Page> {
  for (const table of TABLE_NAMES) yield* cut(table, [...recordsOf(point.state, table).values()])
  for (const table of LOG_TABLES) {
    for await (const page of pagesOf(database.fileTable(table))) {
      yield* cut(
        table,
        page.filter((row) => point.batches.has(batchOf(table, row))),
      )
    }
  }
}

async function* storedPages(database: WorkspaceDatabase): AsyncGenerator<Page> {
  for (const table of FILE_TABLES) {
    for await (const page of pagesOf(database.fileTable(table))) yield* cut(table, page)
  }
}

function batchOf(table: LogTable, row: { readonly id: string; readonly batch?: string }): string {
  return table === 'batches' ? row.id : (row.batch ?? '')
}

function* cut(table: FileTable, rows: readonly object[]): Generator<Page> {
  for (let at = 0; at < rows.length; at += ROWS_AT_A_TIME) yield { table, rows: rows.slice(at, at + ROWS_AT_A_TIME) }
}

import { Dexie, type Table } from 'dexie'
import { TABLE_NAMES, type TableName } from '../../domain/records/registry'
import type { BatchHead, ChangeRow } from '../../domain/workspace/change'
import { type FileTable, LOG_TABLES } from '../../domain/workspace/file-tables'
import type { HistoryStacks } from '../../domain/workspace/history'
import type { SomeRecord } from '../../domain/workspace/state'

/** How far the database has come: written in the transaction of each batch, compared with the journal at start. */
export interface Progress {
  readonly key: 'progress'
  /** Journal number of the last batch in the database. */
  readonly seq: number
  readonly history: HistoryStacks
}

/**
 * NEVER CHANGE the database name, a table name or a key: the clerks' data hangs on them. A new version is a new
 * `.version(n)` line below the old ones.
 */
export function databaseName(slot: string, generation = 0): string {
  return generation === 0 ? `workspace-${slot}` : `workspace-${slot}-${generation}`
}

/** Raised with every change of the tables or keys below; the record schema is counted apart, see the slot. */
const DATABASE_VERSION = 1

/** As the browser counts: Dexie keeps room for ten versions between its own. */
export const BROWSER_VERSION = DATABASE_VERSION * 10

/** The database of one slot: a table for each record kind, the change log, and one progress row. */
export class WorkspaceDatabase extends Dexie {
  constructor(name: string) {
    super(name, {
      // Chromium's default "relaxed" loses confirmed work in a power cut.
      chromeTransactionDurability: 'strict',
      // Its live-query cache has shown uncommitted rows; nothing may be shown as saved before it is.
      cache: 'disabled',
    })
    this.version(DATABASE_VERSION).stores({
      ...Object.fromEntries(TABLE_NAMES.map((table) => [table, 'id'])),
      batches: 'id',
      changes: 'id, batch, [table+key]',
      progress: 'key',
    })
  }

  records(table: TableName): Table<SomeRecord, string> {
    return this.table(table)
  }

  get batches(): Table<BatchHead, string> {
    return this.table('batches')
  }

  get changes(): Table<ChangeRow, string> {
    return this.table('changes')
  }

  get progress(): Table<Progress, string> {
    return this.table('progress')
  }

  /** Any table of the workspace file, for copying rows in and out. */
  fileTable(table: FileTable): Table<{ readonly id: string }, string> {
    return this.table(table)
  }
}

/** Names of the tables that a commit writes to, beside those of the records. */
export const COMMIT_TABLES = [...LOG_TABLES, 'progress'] as const

import type { TableName } from '../../domain/records/registry'
import { type Batch, splitBatch } from '../../domain/workspace/change'
import type { HistoryStacks } from '../../domain/workspace/history'
import { recordAt, type SomeRecord, type WorkspaceState } from '../../domain/workspace/state'
import { COMMIT_TABLES, type WorkspaceDatabase } from './database'

/** What one batch brings the database to. */
export interface BatchWrite {
  readonly batch: Batch
  /** The state after the batch: its records are what is written. */
  readonly state: WorkspaceState
  readonly seq: number
  readonly history: HistoryStacks
}

/**
 * Writes one batch: its records, its change rows, its line of 修改记录 and the progress, in one strict transaction.
 * Resolves when Chromium has flushed it to the disk; rejects with nothing written.
 */
export async function writeBatch(database: WorkspaceDatabase, write: BatchWrite): Promise<void> {
  const touched = touchedRecords(write)
  const { head, rows } = splitBatch(write.batch)
  await database.transaction('rw', [...touched.keys(), ...COMMIT_TABLES], async () => {
    for (const [table, { put, remove }] of touched) {
      if (put.length > 0) await database.records(table).bulkPut(put)
      if (remove.length > 0) await database.records(table).bulkDelete(remove)
    }
    await database.changes.bulkAdd(rows)
    await database.batches.add(head)
    await database.progress.put({ key: 'progress', seq: write.seq, history: write.history })
  })
}

interface Touched {
  readonly put: SomeRecord[]
  readonly remove: string[]
}

function touchedRecords({ batch, state }: BatchWrite): Map<TableName, Touched> {
  const touched = new Map<TableName, Touched>()
  const seen = new Set<string>()
  for (const { table, key } of batch.changes) {
    if (seen.has(key)) continue
    seen.add(key)
    const entry = touched.get(table) ?? { put: [], remove: [] }
    touched.set(table, entry)
    const record = recordAt(state, table, key)
    if (record) entry.put.push(record)
    else entry.remove.push(key)
  }
  return touched
}

import type { TableName } from '../../domain/records/registry'
import { type AdoptedLog, type Batch, splitBatch } from '../../domain/workspace/change'
import type { HistoryStacks } from '../../domain/workspace/history'
import { recordAt, type SomeRecord, type WorkspaceState } from '../../domain/workspace/state'
import { COMMIT_TABLES, type WorkspaceDatabase } from './database'

/** What one or several batches bring the database to. */
export interface BatchWrite {
  /** In the order in which they were made. */
  readonly batches: readonly Batch[]
  /** The colleagues' logs that merges among them brought in: rows of the log, nothing of them is applied. */
  readonly adopted?: readonly AdoptedLog[]
  /** The state after the last of them: its records are what is written. */
  readonly state: WorkspaceState
  /** Journal number of the last of them. */
  readonly seq: number
  readonly history: HistoryStacks
}

/**
 * Writes batches: their records, change rows, lines of 修改记录 and the progress, in one strict transaction.
 * Resolves when Chromium has flushed it to the disk; rejects with nothing written.
 */
export async function writeBatches(database: WorkspaceDatabase, write: BatchWrite): Promise<void> {
  const touched = touchedRecords(write)
  const split = write.batches.map(splitBatch)
  await database.transaction('rw', [...touched.keys(), ...COMMIT_TABLES], async () => {
    for (const [table, { put, remove }] of touched) {
      if (put.length > 0) await database.records(table).bulkPut(put)
      if (remove.length > 0) await database.records(table).bulkDelete(remove)
    }
    for (const log of write.adopted ?? []) {
      await database.changes.bulkAdd([...log.changes])
      await database.batches.bulkAdd([...log.batches])
    }
    await database.changes.bulkAdd(split.flatMap(({ rows }) => rows))
    await database.batches.bulkAdd(split.map(({ head }) => head))
    await database.progress.put({ key: 'progress', seq: write.seq, history: write.history })
  })
}

interface Touched {
  readonly put: SomeRecord[]
  readonly remove: string[]
}

function touchedRecords({ batches, state }: BatchWrite): Map<TableName, Touched> {
  const touched = new Map<TableName, Touched>()
  const seen = new Set<string>()
  for (const { table, key } of batches.flatMap((batch) => batch.changes)) {
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

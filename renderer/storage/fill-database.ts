import { isTableName, looseKind } from '../../domain/records/registry'
import { fail, ok, type Result } from '../../domain/result'
import { FILE_TABLES, type FileTable } from '../../domain/workspace/file-tables'
import { EMPTY_HISTORY } from '../../domain/workspace/history'
import { type Ledger, ledgerOf } from '../../domain/workspace/ledger'
import type { Bridge, StagedFile } from '../../preload/contract'
import { WorkspaceDatabase } from './database'
import { databaseFailure, loadState } from './load-workspace'
import { nextTask } from './paging'

/**
 * Fills a new, empty database with a verified file and counts what arrived. Nothing of any other database is touched.
 * Errors: `database-unreadable`, `count-mismatch`, and those of readStaged.
 * @param seq how far the journal had come when the file was made.
 * @param report fraction 0…1.
 * @returns the ledger of what is in the database now, read back from it.
 */
export async function fillDatabase(
  bridge: Pick<Bridge, 'readStaged'>,
  target: { readonly name: string; readonly seq: number },
  staged: StagedFile,
  report: (fraction: number) => void,
): Promise<Result<Ledger>> {
  const database = new WorkspaceDatabase(target.name)
  try {
    const total = FILE_TABLES.reduce((sum, table) => sum + staged.counts[table], 0)
    let done = 0
    for (const table of FILE_TABLES) {
      const copied = await copyTable(bridge, database, staged.staged, table, (rows) => {
        done += rows
        report(total === 0 ? 1 : done / total)
      })
      if (!copied.ok) return copied
    }
    await database.progress.put({ key: 'progress', seq: target.seq, history: EMPTY_HISTORY })
    const counted = await checkCounts(database, staged)
    if (!counted.ok) return counted
    const loaded = await loadState(database)
    return loaded.ok ? ok(ledgerOf(loaded.value)) : loaded
  } catch (error) {
    return databaseFailure(error)
  } finally {
    database.close()
  }
}

async function copyTable(
  bridge: Pick<Bridge, 'readStaged'>,
  database: WorkspaceDatabase,
  staged: string,
  table: FileTable,
  report: (rows: number) => void,
): Promise<Result<null>> {
  let offset = 0
  let next = bridge.readStaged({ staged, table, offset })
  for (;;) {
    const page = await next
    if (!page.ok) return page
    const { rows } = page.value
    if (rows.length === 0) return ok(null)
    offset += rows.length
    // The next page comes over while this one is written.
    next = bridge.readStaged({ staged, table, offset })
    await database.fileTable(table).bulkAdd(rows as unknown as { id: string }[])
    report(rows.length)
    await nextTask()
  }
}

async function checkCounts(database: WorkspaceDatabase, staged: StagedFile): Promise<Result<null>> {
  for (const table of FILE_TABLES) {
    const found = await database.fileTable(table).count()
    if (found === staged.counts[table]) continue
    const label = isTableName(table) ? looseKind(table).label : '修改记录'
    return fail(
      'count-mismatch',
      `导入后核对不符：${label}应有 ${staged.counts[table]} 条，实有 ${found} 条。已停止导入，原有数据没有变化。`,
    )
  }
  return ok(null)
}

import { fail, ok, type Result } from '../../domain/result'
import { applyChanges } from '../../domain/workspace/apply'
import { EMPTY_HISTORY, historyWith } from '../../domain/workspace/history'
import { type Bridge, ROWS_PER_CALL } from '../../preload/contract'
import { databaseName, WorkspaceDatabase } from './database'
import { databaseFailure, loadState } from './load-workspace'
import type { SessionStart } from './session'
import { writeBatch } from './write-batch'

/** An opened workspace, and how many batches had to be brought over from the journal. */
export interface OpenedWorkspace extends SessionStart {
  readonly database: WorkspaceDatabase
  readonly recovered: number
}

/**
 * Opens the database of a slot and brings over what the journal has and the database has not (the program was killed
 * between the two). Errors: `database-unreadable`, `journal-behind`, and those of the journal.
 */
export async function openWorkspace(
  bridge: Pick<Bridge, 'readJournal'>,
  slot: string,
): Promise<Result<OpenedWorkspace>> {
  const database = new WorkspaceDatabase(databaseName(slot))
  try {
    const progress = await database.progress.get('progress')
    const loaded = await loadState(database)
    if (!loaded.ok) return loaded
    const start = { state: loaded.value, seq: progress?.seq ?? 0, history: progress?.history ?? EMPTY_HISTORY }
    const caughtUp = await catchUp(bridge, slot, database, start)
    if (!caughtUp.ok) return caughtUp
    return ok({ ...caughtUp.value, database, recovered: caughtUp.value.seq - start.seq })
  } catch (error) {
    return databaseFailure(error)
  }
}

async function catchUp(
  bridge: Pick<Bridge, 'readJournal'>,
  slot: string,
  database: WorkspaceDatabase,
  start: SessionStart,
): Promise<Result<SessionStart>> {
  let at = start
  for (;;) {
    const page = await bridge.readJournal({ slot, after: at.seq, limit: ROWS_PER_CALL })
    if (!page.ok) return page
    if (page.value.head < at.seq) return journalBehind(page.value.head, at.seq)
    for (const { seq, batch } of page.value.entries) {
      const applied = applyChanges(at.state, batch.changes)
      if (!applied.ok) return applied
      at = { state: applied.value, seq, history: historyWith(at.history, batch) }
      await writeBatch(database, { batch, ...at })
    }
    if (at.seq >= page.value.head || page.value.entries.length === 0) return ok(at)
  }
}

function journalBehind(head: number, seq: number) {
  return fail(
    'journal-behind',
    `保存日志只到第 ${head} 条，数据库已到第 ${seq} 条，两者不一致。程序没有改动任何数据，请勿删除数据文件夹，并联系技术人员。`,
  )
}

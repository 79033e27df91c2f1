import { fail, ok, type Result } from '../../domain/result'
import { applyChanges } from '../../domain/workspace/apply'
import { historyWith } from '../../domain/workspace/history'
import type { Ledger } from '../../domain/workspace/ledger'
import { type Bridge, type JournalEntry, ROWS_PER_CALL } from '../../preload/contract'
import type { WorkspaceDatabase } from './database'
import { nextTask } from './paging'
import type { SessionStart } from './session'
import { type BatchWrite, writeBatches } from './write-batch'

type Reached = Omit<SessionStart, 'ledger'>

/** Where the journal leads to, and what it says the workspace must hold there. */
export interface CaughtUp extends Reached {
  readonly ledger: Ledger | null
}

/**
 * Brings the batches that the journal has after `start` into the database, many in one transaction.
 * Errors: `journal-behind` (the database knows more than the journal), those of the journal, and those of applyChanges
 * when the database does not fit its journal.
 */
export async function catchUp(
  bridge: Pick<Bridge, 'readJournal'>,
  slot: string,
  database: WorkspaceDatabase,
  start: Reached,
  report: (fraction: number) => void = () => undefined,
): Promise<Result<CaughtUp>> {
  let at = start
  for (;;) {
    const page = await bridge.readJournal({ slot, after: at.seq, limit: ROWS_PER_CALL })
    if (!page.ok) return page
    const { entries, head, ledger } = page.value
    if (head < at.seq) return journalBehind(head, at.seq)
    if (entries.length > 0) {
      const replayed = replay(at, entries)
      if (!replayed.ok) return replayed
      at = replayed.value.reached
      await writeBatches(database, replayed.value.write)
    }
    if (at.seq >= head || entries.length === 0) return ok({ ...at, ledger })
    report((at.seq - start.seq) / (head - start.seq))
    await nextTask()
  }
}

/** All changes of a page in one go: applying copies each touched table once, not once a batch. */
function replay(start: Reached, entries: readonly JournalEntry[]): Result<{ reached: Reached; write: BatchWrite }> {
  const batches = entries.map(({ batch }) => batch)
  const applied = applyChanges(
    start.state,
    batches.flatMap((batch) => batch.changes),
  )
  if (!applied.ok) return applied
  const history = batches.reduce(historyWith, start.history)
  const reached = { state: applied.value, seq: entries.at(-1)?.seq ?? start.seq, history }
  const adopted = entries.flatMap((entry) => entry.adopted ?? [])
  return ok({ reached, write: { ...reached, batches, adopted } })
}

function journalBehind(head: number, seq: number) {
  return fail(
    'journal-behind',
    `保存日志只到第 ${head} 条，数据库已到第 ${seq} 条，两者不一致。程序没有改动任何数据，请勿删除数据文件夹，并联系技术人员。`,
  )
}

import { looseKind } from '../../domain/records/registry'
import { fail, ok, type Result } from '../../domain/result'
import { RECORD_SCHEMA } from '../../domain/workspace/file-format'
import { EMPTY_HISTORY } from '../../domain/workspace/history'
import { type Ledger, ledgerDifferences, ledgerOf } from '../../domain/workspace/ledger'
import type { Bridge, Slot } from '../../preload/contract'
import { catchUp } from './catch-up'
import { databaseName, WorkspaceDatabase } from './database'
import { guardDatabase, newerWorkspace } from './guarded-open'
import { databaseFailure, loadState } from './load-workspace'
import { newestIds } from './newest-ids'
import type { SessionStart } from './session'

/** An opened workspace, and how many batches had to be brought over from the journal. */
export interface OpenedWorkspace extends SessionStart {
  readonly database: WorkspaceDatabase
  readonly recovered: number
  /** Ids that every new one must exceed. */
  readonly newest: readonly string[]
}

/**
 * Opens the database of a slot, brings over what the journal has and the database has not (the program was killed
 * between the two), and compares the whole with the journal's ledger before anything can be edited.
 * Errors, all with nothing changed: `newer-workspace`, `database-lost`, `database-unreadable`, `database-damaged`,
 * `journal-behind`, and those of the journal.
 */
export async function openWorkspace(
  bridge: Pick<Bridge, 'readJournal'>,
  slot: Pick<Slot, 'id' | 'generation' | 'schema'>,
): Promise<Result<OpenedWorkspace>> {
  if (slot.schema > RECORD_SCHEMA) return newerWorkspace()
  const journal = await bridge.readJournal({ slot: slot.id, after: Number.MAX_SAFE_INTEGER, limit: 1 })
  if (!journal.ok) return journal
  const name = databaseName(slot.id, slot.generation)
  const guarded = await guardDatabase(name)
  if (!guarded.ok) return guarded
  const database = new WorkspaceDatabase(name)
  const opened = await openChecked(bridge, slot.id, database)
  if (!opened.ok) database.close()
  return opened
}

async function openChecked(
  bridge: Pick<Bridge, 'readJournal'>,
  slot: string,
  database: WorkspaceDatabase,
): Promise<Result<OpenedWorkspace>> {
  try {
    const progress = await database.progress.get('progress')
    const loaded = await loadState(database)
    if (!loaded.ok) return loaded
    const start = { state: loaded.value, seq: progress?.seq ?? 0, history: progress?.history ?? EMPTY_HISTORY }
    const caughtUp = await catchUp(bridge, slot, database, start)
    if (!caughtUp.ok) return caughtUp
    const { ledger: expected, ...reached } = caughtUp.value
    const ledger = ledgerOf(reached.state)
    const agrees = checkLedger(expected, ledger)
    if (!agrees.ok) return agrees
    const newest = await newestIds(database)
    return ok({ ...reached, ledger, database, recovered: reached.seq - start.seq, newest })
  } catch (error) {
    return databaseFailure(error)
  }
}

/** Error `database-damaged`, naming what differs. `expected` is null for a workspace that began empty. */
export function checkLedger(expected: Ledger | null, found: Ledger): Result<null> {
  const differing = expected ? ledgerDifferences(expected, found) : []
  if (!expected || differing.length === 0) return ok(null)
  const named = differing.map((table) => {
    return `${looseKind(table).label}应有 ${expected[table]?.[0] ?? 0} 条，数据库中有 ${found[table][0]} 条`
  })
  return fail(
    'database-damaged',
    `工作区的数据库与保存日志不符（${named.join('；')}）。程序没有改动任何数据，可以用备份和保存日志重建。`,
  )
}

import { ok, type Result } from '../../domain/result'
import { EMPTY_HISTORY } from '../../domain/workspace/history'
import { ledgerOf } from '../../domain/workspace/ledger'
import type { Bridge, Slot, StagedFile } from '../../preload/contract'
import { catchUp } from './catch-up'
import { databaseName, WorkspaceDatabase } from './database'
import { fillDatabase } from './fill-database'
import { databaseFailure, loadState } from './load-workspace'
import { checkLedger } from './open-workspace'

type RebuildBridge = Pick<Bridge, 'stageRecovery' | 'readStaged' | 'readJournal' | 'discardStaged' | 'switchDatabase'>

/** What a database was rebuilt from. */
export interface Rebuilt {
  /** The file in Chinese, e.g. 备份 2026-11-23 10:00. */
  readonly source: string
  /** Batches that the journal added to it. */
  readonly replayed: number
}

/**
 * Rebuilds a slot's database from the newest verified file and the journal, under a name that was never used, compares
 * it with the journal's ledger, and only then switches to it. The damaged database stays as it is.
 * Errors: those of the file, of the journal, `database-damaged` when the result does not fit the ledger.
 */
export async function rebuildDatabase(
  bridge: RebuildBridge,
  slot: Slot,
  job: string,
  report: (fraction: number) => void,
): Promise<Result<Rebuilt>> {
  const recovery = await bridge.stageRecovery({ slot: slot.id, job })
  if (!recovery.ok) return recovery
  const { source, staged, seq } = recovery.value
  const generation = await unusedGeneration(slot)
  const target = { name: databaseName(slot.id, generation), seq }
  const filled = staged ? await fillFrom(bridge, target, staged, report) : ok(null)
  if (!filled.ok) return filled
  const replayed = await replayInto(bridge, slot.id, target, report)
  if (!replayed.ok) return replayed
  const switched = await bridge.switchDatabase({ slot: slot.id, generation })
  return switched.ok ? ok({ source, replayed: replayed.value }) : switched
}

/** Fills a new database with a staged file, which is then let go. Errors: those of fillDatabase. */
export async function fillFrom(
  bridge: Pick<Bridge, 'readStaged' | 'discardStaged'>,
  target: { readonly name: string; readonly seq: number },
  staged: StagedFile,
  report: (fraction: number) => void,
): Promise<Result<unknown>> {
  const filled = await fillDatabase(bridge, target, staged, (fraction) => report(fraction / 2))
  await bridge.discardStaged({ staged: staged.staged })
  return filled
}

/**
 * Brings the journal's batches after `target.seq` into a database and compares what the disk gives back with the ledger.
 * @returns how many batches were brought over.
 */
export async function replayInto(
  bridge: Pick<Bridge, 'readJournal'>,
  slot: string,
  target: { readonly name: string; readonly seq: number },
  report: (fraction: number) => void,
): Promise<Result<number>> {
  const database = new WorkspaceDatabase(target.name)
  try {
    const loaded = await loadState(database)
    if (!loaded.ok) return loaded
    const start = { state: loaded.value, seq: target.seq, history: EMPTY_HISTORY }
    const reached = await catchUp(bridge, slot, database, start, (fraction) => report(0.5 + fraction / 2))
    if (!reached.ok) return reached
    // What counts is what the disk gives back, not what was written.
    const isAsLoaded = reached.value.seq === start.seq
    const written = isAsLoaded ? loaded : await loadState(database)
    if (!written.ok) return written
    const agrees = checkLedger(reached.value.ledger, ledgerOf(written.value))
    return agrees.ok ? ok(reached.value.seq - target.seq) : agrees
  } catch (error) {
    return databaseFailure(error)
  } finally {
    database.close()
  }
}

/** A generation whose database name is free: an earlier attempt may have been interrupted. */
export async function unusedGeneration(slot: Slot): Promise<number> {
  const names = new Set((await indexedDB.databases()).map(({ name }) => name))
  let generation = slot.generation + 1
  while (names.has(databaseName(slot.id, generation))) generation += 1
  return generation
}

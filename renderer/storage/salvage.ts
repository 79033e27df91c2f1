import { fail, ok, type Result } from '../../domain/result'
import { FILE_TABLES } from '../../domain/workspace/file-tables'
import { EMPTY_HISTORY } from '../../domain/workspace/history'
import { type Ledger, ledgerDifferences, ledgerOf } from '../../domain/workspace/ledger'
import type { Bridge, Slot } from '../../preload/contract'
import { databaseName, WorkspaceDatabase } from './database'
import { databaseFailure, loadState } from './load-workspace'
import { nextTask, pagesOf } from './paging'
import { fillFrom, replayInto, unusedGeneration } from './rebuild-database'
import type { SalvageChoice } from './salvage-choice'
import type { SalvageSurvey } from './salvage-survey'
import { uploadDatabase } from './upload-snapshot'

type SalvageBridge = Pick<
  Bridge,
  'readStaged' | 'discardStaged' | 'readSalvage' | 'openSnapshot' | 'addToSnapshot' | 'beginAnew'
>

/** What a person has decided after looking at the survey. */
export interface SalvagePlan {
  readonly survey: SalvageSurvey
  readonly choice: SalvageChoice
  readonly job: string
}

/**
 * Goes on from what is left of a workspace: fills a new database from the chosen source, compares what the disk gives
 * back, makes a verified backup of it, and only then switches to it and to a new journal, in one step. The former
 * database and journal stay as they are.
 * Errors: those of the source, `database-damaged` when the new database does not hold what it must, those of beginAnew.
 */
export async function salvageWorkspace(
  bridge: SalvageBridge,
  slot: Slot,
  { survey, choice, job }: SalvagePlan,
  report: (fraction: number) => void,
): Promise<Result<unknown>> {
  const generation = await unusedGeneration(slot)
  const name = databaseName(slot.id, generation)
  const filled =
    choice === 'database'
      ? await copyDatabase(databaseName(slot.id, slot.generation), name, report)
      : await fillFromFile(bridge, { slot: slot.id, name }, survey, report)
  if (!filled.ok) return filled
  const { highest } = survey
  const finished = await finish(bridge, name, highest)
  if (!finished.ok) return finished
  return bridge.beginAnew({ slot: slot.id, generation, seq: highest, ...finished.value, job })
}

/** Every table as it is, then the whole once more from the disk. */
async function copyDatabase(from: string, to: string, report: (fraction: number) => void): Promise<Result<unknown>> {
  const [source, target] = [new WorkspaceDatabase(from), new WorkspaceDatabase(to)]
  try {
    const before = await loadState(source)
    if (!before.ok) return before
    for (const [index, table] of FILE_TABLES.entries()) {
      for await (const page of pagesOf(source.fileTable(table))) {
        await target.fileTable(table).bulkAdd(page)
        await nextTask()
      }
      report((index + 1) / FILE_TABLES.length)
      if ((await source.fileTable(table).count()) !== (await target.fileTable(table).count())) return notSame()
    }
    const progress = await source.progress.get('progress')
    await target.progress.put({ key: 'progress', seq: progress?.seq ?? 0, history: progress?.history ?? EMPTY_HISTORY })
    const after = await loadState(target)
    if (!after.ok) return after
    return ledgerDifferences(ledgerOf(before.value), ledgerOf(after.value)).length === 0 ? ok(null) : notSame()
  } catch (error) {
    return databaseFailure(error)
  } finally {
    source.close()
    target.close()
  }
}

function notSame() {
  return fail('database-damaged', '新数据库与来源核对不符，没有切换，原有数据没有变化。请再试一次。')
}

async function fillFromFile(
  bridge: SalvageBridge,
  { slot, name }: { readonly slot: string; readonly name: string },
  { file }: SalvageSurvey,
  report: (fraction: number) => void,
): Promise<Result<unknown>> {
  if (!file) return fail('no-recovery', '没有通过核对的备份，没有改动任何数据。')
  const target = { name, seq: file.seq }
  const filled = file.staged ? await fillFrom(bridge, target, file.staged, report) : ok(null)
  if (!filled.ok) return filled
  return replayInto({ readJournal: bridge.readSalvage }, slot, target, report)
}

/** Numbers the new database and hands a copy of it to main, with what it holds. */
async function finish(
  bridge: SalvageBridge,
  name: string,
  seq: number,
): Promise<Result<{ readonly snapshot: string; readonly opening: Ledger }>> {
  const database = new WorkspaceDatabase(name)
  try {
    await database.progress.update('progress', { seq })
    const loaded = await loadState(database)
    if (!loaded.ok) return loaded
    const snapshot = await uploadDatabase(bridge, database)
    return snapshot.ok ? ok({ snapshot: snapshot.value, opening: ledgerOf(loaded.value) }) : snapshot
  } catch (error) {
    return databaseFailure(error)
  } finally {
    database.close()
  }
}

import { fail, ok, type Result } from '../../domain/result'
import type { Batch, BatchHead, ChangeRow, FieldValues } from '../../domain/workspace/change'
import { FILE_TABLES, type FileTable } from '../../domain/workspace/file-tables'
import { type MergePlan, planMerge } from '../../domain/workspace/merge'
import { type ChangedCounts, changedCounts } from '../../domain/workspace/merge-counts'
import type { Choices } from '../../domain/workspace/merge-outcome'
import { type MergeSide, mergeSideFrom } from '../../domain/workspace/merge-side'
import type { RowsByTable } from '../../domain/workspace/rows'
import type { AttachmentFault } from '../../preload/attachment-contract'
import type { StagedFile } from '../../preload/contract'
import { activeSlot } from '../storage/active-slot'
import { databaseFailure } from '../storage/load-workspace'
import { nextTask, pagesOf } from '../storage/paging'
import type { Workbench } from '../storage/workbench'

/** A merge that is durable, or that had nothing to bring. */
export interface MergeDone extends ChangedCounts {
  /** The batch that the merge is, with its mark; null when there was nothing to merge and nothing was written. */
  readonly batch: Batch | null
  /** Attached files that the colleague's records tell of and that neither PC gave. */
  readonly missing: readonly AttachmentFault[]
}

type Report = (fraction: number) => void

/** How much of the comparing goes to reading the colleague's file. */
const SHARE_OF_THEIRS = 0.5

/**
 * Reads my log and the colleague's staged file and compares them. Changes nothing; what is being typed is saved first.
 * Errors: `unsaved`, those of readStaged and planMerge, `bad-row`, `duplicate-id`, `database-unreadable`.
 * @param report fraction 0…1.
 */
export async function prepareMerge(
  workbench: Workbench,
  staged: StagedFile,
  report: Report,
): Promise<Result<MergePlan>> {
  if (!(await workbench.settle())) return unsaved()
  const rows = await stagedRows(workbench, staged, (fraction) => report(fraction * SHARE_OF_THEIRS))
  if (!rows.ok) return rows
  const theirs = mergeSideFrom(rows.value)
  if (!theirs.ok) return theirs
  await nextTask()
  const mine = await mySide(workbench, (fraction) => report(SHARE_OF_THEIRS + fraction * (1 - SHARE_OF_THEIRS)))
  if (!mine.ok) return mine
  const plan = planMerge(mine.value, theirs.value)
  report(1)
  return plan
}

/**
 * Commits the merge as one undoable batch with the colleague's log adopted, after bringing the attached files over; then
 * the staged file is let go. With nothing to merge nothing is written.
 * Errors, all with nothing changed: `unsaved`, `changed-meanwhile` (edited since the plan: compare again), those of
 * takeStagedFiles, resolveMerge and of every commit. The staged file stays then.
 * @param choices a side for every conflict of the plan.
 * @param report fraction 0…1.
 */
export async function applyMerge(
  workbench: Workbench,
  staged: StagedFile,
  plan: MergePlan,
  choices: Choices,
  report: Report,
): Promise<Result<MergeDone>> {
  if (!(await workbench.settle())) return unsaved()
  report(0)
  const { bridge } = workbench
  const brought = await bridge.takeStagedFiles({ slot: activeSlot(workbench), staged: staged.staged })
  if (!brought.ok) return brought
  report(SHARE_OF_THEIRS)
  // A merge is one step and can be undone: a backup that fails now is told in the bottom bar, and stops nothing.
  if (workbench.session().current.state === plan.work.sides.mine.state) await workbench.backups.backUp('merge')
  const merged = await workbench.session().merge(plan, choices, staged.name)
  if (!merged.ok) return merged
  await bridge.discardStaged({ staged: staged.staged })
  report(1)
  const batch = merged.value
  return ok({ batch, ...changedCounts(batch?.changes ?? []), missing: brought.value.missing })
}

function unsaved() {
  return fail('unsaved', '有的内容还没有保存（例如日期写错），没有合并。请先改正标红的内容，再合并。')
}

async function stagedRows({ bridge }: Workbench, staged: StagedFile, report: Report): Promise<Result<RowsByTable>> {
  const total = FILE_TABLES.reduce((sum, table) => sum + staged.counts[table], 0)
  let done = 0
  const rows = new Map<FileTable, FieldValues[]>()
  for (const table of FILE_TABLES) {
    const all: FieldValues[] = []
    for (;;) {
      const page = await bridge.readStaged({ staged: staged.staged, table, offset: all.length })
      if (!page.ok) return page
      if (page.value.rows.length === 0) break
      for (const row of page.value.rows) all.push(row)
      done += page.value.rows.length
      report(total === 0 ? 1 : done / total)
    }
    rows.set(table, all)
  }
  return ok(rows)
}

/** My workspace as it stood at one moment: the records from memory, the log from the database. */
async function mySide(workbench: Workbench, report: Report): Promise<Result<MergeSide>> {
  const database = workbench.database()
  try {
    const { state, batches: known } = await workbench.session().snapshotPoint()
    const batches: BatchHead[] = []
    for await (const page of pagesOf(database.batches)) batches.push(...page.filter(({ id }) => known.has(id)))
    const total = Math.max(1, await database.changes.count())
    const changes: ChangeRow[] = []
    for await (const page of pagesOf(database.changes)) {
      changes.push(...page.filter(({ batch }) => known.has(batch)))
      report(Math.min(1, changes.length / total))
    }
    return ok({ state, batches, changes })
  } catch (error) {
    return databaseFailure(error)
  }
}

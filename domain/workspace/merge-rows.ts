import { TABLE_NAMES } from '../records/registry'
import { ok, type Result } from '../result'
import { applyChanges } from './apply'
import { type Author, type Batch, type FieldValues, splitBatch } from './change'
import type { FileTable } from './file-tables'
import { followLog, type IdSource } from './ids'
import { type MergePlan, resolveMerge } from './merge'
import { type ChangedCounts, changedCounts } from './merge-counts'
import { markOf } from './merge-mark'
import type { Choices } from './merge-outcome'
import type { RowsByTable } from './rows'
import { recordsOf } from './state'

/** Who merges, when and from which file. */
export interface MergeSource {
  readonly by: Author
  readonly device: string
  /** UTC instant. */
  readonly at: string
  /** Name of the colleague's file, without folders. */
  readonly file: string
  /** Follows both logs from now on. */
  readonly ids: IdSource
}

/** My workspace file after a merge. */
export interface MergedRows {
  readonly rows: RowsByTable
  readonly counts: ChangedCounts
}

/**
 * My rows with the merge committed as one batch and the colleague's log adopted; null when there is nothing to merge.
 * Errors: those of resolveMerge.
 */
export function mergeRows(plan: MergePlan, choices: Choices, source: MergeSource): Result<MergedRows | null> {
  const drafts = resolveMerge(plan, choices)
  if (!drafts.ok) return drafts
  if (drafts.value.length === 0) return ok(null)
  const { mine } = plan.work.sides
  const applied = applyChanges(mine.state, drafts.value)
  if (!applied.ok) return applied
  const { ids, by, device, at, file } = source
  for (const log of [mine, plan.adopted]) followLog(ids, log)
  const batch: Batch = {
    id: ids.next(),
    at,
    by,
    device,
    label: '合并',
    reversal: null,
    merge: markOf(plan, choices, file),
    changes: drafts.value.map(({ table, key, before, after }) => ({ id: ids.next(), table, key, before, after })),
  }
  const { head, rows } = splitBatch(batch)
  const log: readonly [FileTable, readonly object[]][] = [
    ['batches', [...mine.batches, ...plan.adopted.batches, head]],
    ['changes', [...mine.changes, ...plan.adopted.changes, ...rows]],
  ]
  const records = TABLE_NAMES.map((table) => [table, [...recordsOf(applied.value, table).values()]] as const)
  const plain = [...records, ...log].map(
    ([table, all]) => [table, all.map((row): FieldValues => ({ ...row }))] as const,
  )
  return ok({ rows: new Map(plain), counts: changedCounts(drafts.value) })
}

import { looseKind, TABLE_NAMES } from '../records/registry'
import { fail, ok, type Result } from '../result'
import { applyChanges } from './apply'
import {
  type AdoptedLog,
  type Author,
  type ChangeDraft,
  MOST_ADOPTED_BATCHES,
  MOST_ADOPTED_CHANGES,
  MOST_DECISIONS,
} from './change'
import { allOf, conflictsOf, type MergeConflict, whoAndWhen } from './merge-conflicts'
import { deletionsOf } from './merge-deletions'
import { confirmationsOf, draftsOf, meetingOf } from './merge-drafts'
import { differingFields, fieldMatters } from './merge-fields'
import { byId, compareLogs, type LogComparison } from './merge-log'
import { type Choices, type MergeWork, outcomeOf } from './merge-outcome'
import { EMPTY_PAST, pastsOf } from './merge-past'
import { tieCycles } from './merge-places'
import { hasRecord, type MergeSide, type RecordRef, refText, SIDES, type Sides, titleAt, valuesAt } from './merge-side'
import { fieldLabel } from './merge-text'
import { checkChanged } from './rows'
import { recordsOf } from './state'

/** What merging a colleague's file comes to. Plain data with Maps: it crosses a structured clone. */
export interface MergePlan {
  /** The changes that need no decision, as they are while every conflict is left at mine. */
  readonly drafts: readonly ChangeDraft[]
  /** The same for people: a line for each record. */
  readonly merged: readonly MergedRecord[]
  readonly conflicts: readonly MergeConflict[]
  /** The colleague's log as far as it is new here: to be added to my log, never to be applied. */
  readonly adopted: AdoptedLog
  readonly counts: MergeCounts
  readonly work: MergeWork
  readonly log: LogComparison
}

/** A record that merges by itself. */
export interface MergedRecord extends RecordRef {
  readonly what: '新增' | '修改' | '删除'
  readonly title: string
  /** Labels of the fields; [] unless it is an edit. */
  readonly fields: readonly string[]
  /** The colleague who did it and when, by the log; null when it does not tell. */
  readonly by: Author | null
  readonly at: string | null
}

export interface MergeCounts {
  readonly created: number
  readonly edited: number
  readonly deleted: number
  readonly conflicts: number
  /** Batches since the common past that only my log, only the colleague's has. */
  readonly mine: number
  readonly theirs: number
}

/**
 * Compares my workspace with a colleague's copy of it, record by record and field by field, against the common past of
 * both change logs (rule D5.5: nothing that both changed is chosen silently).
 * Errors: `unrelated`, when the file is no copy of this workspace; `log-collision` and `merge-too-large`, when the two
 * cannot be brought into one log.
 */
export function planMerge(mine: MergeSide, theirs: MergeSide): Result<MergePlan> {
  const log = compareLogs(mine, theirs)
  if (!log.ok) return log
  const work = workOf({ mine, theirs }, log.value)
  const conflicts = conflictsOf(work, log.value)
  const drafts = draftsOf(work.sides, outcomeOf(work, allOf(conflicts, 'mine')))
  const merged = drafts.map((draft) => mergedRecord(work, log.value, draft))
  const number = (what: MergedRecord['what']) => merged.filter((record) => record.what === what).length
  const counts: MergeCounts = {
    created: number('新增'),
    edited: number('修改'),
    deleted: number('删除'),
    conflicts: conflicts.length,
    mine: log.value.only.mine.size,
    theirs: log.value.only.theirs.size,
  }
  const adopted = adoptedFrom(mine, theirs, log.value)
  const fits = checkAdopted(mine, adopted, conflicts.length)
  return fits.ok ? ok({ drafts, merged, conflicts, adopted, counts, work, log: log.value }) : fits
}

/**
 * The changes of the one batch that the merge is committed as, for a choice in every conflict. [] when there is nothing
 * to merge; then nothing is committed and nothing adopted.
 * Errors: `undecided` (a conflict without a choice), and those of applyChanges and checkChanged, which would be a fault
 * of this program: then nothing is changed.
 */
export function resolveMerge(plan: MergePlan, choices: Choices): Result<ChangeDraft[]> {
  const open = plan.conflicts.filter(({ id }) => !choices.has(id)).length
  if (open > 0)
    return fail('undecided', `还有${open}处冲突没有选定，暂未合并，双方数据都没有变化。请逐项选定后再合并。`)
  const { work, log } = plan
  const outcome = outcomeOf(work, choices)
  const changes = [...draftsOf(work.sides, outcome), ...confirmationsOf(work, outcome)]
  const drafts = changes.length > 0 ? changes : meetingOf(work.sides, log)
  const applied = applyChanges(work.sides.mine.state, drafts)
  if (!applied.ok) return applied
  const checked = checkChanged(applied.value, drafts)
  return checked.ok ? ok(drafts) : checked
}

function workOf(sides: Sides, log: LogComparison): MergeWork {
  const { oneSided, differing } = differences(sides)
  const pasts = pastsOf(sides, log, [...oneSided, ...differing])
  const matters = differing.map((ref) => ({
    ref,
    fields: fieldMatters(sides, ref, pasts.get(refText(ref)) ?? EMPTY_PAST),
  }))
  const deletions = deletionsOf(sides, pasts, oneSided, differing)
  return { sides, pasts, oneSided, deletions, matters: tieCycles(sides, matters, deletions) }
}

function differences(sides: Sides): Pick<MergeWork, 'oneSided'> & { readonly differing: RecordRef[] } {
  const oneSided: MergeWork['oneSided'][number][] = []
  const differing: RecordRef[] = []
  for (const table of TABLE_NAMES) {
    for (const key of recordsOf(sides.mine.state, table).keys()) {
      const [mine, theirs] = SIDES.map((side) => valuesAt(sides[side].state, { table, key }))
      if (!mine || !theirs) oneSided.push({ table, key, keeper: 'mine' })
      else if (differingFields(table, mine, theirs).length > 0) differing.push({ table, key })
    }
    for (const key of recordsOf(sides.theirs.state, table).keys()) {
      if (!hasRecord(sides.mine.state, { table, key })) oneSided.push({ table, key, keeper: 'theirs' })
    }
  }
  return { oneSided: oneSided.sort(byKey), differing: differing.sort(byKey) }
}

/** The order of a Map changes when a deletion is undone; nothing that is shown may follow it. */
function byKey(left: RecordRef, right: RecordRef): number {
  return refText(left) < refText(right) ? -1 : 1
}

function adoptedFrom(mine: MergeSide, theirs: MergeSide, { only }: LogComparison): AdoptedLog {
  const known = new Set(mine.batches.map(({ id }) => id))
  const fresh = (id: string) => only.theirs.has(id) && !known.has(id)
  return {
    batches: theirs.batches.filter(({ id }) => fresh(id)).sort(byId),
    changes: theirs.changes.filter(({ batch }) => fresh(batch)),
  }
}

/** What could not be journalled and kept as one batch is refused before anything is shown. */
function checkAdopted(mine: MergeSide, { batches, changes }: AdoptedLog, conflicts: number): Result<null> {
  const isTooLarge =
    batches.length > MOST_ADOPTED_BATCHES || changes.length > MOST_ADOPTED_CHANGES || conflicts > MOST_DECISIONS
  if (isTooLarge) {
    return fail(
      'merge-too-large',
      `两份工作区相差太多（对方的修改 ${changes.length} 项，冲突 ${conflicts} 处），不能一次合并，双方数据都没有变化。请用“导入工作区”另行打开对方的文件。`,
    )
  }
  const fresh = new Set(changes.map(({ id }) => id))
  if (fresh.size === changes.length && !mine.changes.some(({ id }) => fresh.has(id))) return ok(null)
  return fail(
    'log-collision',
    '两份工作区的修改记录中有标识相同的条目，无法合并，双方数据都没有变化。请联系技术人员查看对方的文件。',
  )
}

function mergedRecord(work: MergeWork, log: LogComparison, draft: ChangeDraft): MergedRecord {
  const { table, key, before, after } = draft
  const ref = { table, key }
  const rows = work.pasts.get(refText(ref))?.theirs ?? []
  const labels = before && after ? Object.keys(after).map((field) => fieldLabel(table, field)) : []
  return {
    ...ref,
    what: before === null ? '新增' : after === null ? '删除' : '修改',
    title: titleAt(work.sides, ref, after === null ? 'mine' : 'theirs') || looseKind(table).label,
    fields: [...new Set(labels)],
    ...whoAndWhen(log, rows.at(-1) ?? null),
  }
}

import { looseKind, type TableName } from '../records/registry'
import { fail, ok, type Result } from '../result'
import type { Author, BatchHead, ChangeRow, FieldValues, MergeDecision, MergeMark, WorkSummary } from './change'
import { sameValue } from './edit'
import type { MergedRecord } from './merge'
import { PLACE } from './merge-fields'
import { byId } from './merge-log'
import { inOrder } from './merge-past'
import { type MergeSide, type OfBoth, refText, valuesAt } from './merge-side'
import { fieldLabel } from './merge-text'
import { summaryOf } from './work-summary'

/** What a merge in the log was: everything that the 合并记录 prints. */
export interface MergeRecord {
  readonly workspaceTitle: string
  /** Who merged, and the UTC instant. */
  readonly by: Author
  readonly at: string
  readonly parties: OfBoth<MergeParty>
  readonly decisions: readonly MergeDecision[]
  /** What merged by itself. */
  readonly merged: readonly MergedRecord[]
}

/** One side of a merge. */
export interface MergeParty extends WorkSummary {
  /** Name of the side's file; '' for the workspace that was merged into. */
  readonly file: string
}

/** A merge as it stands in the log. */
export type MergeHead = BatchHead & { readonly merge: MergeMark }

export function isMerge(head: BatchHead): head is MergeHead {
  return head.merge !== undefined
}

/**
 * Tells from the log alone what a merge did, so that its record can be printed again at any time.
 * Error: `no-such-merge`.
 * @param batch id of the batch that the merge is.
 */
export function mergeRecordOf(side: MergeSide, batch: string): Result<MergeRecord> {
  const head = side.batches.find(({ id }) => id === batch)
  if (!head || !isMerge(head)) {
    return fail('no-such-merge', '修改记录中找不到这次合并，没有打印，数据没有变化。')
  }
  const { merge } = head
  const adopted = new Set(merge.adopted)
  const heads = new Map(side.batches.filter(({ id }) => adopted.has(id)).map((each) => [each.id, each]))
  const [workspace] = side.state.workspaces.values()
  return ok({
    workspaceTitle: workspace?.title ?? '',
    by: head.by,
    at: head.at,
    parties: { mine: { ...merge.mine, file: '' }, theirs: { ...summaryOf([...heads.values()]), file: merge.file } },
    decisions: merge.decisions,
    merged: mergedIn(side, head, heads),
  })
}

/** The lines of what merged by itself: the changes of the merge but for what only confirms or was decided. */
function mergedIn(side: MergeSide, head: MergeHead, heads: ReadonlyMap<string, BatchHead>): MergedRecord[] {
  const own: ChangeRow[] = []
  const past = new Map<string, ChangeRow>()
  for (const row of side.changes) {
    if (row.batch === head.id) own.push(row)
    const last = past.get(refText(row))
    if (heads.has(row.batch) && (!last || inOrder(last, row) < 0)) past.set(refText(row), row)
  }
  return own.sort(byId).flatMap((row): MergedRecord[] => {
    const { table, key, before, after } = row
    const fields = mergedFields(row, head.merge.decisions)
    if (fields === null) return []
    const by = heads.get(past.get(refText(row))?.batch ?? '')
    const what = before === null ? '新增' : after === null ? '删除' : '修改'
    return [{ table, key, what, title: titleOf(side, row), fields, by: by?.by ?? null, at: by?.at ?? null }]
  })
}

/** Labels of the fields that a change touched without anybody's decision; [] for a whole record, null for nothing. */
function mergedFields({ table, key, before, after }: ChangeRow, decisions: readonly MergeDecision[]): string[] | null {
  if (sameValue(before, after)) return null
  const own = decisions.filter((decision) => decision.table === table && decision.key === key)
  if (!before || !after) return own.some(({ kind }) => kind === 'deletion') ? null : []
  const decided = new Set(own.map(({ label }) => label))
  // A cycle is decided for all its nodes; it stands under the first of them.
  const inCycle = decisions.some(({ kind }) => kind === 'cycle') && table === 'systemNodes'
  if (inCycle) decided.add(fieldLabel(table, PLACE))
  const changed = Object.keys(after).filter((field) => !sameValue(before[field], after[field]))
  const labels = new Set(changed.map((field) => labelOf(table, field)))
  const left = [...labels].filter((label) => !decided.has(label))
  return left.length > 0 ? left : null
}

/** A node's parent and order are one place. */
function labelOf(table: TableName, field: string): string {
  return fieldLabel(table, table === 'systemNodes' && field === 'order' ? PLACE : field)
}

function titleOf({ state, changes }: MergeSide, { table, key, before, after }: ChangeRow): string {
  const whole = before === null ? after : after === null ? before : valuesAt(state, { table, key })
  const values = whole ?? lastKnown(changes, table, key)
  const { label, titleOf: title } = looseKind(table)
  return values ? title({ ...values, id: key }) : `未知的${label}`
}

/** A record that was deleted after the merge. */
function lastKnown(changes: readonly ChangeRow[], table: TableName, key: string): FieldValues | null {
  const gone = changes.filter((row) => row.table === table && row.key === key && row.after === null && row.before)
  return gone.at(-1)?.before ?? null
}

import { fail, ok, type Result } from '../result'
import type { BatchHead, MergeMark } from './change'
import type { MergeSide, OfBoth } from './merge-side'

/** What two logs have in common, and what only one of them has. */
export interface LogComparison {
  readonly common: ReadonlySet<string>
  readonly only: OfBoth<ReadonlySet<string>>
  readonly heads: ReadonlyMap<string, BatchHead>
}

/**
 * Compares two change logs by the ids of their batches. A batch stands in a log when that workspace knows its changes:
 * it made them, it began from them, or it merged them. So the common past is what both know, whoever made it.
 * Error `unrelated`: the files are not two copies of one workspace.
 */
export function compareLogs(mine: MergeSide, theirs: MergeSide): Result<LogComparison> {
  const ids = { mine: effectiveBatches(mine.batches), theirs: effectiveBatches(theirs.batches) }
  const common = intersection(ids.mine, ids.theirs)
  if (workspaceOf(mine) !== workspaceOf(theirs) || common.size === 0) return unrelated(theirs)
  const only = { mine: difference(ids.mine, common), theirs: difference(ids.theirs, common) }
  return ok({ common, only, heads: new Map([...theirs.batches, ...mine.batches].map((head) => [head.id, head])) })
}

function workspaceOf({ state }: MergeSide): string | undefined {
  return [...state.workspaces.keys()][0]
}

function unrelated({ state }: MergeSide) {
  const title = [...state.workspaces.values()][0]?.title || '未命名工作区'
  return fail(
    'unrelated',
    `所选文件（${title}）与当前工作区不是从同一份工作区分出来的，无法合并，双方数据都没有变化。如需查看该文件，请用“导入工作区”另行打开。`,
  )
}

/**
 * The batches whose changes are part of the state. A merge that was undone is as if it had never been: it, what it had
 * brought in and what was done on top of it (undone too, for steps are undone from the last one back) do not count,
 * unless another merge brought them in again. So the same file can be merged again after 撤销, and undoing a merge here
 * does not take back the colleague's work on the colleague's PC.
 */
function effectiveBatches(batches: readonly BatchHead[]): Set<string> {
  const ids = new Set(batches.map(({ id }) => id))
  const undone = undoneMerges(batches)
  for (const [first, { last, adopted }] of undone) {
    for (const id of adopted) ids.delete(id)
    for (const { id } of batches) if (id >= first && id <= last) ids.delete(id)
  }
  if (undone.size > 0) bringBack(ids, batches)
  return ids
}

/** What another merge brought in counts, and what those merges had brought in that it brought. */
function bringBack(ids: Set<string>, batches: readonly BatchHead[]): void {
  const merges = new Map(batches.flatMap(({ id, merge }) => (merge ? [[id, merge.adopted] as const] : [])))
  const open = [...merges.keys()].filter((id) => ids.has(id))
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    for (const brought of merges.get(id) ?? []) {
      if (ids.has(brought)) continue
      ids.add(brought)
      open.push(brought)
    }
  }
}

/** The merges that stand undone, each with the batch that undid it last. */
function undoneMerges(batches: readonly BatchHead[]): Map<string, { last: string; adopted: MergeMark['adopted'] }> {
  const undone = new Map<string, { last: string; adopted: MergeMark['adopted'] }>()
  const merges = new Map(batches.flatMap(({ id, merge }) => (merge ? [[id, merge.adopted] as const] : [])))
  if (merges.size === 0) return undone
  for (const { id, reversal } of [...batches].sort(byId)) {
    const adopted = reversal ? merges.get(reversal.batch) : undefined
    if (!reversal || !adopted) continue
    if (reversal.kind === 'undo') undone.set(reversal.batch, { last: id, adopted })
    else undone.delete(reversal.batch)
  }
  return undone
}

/** Ids grow along every log (each new one is greater than all that the log holds), so their order is that of cause and effect. */
export function byId(left: { readonly id: string }, right: { readonly id: string }): number {
  if (left.id === right.id) return 0
  return left.id < right.id ? -1 : 1
}

function intersection(left: ReadonlySet<string>, right: ReadonlySet<string>): Set<string> {
  return new Set([...left].filter((id) => right.has(id)))
}

function difference(left: ReadonlySet<string>, right: ReadonlySet<string>): Set<string> {
  return new Set([...left].filter((id) => !right.has(id)))
}

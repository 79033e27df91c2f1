import { basename, join } from 'node:path'
import { ok, type Result } from '../../domain/result'
import type { Author } from '../../domain/workspace/change'
import type { IdSource } from '../../domain/workspace/ids'
import { type MergePlan, planMerge } from '../../domain/workspace/merge'
import { allOf, type MergeConflict } from '../../domain/workspace/merge-conflicts'
import type { ChangedCounts } from '../../domain/workspace/merge-counts'
import { mergeRows } from '../../domain/workspace/merge-rows'
import { mergeSideFrom, type SideName } from '../../domain/workspace/merge-side'
import type { RowsByTable } from '../../domain/workspace/rows'
import { AttachmentStore } from '../attachments/store'
import { type OpenedWorkspace, openWorkspaceFile, writeProtectedWorkspace } from '../encryption/protected-workspace'
import type { AtomicWriteOptions } from '../files/atomic-file'
import { diskFs } from '../files/fs-port'
import { portion, type Report } from '../workspace-file/progress'
import { type WrittenWorkspace, writeWorkspaceFile } from '../workspace-file/write'

/** A workspace file that takes part in a merge. */
export interface MergeOperand {
  /** Absolute. */
  readonly path: string
  /** null when it is not encrypted. */
  readonly passphrase: string | null
}

/** What is merged, and what comes out of it. Plain data: it crosses to a worker. */
export interface MergeOrder {
  readonly mine: MergeOperand
  readonly theirs: MergeOperand
  /** Absolute; written anew or not at all. */
  readonly output: string
  /** The side that every conflict is decided for; null decides none. */
  readonly choose: SideName | null
  /** Not there yet; for the attached files and what is decrypted. The caller removes it. */
  readonly workFolder: string
  readonly appVersion: string
  readonly by: Author
}

/** How a merge of two files ended. */
export type MergedFiles =
  /** Somebody must choose; nothing was written. */
  | { readonly end: 'conflicts'; readonly title: string; readonly conflicts: readonly ToldConflict[] }
  | { readonly end: 'merged' | 'nothing-new'; readonly title: string; readonly merged: WrittenMerge }

/** What a conflict is about, without the records themselves. */
export type ToldConflict = Pick<
  MergeConflict,
  'id' | 'kind' | 'table' | 'key' | 'field' | 'title' | 'label' | 'also'
> & {
  readonly base: string
  readonly mine: ToldValue
  readonly theirs: ToldValue
}
type ToldValue = Pick<MergeConflict['mine'], 'text' | 'by' | 'at'>

export interface WrittenMerge extends ChangedCounts {
  readonly conflicts: number
  /** Actions that the colleague's log added. */
  readonly adopted: number
  readonly written: WrittenWorkspace
}

export interface MergeOptions extends AtomicWriteOptions {
  readonly report?: Report
  readonly ids: IdSource
  /** UTC instant. */
  readonly at: string
}

/**
 * Merges a colleague's workspace file into mine and writes the result to a third one, verified, and encrypted like mine;
 * neither of the two is touched. With nothing to merge the output holds what mine holds.
 * Errors, all with the output as it was: those of openWorkspaceFile, planMerge, resolveMerge and the writers.
 */
export async function mergeWorkspaceFiles(order: MergeOrder, options: MergeOptions): Promise<Result<MergedFiles>> {
  const report = options.report ?? (() => undefined)
  const mine = await openSide(order, 'mine', { ...options, report: portion(report, 0, 0.25) })
  if (!mine.ok) return mine
  const theirs = await openSide(order, 'theirs', { ...options, report: portion(report, 0.25, 0.5) })
  if (!theirs.ok) return theirs
  const plan = planOf(mine.value.rows, theirs.value.rows)
  if (!plan.ok) return plan
  const { conflicts, adopted } = plan.value
  const title = titleOf(mine.value.rows)
  if (conflicts.length > 0 && order.choose === null)
    return ok({ end: 'conflicts', title, conflicts: conflicts.map(told) })
  const { by } = order
  const source = { by, device: options.ids.next(), at: options.at, file: basename(order.theirs.path), ids: options.ids }
  const merged = mergeRows(plan.value, allOf(conflicts, order.choose ?? 'mine'), source)
  if (!merged.ok) return merged
  const rows = merged.value?.rows ?? mine.value.rows
  const { later } = mine.value
  const written = await write(rows, order, { ...options, later, report: portion(report, 0.5, 1) })
  if (!written.ok) return written
  const { counts = NOTHING } = merged.value ?? {}
  const count = merged.value ? adopted.batches.length : 0
  const end = merged.value ? 'merged' : 'nothing-new'
  return ok({
    end,
    title,
    merged: { ...counts, conflicts: conflicts.length, adopted: count, written: written.value },
  })
}

const NOTHING: ChangedCounts = { created: 0, edited: 0, deleted: 0 }

function openSide(order: MergeOrder, side: SideName, options: MergeOptions): Promise<Result<OpenedWorkspace>> {
  const { path, passphrase } = order[side]
  const clearFolder = join(order.workFolder, `${side}-clear`)
  const protection = passphrase === null ? null : { passphrase, clearFolder }
  const { mayCommit: _, ...rest } = options
  return openWorkspaceFile(path, { ...rest, protection, attachmentsTo: filesOf(order, side) })
}

/** Where the attached files of a side lie while the merge goes on. */
const filesOf = ({ workFolder }: MergeOrder, side: SideName) => join(workFolder, `${side}-files`)

function planOf(mineRows: RowsByTable, theirRows: RowsByTable): Result<MergePlan> {
  const [mine, theirs] = [mergeSideFrom(mineRows), mergeSideFrom(theirRows)]
  if (!mine.ok) return mine
  return theirs.ok ? planMerge(mine.value, theirs.value) : theirs
}

async function write(
  rows: RowsByTable,
  order: MergeOrder,
  options: MergeOptions & Pick<OpenedWorkspace, 'later'>,
): Promise<Result<WrittenWorkspace>> {
  const store = new AttachmentStore(filesOf(order, 'mine'), options.fs ?? diskFs)
  const taken = await store.takeAll(filesOf(order, 'theirs'))
  if (!taken.ok) return taken
  const { ids: _, at: __, ...rest } = options
  const content = { ...rest, appVersion: order.appVersion, attachments: store.folder }
  const { passphrase } = order.mine
  if (passphrase === null) return writeWorkspaceFile(rows, order.output, content)
  const protection = { passphrase, clearFolder: join(order.workFolder, 'output-clear') }
  return writeProtectedWorkspace(rows, order.output, protection, content)
}

function titleOf(rows: RowsByTable): string {
  return String(rows.get('workspaces')?.[0]?.title ?? '')
}

function told({ id, kind, table, key, field, title, label, also, base, mine, theirs }: MergeConflict): ToldConflict {
  const value = ({ text, by, at }: MergeConflict['mine']): ToldValue => ({ text, by, at })
  return { id, kind, table, key, field, title, label, also, base: base.text, mine: value(mine), theirs: value(theirs) }
}

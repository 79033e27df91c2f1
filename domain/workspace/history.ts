import { fail, ok, type Result } from '../result'
import type { Batch, Reversal } from './change'

/** Ids of the batches that can be undone and redone, newest last. Kept beside the data, so it outlives a restart. */
export interface HistoryStacks {
  readonly undo: readonly string[]
  readonly redo: readonly string[]
}

export const EMPTY_HISTORY: HistoryStacks = { undo: [], redo: [] }

/** How many steps can be taken back. The change log itself is never shortened. */
export const HISTORY_DEPTH = 500

/** The stacks after a batch was committed: a new action ends what could be redone; undo and redo move one step across. */
export function historyAfter(stacks: HistoryStacks, batchId: string, reversal: Reversal | null): HistoryStacks {
  if (reversal === null) return { undo: push(stacks.undo, batchId), redo: [] }
  if (reversal.kind === 'undo') {
    return { undo: remove(stacks.undo, reversal.batch), redo: push(stacks.redo, reversal.batch) }
  }
  return { undo: push(stacks.undo, reversal.batch), redo: remove(stacks.redo, reversal.batch) }
}

/** The batch that the next undo or redo is about; `nothing-to-undo` / `nothing-to-redo` when there is none. */
export function nextReversal(stacks: HistoryStacks, kind: Reversal['kind']): Result<Reversal> {
  const batch = stacks[kind].at(-1)
  if (batch) return ok({ kind, batch })
  return kind === 'undo'
    ? fail('nothing-to-undo', '没有可以撤销的操作。')
    : fail('nothing-to-redo', '没有可以重做的操作。')
}

/** The stacks after a batch of any sort. The one that began the workspace is no step: it cannot be undone. */
export function historyWith(stacks: HistoryStacks, batch: Batch): HistoryStacks {
  return isFounding(batch) ? stacks : historyAfter(stacks, batch.id, batch.reversal)
}

/** True for the batch that began the workspace: without it there would be nothing left to work on. */
function isFounding(batch: Pick<Batch, 'changes'>): boolean {
  return batch.changes.some((change) => change.table === 'workspaces' && change.before === null)
}

function push(ids: readonly string[], id: string): readonly string[] {
  return [...ids, id].slice(-HISTORY_DEPTH)
}

function remove(ids: readonly string[], id: string): readonly string[] {
  return ids.filter((other) => other !== id)
}

import type { TableName } from '../../domain/records/registry'
import { applyChanges, invertChanges } from '../../domain/workspace/apply'
import { type Batch, type BatchHead, type ChangeDraft, type ChangeRow, splitBatch } from '../../domain/workspace/change'
import { EMPTY_HISTORY, type HistoryStacks, historyWith, nextReversal } from '../../domain/workspace/history'
import { createIdSource, followLog, type IdSource } from '../../domain/workspace/ids'
import { type MergePlan, planMerge, resolveMerge } from '../../domain/workspace/merge'
import type { MergeConflict } from '../../domain/workspace/merge-conflicts'
import { markOf } from '../../domain/workspace/merge-mark'
import type { MergeSide, SideName } from '../../domain/workspace/merge-side'
import { checkChanged } from '../../domain/workspace/rows'
import type { WorkspaceState } from '../../domain/workspace/state'

/** Picks a side of a conflict. */
export type Choose = (conflict: MergeConflict) => SideName

export const chooseMine: Choose = () => 'mine'
export const chooseTheirs: Choose = () => 'theirs'

type Action = Pick<Batch, 'label'> & Partial<Pick<Batch, 'reversal' | 'merge'>>

/**
 * A PC with a copy of the workspace: its records and log, undo and redo, and a clock that may be wrong. Keeps the two
 * rules on which merging rests: every new id is greater than all in the log, and a merge is committed as one batch.
 */
export class Desk {
  state: WorkspaceState
  batches: readonly BatchHead[] = []
  changes: readonly ChangeRow[] = []
  private history: HistoryStacks = EMPTY_HISTORY
  private readonly ids: IdSource
  private readonly name: string
  private clock: number

  /** @param clock milliseconds that this PC believes it is; moves on by one second a batch. */
  constructor(name: string, clock: number, state: WorkspaceState) {
    this.name = name
    this.clock = clock
    this.state = state
    let serial = 0
    this.ids = createIdSource(
      () => this.clock,
      () => {
        serial += 1
        const number = [...this.name].reduce((sum, letter) => (sum * 31 + letter.charCodeAt(0)) >>> 0, 7)
        return new Uint8Array(new BigUint64Array([BigInt(number) * 0x1_0000_0000n + BigInt(serial)]).buffer)
      },
    )
  }

  newId(): string {
    return this.ids.next()
  }

  /** Another PC that opened a copy of this file. */
  copy(name: string, clock: number): Desk {
    const desk = new Desk(name, clock, this.state)
    desk.add(this.batches, this.changes)
    return desk
  }

  /** Saves changes as one batch; [] saves nothing. Throws when they do not fit. */
  commit(drafts: readonly ChangeDraft[], { label, reversal = null, merge }: Action = { label: '修改' }): void {
    if (drafts.length === 0) return
    const applied = applyChanges(this.state, drafts)
    if (!applied.ok) throw new Error(applied.error.message)
    const checked = checkChanged(applied.value, drafts)
    if (!checked.ok) throw new Error(checked.error.message)
    this.clock += 1000
    const batch: Batch = {
      id: this.ids.next(),
      at: new Date(this.clock).toISOString(),
      by: { name: this.name, office: '标准化科' },
      device: '00000000-0000-4000-8000-000000000000',
      label,
      reversal,
      ...(merge ? { merge } : {}),
      changes: drafts.map(({ table, key, before, after }) => ({ id: this.ids.next(), table, key, before, after })),
    }
    const { head, rows } = splitBatch(batch)
    this.state = applied.value
    this.history = historyWith(this.history, batch)
    this.add([head], rows)
  }

  /** Takes back or brings back the last step, where there is one. */
  reverse(kind: 'undo' | 'redo'): void {
    const next = nextReversal(this.history, kind)
    if (!next.ok) return
    const rows = this.changes.filter(({ batch }) => batch === next.value.batch)
    this.commit(kind === 'undo' ? invertChanges(rows) : rows, { label: '撤销', reversal: next.value })
  }

  /** The file that this desk hands over: what it holds now. */
  get file(): MergeSide {
    return { state: this.state, batches: this.batches, changes: this.changes }
  }

  plan(theirs: MergeSide): MergePlan {
    const plan = planMerge(this.file, theirs)
    if (!plan.ok) throw new Error(plan.error.message)
    return plan.value
  }

  /** Merges a colleague's file and saves the result. */
  merge({ file }: Desk, choose: Choose = chooseMine): MergePlan {
    const plan = this.plan(file)
    const choices = new Map(plan.conflicts.map((conflict) => [conflict.id, choose(conflict)]))
    const drafts = resolveMerge(plan, choices)
    if (!drafts.ok) throw new Error(drafts.error.message)
    if (drafts.value.length === 0) return plan
    this.add(plan.adopted.batches, plan.adopted.changes)
    this.commit(drafts.value, { label: '合并', merge: markOf(plan, choices, '对方.bzsd') })
    return plan
  }

  private add(batches: readonly BatchHead[], changes: readonly ChangeRow[]): void {
    this.batches = [...this.batches, ...batches]
    this.changes = [...this.changes, ...changes]
    followLog(this.ids, { batches, changes })
  }
}

/** The ids of a table in order. */
export function keysOf(state: WorkspaceState, table: TableName): string[] {
  return [...state[table].keys()].sort()
}

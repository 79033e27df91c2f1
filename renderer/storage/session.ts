import { type Failure, fail, ok, type Result } from '../../domain/result'
import { applyChanges, invertChanges } from '../../domain/workspace/apply'
import type { AdoptedLog, Author, Batch, ChangeDraft, MergeMark, Reversal } from '../../domain/workspace/change'
import { type HistoryStacks, historyWith, nextReversal } from '../../domain/workspace/history'
import { followLog, type IdSource } from '../../domain/workspace/ids'
import { type Ledger, ledgerAfter } from '../../domain/workspace/ledger'
import { type MergePlan, resolveMerge } from '../../domain/workspace/merge'
import { markOf } from '../../domain/workspace/merge-mark'
import type { Choices } from '../../domain/workspace/merge-outcome'
import { checkChanged } from '../../domain/workspace/rows'
import type { WorkspaceState } from '../../domain/workspace/state'
import type { Bridge } from '../../preload/contract'
import type { WorkspaceDatabase } from './database'
import { type BatchWrite, writeBatches } from './write-batch'

/** 未保存 is said by the forms, which know what is being typed; the session says the rest. */
export type SaveStatus = 'saved' | 'saving' | 'failed'

/** An action: pure domain, from the present state to the changes; a failure refuses it. */
export type Command = (state: WorkspaceState) => readonly ChangeDraft[] | Result<readonly ChangeDraft[]>

/** What one commit consists of. */
interface Action {
  readonly label: string
  readonly drafts: readonly ChangeDraft[]
  readonly reversal: Reversal | null
  readonly merge?: MergeMark
  readonly adopted?: AdoptedLog
}

/** A commit that is durable; without a batch when there was nothing to change. */
interface Committed {
  readonly state: WorkspaceState
  readonly batch: Batch | null
}

/** What the session needs from outside. */
export interface SessionParts {
  readonly slot: string
  readonly database: WorkspaceDatabase
  readonly bridge: Pick<Bridge, 'appendJournal'>
  readonly ids: IdSource
  readonly now: () => Date
  readonly author: () => Author
  readonly device: string
}

/** Where an opened workspace stands. */
export interface SessionStart {
  readonly state: WorkspaceState
  readonly seq: number
  readonly history: HistoryStacks
  readonly ledger: Ledger
}

/** A moment at which nothing was being written: what a backup or an export holds. */
export interface SnapshotPoint {
  readonly state: WorkspaceState
  readonly seq: number
  /** The batches in the database's log then. Their ids tell no order: clocks are put right, files are merged. */
  readonly batches: ReadonlySet<string>
}

export interface SessionView extends SessionStart {
  readonly status: SaveStatus
  /** Why the last saving failed; '' otherwise. */
  readonly problem: string
}

/** Milliseconds before each attempt to write to the database while somebody waits for it. */
const RETRY_PAUSES = [0, 300, 1500]
/** Milliseconds between the attempts after that. */
const LONG_RETRY_PAUSE = 5000

/**
 * The one place that commits. Commands run one after another, each on the state that the one before left; a batch is
 * first in main's journal, then in the database, and only then in the state that the screens show.
 */
export class Session {
  private queue: Promise<unknown> = Promise.resolve()
  private waiting = 0
  /** Set when a batch is in the journal but not in the database: nothing more may be written before it is. */
  private halted: Failure | null = null
  private ended = false

  private readonly parts: SessionParts
  private readonly publish: (view: SessionView) => void
  private view: SessionView

  constructor(parts: SessionParts, view: SessionView, publish: (view: SessionView) => void) {
    this.parts = parts
    this.view = view
    this.publish = publish
  }

  get current(): SessionView {
    return this.view
  }

  /** Runs a command and saves what it changes; ok with the state once it is durable. A command without changes saves nothing. */
  run(label: string, command: Command): Promise<Result<WorkspaceState>> {
    return this.enqueue(async () => {
      const drafted = asResult(command(this.view.state))
      if (!drafted.ok) return drafted
      const done = await this.commit({ label, drafts: drafted.value, reversal: null })
      return done.ok ? ok(done.value.state) : done
    })
  }

  /** Takes back (undo) or brings back (redo) the last step, as a batch of its own. */
  reverse(kind: Reversal['kind']): Promise<Result<{ label: string }>> {
    return this.enqueue(async () => {
      const next = nextReversal(this.view.history, kind)
      if (!next.ok) return next
      const source = await this.reversed(next.value)
      if (!source.ok) return source
      const done = await this.commit({ ...source.value, reversal: next.value })
      return done.ok ? ok({ label: source.value.label }) : done
    })
  }

  /**
   * Commits a merge as one batch, the colleague's log with it; null when there is nothing to merge.
   * Errors, all with nothing changed: `changed-meanwhile` (the workspace is no longer the one that was compared), and
   * those of resolveMerge and of every commit.
   * @param file name of the colleague's file.
   */
  merge(plan: MergePlan, choices: Choices, file: string): Promise<Result<Batch | null>> {
    return this.enqueue(async () => {
      if (plan.work.sides.mine.state !== this.view.state) return changedMeanwhile()
      const drafts = resolveMerge(plan, choices)
      if (!drafts.ok) return drafts
      const { adopted } = plan
      // Every id is greater than all in the log: the colleague's clock may be ahead.
      followLog(this.parts.ids, adopted)
      const merge = markOf(plan, choices, file)
      const done = await this.commit({ label: '合并', drafts: drafts.value, reversal: null, merge, adopted })
      return done.ok ? ok(done.value.batch) : done
    })
  }

  /** The state between two commits, for a copy that editing may overtake. Rejects when the database cannot be read. */
  snapshotPoint(): Promise<SnapshotPoint> {
    const point = this.queue.then(async () => ({
      state: this.view.state,
      seq: this.view.seq,
      batches: new Set(await this.parts.database.batches.toCollection().primaryKeys()),
    }))
    this.queue = point.catch(() => undefined)
    return point
  }

  /** Resolves when everything asked for so far is durable or has failed. */
  settled(): Promise<void> {
    return this.queue.then(() => undefined)
  }

  private enqueue<T>(work: () => Promise<Result<T>>): Promise<Result<T>> {
    this.waiting += 1
    const turn = this.queue.then(() => (this.halted ? { ok: false as const, error: this.halted } : work()))
    this.queue = turn.then(
      () => this.done(),
      () => this.done(),
    )
    return turn
  }

  private done(): void {
    this.waiting -= 1
    if (this.waiting === 0 && this.view.status === 'saving') this.show({ status: 'saved' })
  }

  private async reversed({ kind, batch }: Reversal): Promise<Result<{ label: string; drafts: ChangeDraft[] }>> {
    const { database } = this.parts
    const head = await database.batches.get(batch)
    const rows = await database.changes.where('batch').equals(batch).sortBy('id')
    if (!head) return fail('no-such-batch', '找不到要撤销的操作记录，数据没有变化。')
    const drafts = kind === 'undo' ? invertChanges(rows) : rows
    return ok({ label: head.label, drafts })
  }

  private async commit(action: Action): Promise<Result<Committed>> {
    if (action.drafts.length === 0) return ok({ state: this.view.state, batch: null })
    const applied = applyChanges(this.view.state, action.drafts)
    if (!applied.ok) return applied
    const checked = checkChanged(applied.value, action.drafts)
    if (!checked.ok) return checked
    this.show({ status: 'saving', problem: '' })
    const batch = this.batchOf(action)
    const seq = this.view.seq + 1
    const ledger = ledgerAfter(this.view.ledger, this.view.state, applied.value, action.drafts)
    const { adopted } = action
    const line = { seq, batch, ledger, ...(adopted ? { adopted } : {}) }
    const journalled = await this.parts.bridge.appendJournal({ slot: this.parts.slot, ...line })
    if (!journalled.ok) {
      this.show({ status: 'failed', problem: journalled.error.message })
      return journalled
    }
    const history = historyWith(this.view.history, batch)
    const reached = { state: applied.value, seq, history, ledger }
    const write = { batches: [batch], adopted: adopted ? [adopted] : [], ...reached }
    const written = await this.persist(write, reached)
    // Shown in one step with the new state when nothing else waits: each showing draws the screen once.
    if (written.ok) this.show({ ...reached, status: this.waiting > 1 ? 'saving' : 'saved' })
    return written.ok ? ok({ state: applied.value, batch }) : written
  }

  /**
   * Brings a journalled batch into the database. When the database refuses for longer than a moment, editing halts (the
   * journal holds the batch, nothing may go on top of it) and it is tried again until it works or the program ends.
   */
  private async persist(write: BatchWrite, reached: SessionStart): Promise<Result<null>> {
    for (const pause of RETRY_PAUSES) {
      if (await this.written(write, pause)) return ok(null)
    }
    const failure = fail(
      'database-write-failed',
      '数据库暂时无法写入（磁盘可能已满）。刚才的修改已写入保存日志，不会丢失。请腾出磁盘空间，程序会自动重试；也可以重新启动程序。',
    )
    this.halted = failure.error
    this.show({ status: 'failed', problem: failure.error.message })
    void this.retryUntilWritten(write, reached)
    return failure
  }

  /** @param pause milliseconds to wait before trying. */
  private async written(write: BatchWrite, pause: number): Promise<boolean> {
    const { database } = this.parts
    try {
      if (pause > 0) {
        await new Promise((resolve) => setTimeout(resolve, pause))
        // Chromium closes a connection for good after some errors; a new one may work.
        database.close()
        await database.open()
      }
      await writeBatches(database, write)
      return true
    } catch {
      return false
    }
  }

  private async retryUntilWritten(write: BatchWrite, reached: SessionStart): Promise<void> {
    while (!(await this.written(write, LONG_RETRY_PAUSE))) {
      if (this.ended) return
    }
    this.halted = null
    this.show({ ...reached, status: 'saved', problem: '' })
  }

  /** Another workspace is opened: nothing more is tried for this one. */
  end(): void {
    this.ended = true
  }

  private batchOf(action: Action): Batch {
    const { ids, now, author, device } = this.parts
    return {
      id: ids.next(),
      at: now().toISOString(),
      by: author(),
      device,
      label: action.label,
      reversal: action.reversal,
      ...(action.merge ? { merge: action.merge } : {}),
      changes: action.drafts.map(({ table, key, before, after }) => ({ id: ids.next(), table, key, before, after })),
    }
  }

  private show(next: Partial<SessionView>): void {
    this.view = { ...this.view, ...next }
    this.publish(this.view)
  }
}

function changedMeanwhile() {
  return fail(
    'changed-meanwhile',
    '比对之后工作区又有了修改，暂未合并，双方数据都没有变化。请重新比对后再合并，已选定的内容可以照原样再选。',
  )
}

function asResult(outcome: readonly ChangeDraft[] | Result<readonly ChangeDraft[]>): Result<readonly ChangeDraft[]> {
  return 'ok' in outcome ? outcome : ok(outcome)
}

import { createStore, type StoreApi } from 'zustand/vanilla'
import { ok, type Result } from '../../domain/result'
import type { BackupReason, BackupState } from '../../preload/backup-contract'
import type { Bridge } from '../../preload/contract'
import { type BackupClock, watchBackups } from './backup-schedule'
import type { WorkspaceDatabase } from './database'
import { databaseFailure } from './load-workspace'
import type { Session } from './session'
import { uploadDatabase, uploadSnapshot } from './upload-snapshot'

export interface BackupView {
  readonly running: boolean
  /** What main knows; null before a workspace is open. */
  readonly state: BackupState | null
  /** Why the last backup was not made; '' when it was. */
  readonly problem: string
  /** Why the second copy was not made; '' when it was, or none is wanted. */
  readonly secondNote: string
  /** Batches that the last exit left without a backup; 0 when none. Stays until the next opening. */
  readonly missed: number
  /** When the schedule last looked (ms since 1970): what depends on the day is reckoned from it. */
  readonly lookedAt: number
}

/** The workspace that is backed up. */
export interface BackedUp {
  readonly slot: string
  readonly session: Session
  readonly database: WorkspaceDatabase
}

/** `unchanged`: the newest backup holds everything and was read again to its last byte. */
export type BackupOutcome = 'made' | 'unchanged'

/** Makes the backups of the opened workspace: by the clock, at exit, on request. */
export interface Backups {
  readonly store: StoreApi<BackupView>
  /** A workspace was opened: watches it until the next one is. */
  watch(opened: BackedUp): Promise<void>
  /** Whether anything was changed since the newest backup. */
  isChanged(): boolean
  /**
   * Backs the opened workspace up, then copies it to the second place.
   * Errors: those of uploadSnapshot and backUp; a second copy that failed is only noted.
   */
  backUp(reason: BackupReason, job?: string): Promise<Result<BackupOutcome>>
  /** The backup at exit; false when it was not done within `limit` (ms) or failed. */
  beforeClosing(limit: number): Promise<boolean>
  /** Copies the newest backup to the second place, if one is wanted and it is not there yet. */
  copy(): Promise<Result<unknown>>
  /** Asks main again, after something was chosen or put off. */
  refresh(): Promise<void>
}

const EMPTY = { running: false, state: null, problem: '', secondNote: '', missed: 0 }

export function createBackups(bridge: Bridge, clock: BackupClock): Backups {
  const store = createStore<BackupView>(() => ({ ...EMPTY, lookedAt: clock.now() }))
  let opened: BackedUp | null = null
  let openedAt = 0
  let failedAt: number | null = null
  let stop = () => undefined as unknown
  let queue: Promise<unknown> = Promise.resolve()

  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    const turn = queue.then(work)
    queue = turn.catch(() => undefined)
    return turn
  }
  const seq = () => opened?.session.current.seq ?? 0
  const backedUp = () => store.getState().state?.newest?.seq ?? 0
  const refresh = async () => {
    if (!opened) return
    const { slot } = opened
    const state = await bridge.getBackupState({ slot })
    if (state.ok && slot === opened.slot) store.setState({ state: state.value })
  }

  const copy = async (): Promise<Result<unknown>> => {
    const { state } = store.getState()
    if (!opened || !state?.second || !state.newest || state.copied?.current) return ok(null)
    const copied = await bridge.copyBackup({ slot: opened.slot })
    store.setState({ secondNote: copied.ok ? '' : copied.error.message })
    if (copied.ok) await refresh()
    return copied
  }

  const make = async (reason: BackupReason, job: string): Promise<Result<BackupOutcome>> => {
    if (!opened) return ok('unchanged')
    const { slot, session, database } = opened
    const known = store.getState().state?.newest
    if (known?.seq === session.current.seq && (await isGood(bridge, { slot, backup: known.backup, job }))) {
      return ok('unchanged')
    }
    const uploaded = await uploadSnapshot(bridge, { session, database })
    if (!uploaded.ok) return uploaded
    const made = await bridge.backUp({ slot, ...uploaded.value, reason, job })
    return made.ok ? ok('made') : made
  }

  const backUp = (reason: BackupReason, job: string = crypto.randomUUID()) =>
    inTurn(async () => {
      store.setState({ running: true })
      const made = await make(reason, job)
      failedAt = made.ok ? null : clock.now()
      await refresh()
      store.setState({ running: false, problem: made.ok ? '' : made.error.message })
      if (made.ok) await copy()
      return made
    })

  const situation = () => {
    const { state, missed } = store.getState()
    const since = Math.max(openedAt, Date.parse(state?.newest?.at ?? '1970-01-01'))
    const isMissed = missed > 0 && Date.parse(state?.newest?.at ?? '1970-01-01') < openedAt
    return { seq: seq(), backedUp: backedUp(), since, failedAt, missed: isMissed }
  }

  return {
    store,
    backUp,
    refresh,
    copy: () => inTurn(copy),
    isChanged: () => opened !== null && seq() !== backedUp(),
    async watch(next) {
      stop()
      opened = next
      openedAt = clock.now()
      failedAt = null
      const found = next.session.current.seq
      store.setState({ ...EMPTY, lookedAt: openedAt })
      await refresh()
      if (opened !== next) return
      store.setState({ missed: Math.max(0, found - backedUp()) })
      stop = watchBackups(clock, situation, {
        backUp: () => backUp('clock'),
        idle: () => {
          store.setState({ lookedAt: clock.now() })
          return inTurn(copy)
        },
      })
    },
    async beforeClosing(limit) {
      if (!opened || seq() === backedUp()) return true
      const late = new Promise<false>((resolve) => setTimeout(() => resolve(false), limit))
      return Promise.race([backUp('exit').then((made) => made.ok), late])
    },
  }
}

type BackupBridge = Pick<Bridge, 'getBackupState' | 'verifyBackup' | 'openSnapshot' | 'addToSnapshot' | 'backUp'>

/** A workspace whose database nobody edits just now. */
export interface RestingWorkspace {
  readonly slot: string
  /** Opened as it is on the disk. */
  readonly database: WorkspaceDatabase
}

/**
 * The backup before something that changes the whole database (a migration, a merge), read from the database as it is on
 * the disk and not through a session. When the newest backup holds the same and still verifies, that one will do, so that
 * an attempt that is repeated makes no second one. Go on only when this is ok.
 * Errors: `database-unreadable` and those of backUp.
 */
export async function backUpBefore(
  bridge: BackupBridge,
  { slot, database }: RestingWorkspace,
  reason: BackupReason,
  job: string = crypto.randomUUID(),
): Promise<Result<BackupOutcome>> {
  const state = await bridge.getBackupState({ slot })
  if (!state.ok) return state
  const seq = await seqOf(database)
  if (!seq.ok) return seq
  const { newest } = state.value
  if (newest?.seq === seq.value && (await isGood(bridge, { slot, backup: newest.backup, job }))) return ok('unchanged')
  const snapshot = await uploadDatabase(bridge, database)
  if (!snapshot.ok) return snapshot
  const made = await bridge.backUp({ slot, snapshot: snapshot.value, seq: seq.value, reason, job })
  return made.ok ? ok('made') : made
}

async function seqOf(database: WorkspaceDatabase): Promise<Result<number>> {
  try {
    return ok((await database.progress.get('progress'))?.seq ?? 0)
  } catch (error) {
    return databaseFailure(error)
  }
}

/** Reads a backup to its last byte. */
async function isGood(
  bridge: Pick<Bridge, 'verifyBackup'>,
  backup: { readonly slot: string; readonly backup: string; readonly job: string },
): Promise<boolean> {
  const verified = await bridge.verifyBackup(backup)
  return verified.ok && verified.value.problem === null
}

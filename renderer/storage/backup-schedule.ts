/** Between two backups while something changes (ms). */
export const BACKUP_PERIOD = 30 * 60_000
/** Before a backup that failed is tried again (ms). */
export const BACKUP_RETRY = 5 * 60_000
/** How often is looked (ms). A PC that slept is found out by the clock, not by a timer that slept along. */
export const BACKUP_LOOK = 60_000

/** What the schedule knows; times in ms since 1970. */
export interface BackupSituation {
  /** Number of the last batch. */
  readonly seq: number
  /** Number of the last batch in the newest backup; 0 when the workspace is as it came. */
  readonly backedUp: number
  /** When the newest backup was made, or the workspace opened if that was later. */
  readonly since: number
  /** When the last attempt failed; null when it did not. */
  readonly failedAt: number | null
  /** The last exit left changes without a backup: that is made good at the first look. */
  readonly missed: boolean
}

/** Whether a backup is to be made now. A clock that was put back does not put backups off. */
export function isBackupDue(situation: BackupSituation, now: number): boolean {
  const { seq, backedUp, since, failedAt, missed } = situation
  if (seq === backedUp) return false
  if (failedAt !== null) return apart(now, failedAt) >= BACKUP_RETRY
  return missed || apart(now, since) >= BACKUP_PERIOD
}

function apart(now: number, then: number): number {
  return now < then ? Number.POSITIVE_INFINITY : now - then
}

/** The clock of the window; a test has its own. */
export interface BackupClock {
  readonly now: () => number
  /** Calls until the returned function is called. */
  readonly every: (period: number, call: () => void) => () => void
}

export const windowClock: BackupClock = {
  now: Date.now,
  every(period, call) {
    const timer = setInterval(call, period)
    return () => clearInterval(timer)
  },
}

/**
 * Looks every minute whether a backup is due, and has it made; never two at a time.
 * @returns ends it.
 */
export function watchBackups(
  clock: BackupClock,
  situation: () => BackupSituation,
  { backUp, idle }: { readonly backUp: () => Promise<unknown>; readonly idle: () => Promise<unknown> },
): () => void {
  let busy = false
  const look = async () => {
    if (busy) return
    busy = true
    try {
      await (isBackupDue(situation(), clock.now()) ? backUp() : idle())
    } finally {
      busy = false
    }
  }
  return clock.every(BACKUP_LOOK, () => void look())
}

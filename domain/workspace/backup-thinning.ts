const DAY_MS = 86_400_000

/** Everything younger than this stays (ms). */
const ALL_KEPT_MS = 2 * DAY_MS

/** A stretch of time of which one backup is kept, and of how many such stretches. */
interface Step {
  readonly keep: number
  /** Equal for two instants of the same stretch. */
  readonly stretchOf: (time: number) => number
}

/** UTC days: the working hours of one day in China all fall into one. Weeks begin on Monday (1970-01-01 was a Thursday). */
const STEPS: readonly Step[] = [
  { keep: 12, stretchOf: dayOf },
  { keep: 10, stretchOf: (time) => Math.floor((dayOf(time) + 3) / 7) },
  { keep: 9, stretchOf: monthOf },
]

/**
 * Which backups to keep: all of the last two days, then of each of 12 days, 10 weeks and 9 months that have any the
 * newest. Days, weeks and months without a backup do not count, so a long holiday costs nothing. What is dropped once
 * would never be wanted again later, so it does not matter how often this is done.
 * @param instants UTC instants in any order; those in the future (a clock that was put right) are kept.
 * @param now UTC instant.
 * @returns the instants to keep, newest first; each as often as it was given.
 */
export function backupsToKeep(instants: readonly string[], now: string): string[] {
  const present = Date.parse(now)
  const kept: string[] = []
  const left = STEPS.map(({ keep }) => keep)
  let last = Number.POSITIVE_INFINITY
  for (const instant of [...instants].sort((one, other) => Date.parse(other) - Date.parse(one))) {
    const time = Date.parse(instant)
    if (present - time >= ALL_KEPT_MS && kept.length > 0) {
      const at = left.findIndex((count) => count > 0)
      const step = STEPS[at]
      if (!step) break
      if (step.stretchOf(time) === step.stretchOf(last)) continue
      left[at] = (left[at] ?? 0) - 1
    }
    kept.push(instant)
    last = time
  }
  return kept
}

function dayOf(time: number): number {
  return Math.floor(time / DAY_MS)
}

function monthOf(time: number): number {
  const date = new Date(time)
  return date.getUTCFullYear() * 12 + date.getUTCMonth()
}

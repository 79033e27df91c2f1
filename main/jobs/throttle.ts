import type { JobContext, JobProgress } from './job-types'

const SHORTEST_PAUSE_MS = 100

/**
 * Passes progress on at most ten times a second; a job may report every row. A new note and the end always pass.
 * @param now milliseconds of a clock that never goes back.
 */
export function throttled(pass: (progress: JobProgress) => void, now: () => number): JobContext['report'] {
  let lastTime = Number.NEGATIVE_INFINITY
  let lastNote: string | null = null
  return (fraction, note) => {
    const time = now()
    const isDue = note !== lastNote || fraction >= 1 || time - lastTime >= SHORTEST_PAUSE_MS
    if (!isDue) return
    lastTime = time
    lastNote = note
    pass({ fraction: Math.min(1, Math.max(0, fraction)), note })
  }
}

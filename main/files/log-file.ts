import { appendFileSync, renameSync, statSync } from 'node:fs'

/** A log is begun anew at this size (bytes); the one before is kept beside it. */
const LARGEST = 1_000_000

/** Adds a line to a log. A log that cannot be written is no reason to stop the work, so nothing is reported. */
export function appendLine(path: string, line: string): void {
  try {
    if ((statSync(path, { throwIfNoEntry: false })?.size ?? 0) > LARGEST) renameSync(path, `${path}.old`)
    appendFileSync(path, `${line}\n`)
  } catch {
    // Deliberately quiet: see above.
  }
}

import { type Failure, ok, type Result } from '../../domain/result'
import type { BackupReason } from '../../preload/backup-contract'
import type { Journal } from '../journal'
import type { BackupFolder } from './backup-folder'
import type { BackupName } from './backup-name'
import { isDamage } from './damage'

/** Reads a whole workspace file and says what is wrong with it. */
export type VerifyFile = (path: string) => Promise<Result<unknown>>

export interface KeepParts {
  readonly folder: BackupFolder
  readonly journal: Journal
  readonly now: Date
  readonly reason?: BackupReason
  readonly verify: VerifyFile
}

/** A backup that is there, and what did not work afterwards; the backup is good whatever stands there. */
export interface KeptBackup<T> {
  readonly backup: BackupName
  readonly written: T
  readonly notes: readonly Failure[]
}

/**
 * Makes a backup, and only once it is verified lets go of what it makes superfluous: old backups by the rule of
 * thinning, and the journal up to the backup before, so that whatever is pruned is in two verified backups.
 * Errors: those of `write`; then nothing else was touched.
 * @param seq number of the last batch in the backup.
 * @param write writes the file whole and verified or not at all.
 */
export async function keepBackup<T>(
  parts: KeepParts,
  seq: number,
  write: (path: string) => Promise<Result<T>>,
): Promise<Result<KeptBackup<T>>> {
  const { folder, now, reason } = parts
  const added = await folder.add(now, seq, write, reason)
  if (!added.ok) return added
  const { backup, written } = added.value
  const outcomes = [await folder.thin(now), await shortenJournal(parts, backup)]
  return ok({ backup, written, notes: outcomes.flatMap((outcome) => (outcome.ok ? [] : [outcome.error])) })
}

async function shortenJournal({ folder, journal, verify }: KeepParts, newest: BackupName): Promise<Result<null>> {
  const rotated = await journal.rotate()
  if (!rotated.ok) return rotated
  for (const { name, seq } of await folder.list()) {
    if (name === newest.name || seq > newest.seq) continue
    // It was good when it was made; what counts is whether it still is.
    const verified = await verify(folder.pathOf(name))
    if (verified.ok) return journal.prune(seq)
    if (!isDamage(verified.error)) return verified
    const moved = await folder.setAside(name, verified.error)
    if (!moved.ok) return moved
  }
  return ok(null)
}

import { BACKUP_REASONS, type BackupReason } from '../../preload/backup-contract'

/** Every backup's file name ends in this. */
const EXTENSION = '.bzsd'
const NAME = /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z-(\d{1,12})(?:-([a-z]{1,20}))?$/

/**
 * What a backup's name tells: `20261123T100000Z-42-exit` was made at that UTC instant, at an exit, and holds all up to
 * batch 42.
 */
export interface BackupName {
  readonly name: string
  readonly at: string
  readonly seq: number
  /** null when the name tells none that this program knows. */
  readonly reason: BackupReason | null
}

/** The name of a backup, without extension. @param seq number of the last batch in it, as the journal counts. */
export function backupName(at: Date, seq: number, reason: BackupReason | null = null): BackupName {
  const instant = `${at.toISOString().slice(0, 19)}.000Z`
  const parts = [`${instant.slice(0, 19).replace(/[-:]/g, '')}Z`, seq, ...(reason ? [reason] : [])]
  return { name: parts.join('-'), at: instant, seq, reason }
}

/** Reads a name; null when it is none of ours. */
export function parseBackupName(name: string): BackupName | null {
  const [, year, month, day, hour, minute, second, seq, told] = NAME.exec(name) ?? []
  const at = `${year}-${month}-${day}T${hour}:${minute}:${second}.000Z`
  const reason = BACKUP_REASONS.find((known) => known === told) ?? null
  return Number.isNaN(Date.parse(at)) ? null : { name, at, seq: Number(seq), reason }
}

/** The file of a backup. */
export function backupFile(name: string): string {
  return `${name}${EXTENSION}`
}

/** What the name of a backup's file tells; null for any other file. */
export function parseBackupFile(file: string): BackupName | null {
  return file.endsWith(EXTENSION) ? parseBackupName(file.slice(0, -EXTENSION.length)) : null
}

/** Orders backups from the newest: by what they hold, as clocks can be wrong, then by time. */
export function newestFirst(one: BackupName, other: BackupName): number {
  return other.seq - one.seq || (one.at < other.at ? 1 : -1)
}

/** Every backup's file name ends in this. */
const EXTENSION = '.bzsd'
const NAME = /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z-(\d{1,12})$/

/** What a backup's name tells: `20261123T100000Z-42` was made at that UTC instant and holds all up to batch 42. */
export interface BackupName {
  readonly name: string
  readonly at: string
  readonly seq: number
}

/** The name of a backup, without extension. @param seq number of the last batch in it, as the journal counts. */
export function backupName(at: Date, seq: number): BackupName {
  const instant = `${at.toISOString().slice(0, 19)}.000Z`
  return { name: `${instant.slice(0, 19).replace(/[-:]/g, '')}Z-${seq}`, at: instant, seq }
}

/** Reads a name; null when it is none of ours. */
export function parseBackupName(name: string): BackupName | null {
  const [, year, month, day, hour, minute, second, seq] = NAME.exec(name) ?? []
  const at = `${year}-${month}-${day}T${hour}:${minute}:${second}.000Z`
  return Number.isNaN(Date.parse(at)) ? null : { name, at, seq: Number(seq) }
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

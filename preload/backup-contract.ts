import { z } from 'zod'
import { idText, instant } from '../domain/records/fields'
import { FILE_TABLES, type FileTable } from '../domain/workspace/file-tables'

/** The part of the boundary that is about backups: spread into CALLS of the contract. */

const handle = z.uuid()
const nothing = z.strictObject({})
const fileTable = z.enum(FILE_TABLES as readonly [FileTable, ...FileTable[]])

/**
 * Why a backup was made: by hand, by the clock, at exit, or before something that changes much. The word is part of the
 * backup's file name, so it is never changed.
 */
export const BACKUP_REASONS = ['hand', 'clock', 'exit', 'restore', 'merge', 'migration', 'repair'] as const
export type BackupReason = (typeof BACKUP_REASONS)[number]

/** Names a backup of a slot; main makes the path of it. */
export const backupId = z.string().regex(/^\d{8}T\d{6}Z-\d{1,12}(-[a-z]{1,20})?$/)

const storedBackup = z.strictObject({
  /** The slot that it belongs to: after a restore also the one that was restored. */
  slot: idText,
  backup: backupId,
  at: instant,
  /** Number of the last batch in it, as the journal of that slot counts. */
  seq: z.int().nonnegative(),
  /** null when the name does not tell. */
  reason: z.enum(BACKUP_REASONS).nullable(),
  /** Size of the file; null when it cannot be read. */
  bytes: z.int().nonnegative().nullable(),
  counts: z.record(fileTable, z.int().nonnegative()).nullable(),
  /** Why it is not used: damaged and set aside, or not readable just now. null when it looks whole. */
  problem: z.string().nullable(),
  /** Whether a copy lies in the second place; null when that is not connected. */
  second: z.boolean().nullable(),
})
export type StoredBackup = Readonly<z.infer<typeof storedBackup>>

const secondPlace = z.strictObject({
  /** The folder's name; its path stays in main. */
  name: z.string(),
  /** false: on the same disk as the data, which does not help when that disk breaks. */
  otherVolume: z.boolean(),
})
export type SecondPlaceView = Readonly<z.infer<typeof secondPlace>>

const backupState = z.strictObject({
  newest: z.strictObject({ backup: backupId, at: instant, seq: z.int().nonnegative() }).nullable(),
  second: secondPlace.nullable(),
  /** The last copy in the second place, this workspace's; `current` when it is the newest backup. */
  copied: z.strictObject({ at: instant, current: z.boolean() }).nullable(),
  /** The user does not want to be reminded before this instant. */
  snoozedUntil: instant.nullable(),
})
export type BackupState = Readonly<z.infer<typeof backupState>>

export const BACKUP_CALLS = {
  /** The newest backup and the second place, without reading any backup. */
  getBackupState: { args: z.strictObject({ slot: idText }), result: backupState },
  /** All backups of a slot and, after restores, of those that it came from, newest first. */
  listBackups: { args: z.strictObject({ slot: idText }), result: z.strictObject({ backups: z.array(storedBackup) }) },
  /**
   * Makes a backup of a snapshot: written, read back and verified; then older ones are thinned and the journal is
   * shortened. `seq` is the number of the last batch in the snapshot.
   */
  backUp: {
    args: z.strictObject({
      slot: idText,
      snapshot: handle,
      seq: z.int().nonnegative(),
      reason: z.enum(BACKUP_REASONS),
      job: handle,
    }),
    result: z.strictObject({
      backup: backupId,
      at: instant,
      seq: z.int().nonnegative(),
      bytes: z.int().nonnegative(),
      /** What did not work after the backup was good, e.g. an old one that could not be removed. */
      notes: z.array(z.string()),
    }),
  },
  /** Copies the newest backup to the second place; null when none was chosen. Error: `place-absent` and others. */
  copyBackup: { args: z.strictObject({ slot: idText }), result: z.strictObject({ at: instant }).nullable() },
  /** Reads a backup to its last byte; a damaged one is set aside and what is wrong with it returned. */
  verifyBackup: {
    args: z.strictObject({ slot: idText, backup: backupId, job: handle }),
    result: z.strictObject({ problem: z.string().nullable() }),
  },
  /** Lets the user choose the folder for the second copy; null when the user cancelled. */
  chooseSecondPlace: { args: nothing, result: secondPlace.nullable() },
  /** No second copy any more; what lies there stays. */
  forgetSecondPlace: { args: nothing, result: nothing },
  snoozeBackupReminder: { args: z.strictObject({ until: instant }), result: nothing },
} as const satisfies Record<string, { args: z.ZodType; result: z.ZodType }>

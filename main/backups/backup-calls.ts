import { stat } from 'node:fs/promises'
import { fail, ok, type Result } from '../../domain/result'
import { RECORD_SCHEMA } from '../../domain/workspace/file-format'
import type { RowsByTable } from '../../domain/workspace/rows'
import type { BACKUP_CALLS, StoredBackup } from '../../preload/backup-contract'
import type { Handlers } from '../answer-call'
import type { AttachmentStores } from '../attachments/stores'
import type { Dialogs } from '../dialogs'
import type { Settings } from '../settings'
import type { Slots } from '../slots'
import type { WindowJobs } from '../window-jobs'
import { glanceAtFile } from '../workspace-file/glance'
import { BackupFolder } from './backup-folder'
import { type BackupName, newestFirst } from './backup-name'
import { isDamage } from './damage'
import { keepBackup } from './keep-backup'
import { copyToSecondPlace, describePlace, isCurrent, lastSecondCopy, placeName, secondFolder } from './second-place'

export interface BackupCallParts {
  readonly slots: Slots
  readonly settings: Settings
  readonly dialogs: Dialogs
  readonly jobs: WindowJobs
  readonly attachments: AttachmentStores
  /** Uses a snapshot of the window up. */
  readonly takeSnapshot: (snapshot: string) => Result<RowsByTable>
  readonly userData: string
  readonly version: string
  readonly now: () => Date
}

/** The answers to the calls about backups. */
export function createBackupHandlers(parts: BackupCallParts): Pick<Handlers, keyof typeof BACKUP_CALLS> {
  const { slots, settings, dialogs, jobs } = parts
  const folderOf = (slot: string) => backupsOf(slots, slot)
  return {
    async getBackupState({ slot }) {
      const folder = folderOf(slot)
      if (!folder.ok) return folder
      const [newest] = await folder.value.list()
      const copied = await lastSecondCopy(folder.value)
      const place = settings.secondPlace()
      return ok({
        newest: newest ? { backup: newest.name, at: newest.at, seq: newest.seq } : null,
        second: place && { name: placeName(place.path), otherVolume: place.otherVolume },
        copied: copied && { at: copied.at, current: isCurrent(copied, newest, place) },
        snoozedUntil: settings.snoozedUntil(),
      })
    },
    async listBackups({ slot }) {
      const lists = await Promise.all(slots.lineage(slot).map((each) => listOf(parts, each)))
      return ok({ backups: lists.flat() })
    },
    async backUp({ slot, snapshot, seq, reason, job }) {
      const rows = parts.takeSnapshot(snapshot)
      const folder = folderOf(slot)
      const journal = await slots.journal(slot)
      if (!rows.ok) return rows
      if (!folder.ok) return folder
      if (!journal.ok) return journal
      const write = backupWriter(parts, slot, rows.value, job)
      const verify = (path: string) => jobs.run(job, 'verifyWorkspaceFile', { path })
      const into = { folder: folder.value, journal: journal.value, now: parts.now(), reason, verify }
      const kept = await keepBackup(into, seq, write)
      if (!kept.ok) return kept
      const { backup, written, notes } = kept.value
      const told = notes.map(({ message }) => message)
      return ok({ backup: backup.name, at: backup.at, seq, bytes: written.bytes, notes: told })
    },
    async copyBackup({ slot }) {
      const place = settings.secondPlace()
      if (place === null) return ok(null)
      const backups = folderOf(slot)
      if (!backups.ok) return backups
      const attachments = await parts.attachments.of(slot)
      if (!attachments.ok) return attachments
      const title = slots.all.find(({ id }) => id === slot)?.title ?? ''
      const { userData } = parts
      const copy = { slot, title, backups: backups.value, attachments: attachments.value, userData, now: parts.now() }
      const copied = await copyToSecondPlace(copy, place)
      return copied.ok ? ok({ at: copied.value }) : copied
    },
    async verifyBackup({ slot, backup, job }) {
      const path = backupPath(slots, slot, backup)
      const folder = folderOf(slot)
      if (!path.ok) return path
      if (!folder.ok) return folder
      const verified = await jobs.run(job, 'verifyWorkspaceFile', { path: path.value })
      if (verified.ok) return ok({ problem: null })
      if (!isDamage(verified.error)) return verified
      const moved = await folder.value.setAside(backup, verified.error)
      return moved.ok ? ok({ problem: verified.error.message }) : moved
    },
    async chooseSecondPlace() {
      const path = await dialogs.folder('second-place')
      if (path === null) return ok(null)
      const place = await describePlace(path, parts.userData)
      if (!place.ok) return place
      const saved = await settings.saveSecondPlace(place.value)
      return saved.ok ? ok({ name: placeName(path), otherVolume: place.value.otherVolume }) : saved
    },
    forgetSecondPlace: () => settings.saveSecondPlace(null),
    snoozeBackupReminder: ({ until }) => settings.snooze(until),
  }
}

/** Writes a backup of a slot: the workspace file without the attached files, which lie in the slot's store. */
export function backupWriter(
  { slots, jobs, version }: Pick<BackupCallParts, 'slots' | 'jobs' | 'version'>,
  slot: string,
  rows: RowsByTable,
  job: string,
) {
  // Before a migration the slot is still of an older schema, and its backup too.
  const schema = slots.all.find(({ id }) => id === slot)?.schema ?? RECORD_SCHEMA
  const input = { rows, schema, laterFrom: slots.baseline(slot), appVersion: version }
  return (output: string) => jobs.run(job, 'exportWorkspace', { ...input, output })
}

/** Where a slot's backups lie. Error: `no-such-slot`. */
export function backupsOf(slots: Slots, slot: string): Result<BackupFolder> {
  const path = slots.backups(slot)
  return path === null ? fail('no-such-slot', '这个工作区已不存在，没有改动任何数据。') : ok(new BackupFolder(path))
}

/** The file of a backup. @param backup has the form of a name, see backupId. Error: `no-such-slot`. */
export function backupPath(slots: Slots, slot: string, backup: string): Result<string> {
  const folder = backupsOf(slots, slot)
  return folder.ok ? ok(folder.value.pathOf(backup)) : folder
}

async function listOf({ slots, settings, userData }: BackupCallParts, slot: string): Promise<StoredBackup[]> {
  const folder = backupsOf(slots, slot)
  if (!folder.ok) return []
  const place = settings.secondPlace()
  const second = place && (await secondFolder(place, slot, userData))
  const copies = second && new Set((await second.list()).map(({ name }) => name))
  const asides = await folder.value.asides()
  const listed = await Promise.all((await folder.value.list()).map((backup) => described(folder.value, backup)))
  const refused = asides.map((backup) => ({ ...backup, bytes: null, counts: null, problem: backup.problem.message }))
  return [...listed, ...refused].sort(newestFirst).map(({ name, ...told }) => ({
    slot,
    backup: name,
    ...told,
    second: copies ? copies.has(name) : null,
  }))
}

async function described(folder: BackupFolder, backup: BackupName) {
  const path = folder.pathOf(backup.name)
  const glance = await glanceAtFile(path)
  if (glance.ok) return { ...backup, ...glance.value, problem: null }
  const size = await stat(path).catch(() => null)
  return { ...backup, bytes: size?.size ?? null, counts: null, problem: glance.error.message }
}

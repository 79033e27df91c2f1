import { basename, dirname, join } from 'node:path'
import { shell, type WebContents } from 'electron'
import { fail, ok, type Result } from '../domain/result'
import { RECORD_SCHEMA } from '../domain/workspace/file-format'
import type { ChosenFile, Slot, StagedFile } from '../preload/contract'
import type { Handlers } from './answer-call'
import { createAttachmentHandlers } from './attachments/attachment-calls'
import type { AttachmentStores } from './attachments/stores'
import { takeStagedFiles } from './attachments/take-staged-files'
import { backupPath, backupsOf, createBackupHandlers } from './backups/backup-calls'
import type { BackupFolder } from './backups/backup-folder'
import { parseBackupName } from './backups/backup-name'
import { completeAttachments, lookForAttachments } from './backups/complete-attachments'
import { findRecoverySource } from './backups/recovery-source'
import { createSalvageHandlers } from './backups/salvage-calls'
import { ATTACHED, secondFolder } from './backups/second-place'
import type { Dialogs } from './dialogs'
import { saveDrawing } from './drawings/save-drawing'
import type { Protection } from './encryption/protected-workspace'
import { writeToDisk } from './files/write-to-disk'
import { createHandles } from './handles'
import { sendEvent } from './ipc'
import type { Settings } from './settings'
import type { Slots } from './slots'
import { Snapshots } from './snapshots'
import { createTableHandlers } from './spreadsheet/table-calls'
import { Staging } from './staging'
import { createWindowJobs } from './window-jobs'

/** Files that the user chose and that are still known by their handle. */
const MOST_CHOSEN_FILES = 50

export interface CallParts {
  readonly settings: Settings
  readonly slots: Slots
  readonly dialogs: Dialogs
  readonly contents: () => WebContents
  readonly confirmClose: (close: boolean) => void
  readonly holdClose: () => void
  readonly userData: string
  /** Flushes what Chromium has just created. */
  readonly syncDatabase: () => Promise<void>
  readonly setDatabaseAside: () => Promise<Result<null>>
  readonly attachments: AttachmentStores
  /** Copies of attached files that other programs opened. */
  readonly openedFolder: string
  readonly version: string
  readonly now: () => Date
  /** The built-in sample's workspace file. */
  readonly sample: string
}

/** What a file that is staged is besides a file. */
interface Origin {
  readonly passphrase?: string | null
  /** Where attached files lie that it does not hold itself. */
  readonly stores?: readonly string[]
  /** They are only looked for, not brought along. */
  readonly look?: boolean
  readonly restored?: Slot['restored']
  /** The record schema that its rows are to come in; this program's when not given. */
  readonly schema?: number
}

/** The answers to all calls of the contract, each a few lines onto the part that does the work. */
export function createHandlers(parts: CallParts): Handlers {
  const { settings, slots, dialogs, version } = parts
  const files = createHandles<string>(MOST_CHOSEN_FILES)
  const snapshots = new Snapshots()
  const staging = new Staging()
  const jobs = createWindowJobs((job, progress) => sendEvent(parts.contents(), 'jobProgress', { job, ...progress }))

  const chosen = (path: string | null): Result<ChosenFile | null> =>
    ok(path === null ? null : { file: files.add(path), name: basename(path) })

  /** Whatever is decrypted lies among the imports under way, which are removed at the next start at the latest. */
  const protectedBy = (passphrase: string | null): Protection | null =>
    passphrase === null ? null : { passphrase, clearFolder: slots.incoming() }

  const schemaOf = (slot: string) => slots.all.find(({ id }) => id === slot)?.schema ?? RECORD_SCHEMA

  const stage = async (path: string, job: string, origin: Origin = {}): Promise<Result<StagedFile>> => {
    const attachmentsTo = slots.incoming()
    const protection = protectedBy(origin.passphrase ?? null)
    const { schema = RECORD_SCHEMA } = origin
    const read = await jobs.run(job, 'stageWorkspaceFile', { path, attachmentsTo, protection, schema })
    if (!read.ok) return read
    const { summary } = read.value
    if (origin.look) {
      const found = lookForAttachments(summary.attachments, origin.stores ?? [])
      return ok(staging.add(path, { ...read.value, summary: { ...summary, attachments: found } }, attachmentsTo))
    }
    const held = await completeAttachments(summary.attachments, attachmentsTo, origin.stores ?? [])
    if (!held.ok) {
      // Removes what was put down for it.
      staging.discard(staging.add(path, read.value, attachmentsTo).staged)
      return held
    }
    const completed = { ...read.value, summary: { ...summary, attachments: held.value } }
    return ok(staging.add(path, completed, attachmentsTo, origin.restored))
  }

  /** Has a file that the user chose written, and names it. */
  const writeTo = async <T extends object>(file: string, write: (output: string) => Promise<Result<T>>) => {
    const output = files.get(file)
    if (!output.ok) return output
    const written = await write(output.value)
    return written.ok ? ok({ name: basename(output.value), ...written.value }) : written
  }

  const secondCopies = async (slot: string): Promise<BackupFolder | null> => {
    const place = settings.secondPlace()
    return place && secondFolder(place, slot, parts.userData)
  }

  const attachmentHandlers = createAttachmentHandlers({
    stores: parts.attachments,
    dialogs,
    report: (job, progress) => sendEvent(parts.contents(), 'jobProgress', { job, ...progress }),
    openOutside: (path) => shell.openPath(path),
    openedFolder: parts.openedFolder,
  })

  return {
    getStartup: () =>
      ok({
        author: settings.author(),
        device: settings.device,
        version,
        active: slots.active,
        slots: [...slots.all],
      }),
    saveAuthor: (author) => settings.saveAuthor(author),
    createWorkspace: ({ title }) => slots.create(title, null),
    async activateWorkspace({ slot, replacing, opening }) {
      await parts.syncDatabase()
      return slots.activate(slot, replacing, opening)
    },
    setDatabaseAside: async () => {
      const noted = await parts.setDatabaseAside()
      return noted.ok ? ok({}) : noted
    },
    async switchDatabase({ slot, generation }) {
      await parts.syncDatabase()
      return slots.switchDatabase(slot, generation)
    },
    async stageRecovery({ slot, job }) {
      const journal = await slots.journal(slot)
      const folder = backupsOf(slots, slot)
      if (!journal.ok) return journal
      if (!folder.ok) return folder
      const second = await secondCopies(slot)
      return findRecoverySource({
        folders: second ? [folder.value, second] : [folder.value],
        journal: journal.value,
        baseline: slots.baseline(slot),
        // The journal goes on in the schema of the slot; it is migrated when it is opened.
        stage: (path) => stage(path, job, { schema: schemaOf(slot) }),
      })
    },
    async stageBackup({ slot, backup, look, job }) {
      const path = backupPath(slots, slot, backup)
      if (!path.ok) return path
      const at = parseBackupName(backup)?.at ?? ''
      const here = [slot, slots.active ?? ''].flatMap((each) => slots.attachments(each) ?? [])
      // What this PC has lost may still lie in the second place.
      const second = await secondCopies(slot)
      const stores = second ? [...here, join(second.path, ATTACHED)] : here
      return stage(path.value, job, { stores, look, restored: { slot: slots.active ?? slot, at } })
    },
    renameWorkspace: ({ slot, title }) => slots.rename(slot, title),
    async appendJournal({ slot, ...line }) {
      const journal = await slots.journal(slot)
      return journal.ok ? journal.value.append(line) : journal
    },
    async readJournal({ slot, after, limit }) {
      const journal = await slots.journal(slot)
      if (!journal.ok) return journal
      const folder = backupsOf(slots, slot)
      const [newest] = folder.ok ? await folder.value.list() : []
      if (newest && newest.seq > journal.value.head) return journalLost(journal.value.head, newest.seq)
      const page = await journal.value.read(after, limit)
      return page.ok ? ok({ ...page.value, ledger: page.value.ledger ?? slots.opening(slot) }) : page
    },
    chooseSave: async ({ purpose, suggestedName }) => chosen(await dialogs.save(purpose, suggestedName)),
    chooseOpen: async ({ purpose }) => chosen(await dialogs.open(purpose)),
    revealFile({ file }) {
      const path = files.get(file)
      if (!path.ok) return path
      shell.showItemInFolder(path.value)
      return ok({})
    },
    openSnapshot() {
      const snapshot = snapshots.begin()
      return snapshot.ok ? ok({ snapshot: snapshot.value }) : snapshot
    },
    addToSnapshot({ snapshot, table, rows }) {
      const added = snapshots.add(snapshot, table, rows)
      return added.ok ? ok({}) : added
    },
    async exportWorkspace({ slot, snapshot, file, job, passphrase }) {
      const rows = snapshots.take(snapshot)
      const output = files.get(file)
      if (!rows.ok) return rows
      if (!output.ok) return output
      const store = await parts.attachments.of(slot)
      if (!store.ok) return store
      const input = {
        rows: rows.value,
        laterFrom: slots.baseline(slot),
        appVersion: version,
        attachments: store.value.folder,
        protection: protectedBy(passphrase),
      }
      const write = (path: string) => jobs.run(job, 'exportWorkspace', { ...input, output: path })
      const done = await writeToDisk(output.value, write, { folder: slots.incoming() })
      if (!done.ok) return done
      const { written, onOtherDisk } = done.value
      const { attachments } = written
      const inFile = { ...attachments, missing: [...attachments.missing] }
      return ok({ name: basename(output.value), ...written, attachments: inFile, onOtherDisk })
    },
    async exportPacket({ snapshot, file, job, ...wanted }) {
      const rows = snapshots.take(snapshot)
      if (!rows.ok) return rows
      return writeTo(file, (output) => jobs.run(job, 'exportPacket', { rows: rows.value, output, ...wanted }))
    },
    async exportMergeRecord({ snapshot, batch, file, job }) {
      const rows = snapshots.take(snapshot)
      if (!rows.ok) return rows
      return writeTo(file, (output) => jobs.run(job, 'exportMergeRecord', { rows: rows.value, batch, output }))
    },
    exportTable: ({ table, format, file, job }) =>
      writeTo(file, (output) => jobs.run(job, 'exportTable', { table, format, output })),
    async exportRecoverySheet({ encrypted, file, job, ...known }) {
      const path = files.get(encrypted)
      if (!path.ok) return path
      const sheet = { fileName: basename(path.value), ...known }
      return writeTo(file, (output) => jobs.run(job, 'exportRecoverySheet', { sheet, output }))
    },
    async stageWorkspaceFile({ file, job, passphrase }) {
      const path = files.get(file)
      return path.ok ? stage(path.value, job, { passphrase, stores: [join(dirname(path.value), ATTACHED)] }) : path
    },
    stageSample: ({ job }) => stage(parts.sample, job),
    readStaged({ staged, table, offset }) {
      const rows = staging.rows(staged, table, offset)
      return rows.ok ? ok({ rows: rows.value }) : rows
    },
    async adoptStaged({ staged }) {
      const found = staging.find(staged)
      if (!found.ok) return found
      const { path, summary, attachments, restored } = found.value
      const hasFiles = summary.attachments.files > 0
      const baseline = { path, sha256: summary.file.sha256, attachments: hasFiles ? attachments : null, restored }
      return slots.create(summary.title, baseline)
    },
    discardStaged({ staged }) {
      staging.discard(staged)
      return ok({})
    },
    async saveDrawing({ file, drawing }) {
      const output = files.get(file)
      return output.ok ? saveDrawing(output.value, drawing) : output
    },
    ...attachmentHandlers,
    ...createTableHandlers({ jobs, pathOf: (file) => files.get(file) }),
    ...createBackupHandlers({
      ...parts,
      jobs,
      takeSnapshot: (handle) => snapshots.take(handle),
    }),
    ...createSalvageHandlers({
      ...parts,
      jobs,
      secondCopies,
      stage: (path, slot, job) => stage(path, job, { schema: schemaOf(slot) }),
      takeSnapshot: (handle) => snapshots.take(handle),
    }),
    cancelJob({ job }) {
      jobs.cancel(job)
      return ok({})
    },
    takeStagedFiles({ slot, staged }) {
      const found = staging.find(staged)
      return found.ok ? takeStagedFiles(parts.attachments, slot, found.value) : found
    },
    confirmClose({ close }) {
      parts.confirmClose(close)
      return ok({})
    },
    holdClose() {
      parts.holdClose()
      return ok({})
    },
  }
}

function journalLost(head: number, seq: number) {
  return fail(
    'journal-lost',
    `保存日志只到第 ${head} 条，而备份已到第 ${seq} 条：保存日志丢失了一部分。程序没有改动任何数据。可以用下面的备份另建工作区，并请技术人员查看。`,
  )
}

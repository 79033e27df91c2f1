import { z } from 'zod'
import { diagramOptionsSchema } from '../domain/documents/diagram-options'
import { PACKET_NAMES } from '../domain/documents/packet-names'
import { calendarDate, idText } from '../domain/records/fields'
import type { Failure, Result } from '../domain/result'
import { adoptedLogSchema, authorSchema, batchSchema } from '../domain/workspace/change'
import { FILE_TABLES, type FileTable } from '../domain/workspace/file-tables'
import { ledgerSchema } from '../domain/workspace/ledger'
import { isLongEnough } from '../domain/workspace/passphrase'
import { ATTACHMENT_CALLS, attachmentFault, attachmentsInFile } from './attachment-contract'
import { BACKUP_CALLS, backupId } from './backup-contract'
import { DRAWING_CALLS } from './drawing-contract'
import { salvageCalls } from './salvage-contract'
import { SHEET_CALLS } from './sheet-contract'
import { TABLE_CALLS } from './table-contract'

/**
 * The boundary between the window and main: every call once, as name → argument schema → result schema, and every event
 * once, as name → payload schema. Types for both sides are derived from here. Paths never cross: main keeps them and
 * gives out handles.
 */

/** The origin that the database hangs on. It is for ever: another one would open an empty database. */
export const APP_ORIGIN = 'app://workbench'

/** Rows a call may carry; larger sets go in several calls, so that neither side stalls. */
export const ROWS_PER_CALL = 2000

/** A random name under which main keeps something (a chosen file, a snapshot, a staged import) for the window. */
const handle = z.uuid()
const nothing = z.strictObject({})
const fileTable = z.enum(FILE_TABLES as readonly [FileTable, ...FileTable[]])
const rows = z.array(z.record(z.string(), z.unknown())).max(ROWS_PER_CALL)
const counts = z.record(fileTable, z.int().nonnegative())

/** Of a file that is there already; other programs may have taken a shorter one than we do. */
const passphrase = z.string().min(1).max(1000)
const newPassphrase = passphrase.refine(isLongEnough)

/** A place for one workspace on this PC: its database and its journal. */
export const slotSchema = z.strictObject({
  id: idText,
  title: z.string().max(200),
  createdAt: z.iso.datetime(),
  /** 'replaced' slots are kept, but no longer offered first. */
  status: z.enum(['open', 'replaced']),
  /** How often its database was rebuilt; each time under a new name, so that the damaged one stays. */
  generation: z.int().nonnegative(),
  /** The record schema of what it holds; an older one is brought to this program's, in a new slot, when it is opened. */
  schema: z.int().positive().default(1),
  /** Set when it was filled from a backup: the slot that was restored, and the backup's instant. */
  restored: z.strictObject({ slot: idText, at: z.iso.datetime() }).nullable().default(null),
})
export type Slot = Readonly<z.infer<typeof slotSchema>>

const startup = z.strictObject({
  author: authorSchema.nullable(),
  device: idText,
  version: z.string(),
  active: idText.nullable(),
  slots: z.array(slotSchema),
})
export type Startup = Readonly<z.infer<typeof startup>>

const chosenFile = z.strictObject({ file: handle, name: z.string() })
export type ChosenFile = Readonly<z.infer<typeof chosenFile>>

/** What a verified workspace file holds. */
const stagedFile = z.strictObject({
  staged: handle,
  name: z.string(),
  title: z.string(),
  appVersion: z.string(),
  counts,
  attachments: attachmentsInFile,
})
export type StagedFile = Readonly<z.infer<typeof stagedFile>>

const exportedWorkspace = z.strictObject({
  name: z.string(),
  bytes: z.int(),
  counts,
  attachments: attachmentsInFile,
  /** SHA-256 of the whole file, hex. */
  sha256: z.string(),
  /** Written to a stick or another disk, flushed, read back and compared: it can be pulled out. */
  onOtherDisk: z.boolean(),
})
export type ExportedWorkspace = Readonly<z.infer<typeof exportedWorkspace>>

/** A character that no bundled font has, and the record and field in which it stands. */
const missingGlyph = z.strictObject({ character: z.string(), codePoint: z.string(), where: z.array(z.string()) })
export type MissingGlyph = Readonly<z.infer<typeof missingGlyph>>

const exportedPacket = z.strictObject({
  name: z.string(),
  bytes: z.int(),
  pages: z.int(),
  missingGlyphs: z.array(missingGlyph),
})
export type ExportedPacket = Readonly<z.infer<typeof exportedPacket>>

/** One line of the journal: a batch, what the workspace holds after it, and of a merge the log that came with it. */
const journalLine = {
  seq: z.int().positive(),
  batch: batchSchema,
  ledger: ledgerSchema,
  adopted: adoptedLogSchema.optional(),
}
/** A line as read back. */
const journalEntry = z.strictObject(journalLine)
export type JournalEntry = Readonly<z.infer<typeof journalEntry>>

const journalPage = z.strictObject({
  entries: z.array(journalEntry),
  /** Sequence number of the last whole line; 0 when the journal is empty. */
  head: z.int().nonnegative(),
  /** What the workspace holds after the last line; null when the journal is empty or was begun anew after pruning. */
  ledger: ledgerSchema.nullable(),
  /** A last line that was cut short by a crash and set aside; it was never confirmed as 已保存. */
  torn: z.boolean(),
})
export type JournalPage = Readonly<z.infer<typeof journalPage>>

export const CALLS = {
  getStartup: { args: nothing, result: startup },
  saveAuthor: { args: authorSchema, result: nothing },
  createWorkspace: { args: z.strictObject({ title: z.string().max(200) }), result: slotSchema },
  /**
   * Makes a slot the one that opens from now on; `replacing` is set aside, not deleted. `opening` is the ledger of what
   * the slot was filled with, null when it is opened again.
   */
  activateWorkspace: {
    args: z.strictObject({ slot: idText, replacing: idText.nullable(), opening: ledgerSchema.nullable() }),
    result: nothing,
  },
  /** What a lost or damaged database can be rebuilt from: a verified file, staged, and the journal after `seq`. */
  stageRecovery: {
    args: z.strictObject({ slot: idText, job: handle }),
    result: z.strictObject({ source: z.string(), staged: stagedFile.nullable(), seq: z.int().nonnegative() }),
  },
  /** The slot's database is the rebuilt one from now on; the damaged one stays under its old name. */
  switchDatabase: {
    args: z.strictObject({ slot: idText, generation: z.int().positive() }),
    result: nothing,
  },
  /** For a database that cannot be opened at all: starts the program again with the damaged folder put aside, not deleted. */
  setDatabaseAside: { args: nothing, result: nothing },
  renameWorkspace: { args: z.strictObject({ slot: idText, title: z.string().max(200) }), result: nothing },
  /** Appends one batch; answers when it is on the disk. `seq` must follow the journal's head, else `journal-mismatch`. */
  appendJournal: {
    args: z.strictObject({ slot: idText, ...journalLine }),
    result: z.strictObject({ seq: z.int().positive() }),
  },
  readJournal: {
    args: z.strictObject({ slot: idText, after: z.int().nonnegative(), limit: z.int().min(1).max(ROWS_PER_CALL) }),
    result: journalPage,
  },
  chooseSave: {
    args: z.strictObject({
      purpose: z.enum(['workspace', 'packet', 'recovery-sheet', 'merge-record', 'table', 'svg', 'png']),
      suggestedName: z.string().min(1).max(120),
    }),
    result: chosenFile.nullable(),
  },
  chooseOpen: { args: z.strictObject({ purpose: z.enum(['workspace', 'table']) }), result: chosenFile.nullable() },
  revealFile: { args: z.strictObject({ file: handle }), result: nothing },
  /** Begins a copy of the workspace in main, filled by addToSnapshot, used up by one export. */
  openSnapshot: { args: nothing, result: z.strictObject({ snapshot: handle }) },
  addToSnapshot: { args: z.strictObject({ snapshot: handle, table: fileTable, rows }), result: nothing },
  /** Encrypts the file when a passphrase is given. */
  exportWorkspace: {
    args: z.strictObject({
      slot: idText,
      snapshot: handle,
      file: handle,
      job: handle,
      passphrase: newPassphrase.nullable(),
    }),
    result: exportedWorkspace,
  },
  exportPacket: {
    args: z.strictObject({
      snapshot: handle,
      file: handle,
      job: handle,
      packet: z.enum(PACKET_NAMES),
      /** Reference date of the packet; null = today. */
      asOf: calendarDate,
      /** How structure-diagram is drawn; null = as most offices want it. */
      diagram: diagramOptionsSchema.nullable(),
    }),
    result: exportedPacket,
  },
  /** Prints the 恢复单 of an encrypted file; its passphrase only when it is given. */
  exportRecoverySheet: {
    args: z.strictObject({
      /** The encrypted file, of which only the name is used. */
      encrypted: handle,
      sha256: z.string().regex(/^[0-9a-f]{64}$/),
      workspaceTitle: z.string().max(200),
      passphrase: newPassphrase.nullable(),
      file: handle,
      job: handle,
    }),
    result: exportedPacket,
  },
  /** Prints the 合并记录 of a merge in the log. */
  exportMergeRecord: {
    args: z.strictObject({ snapshot: handle, batch: idText, file: handle, job: handle }),
    result: exportedPacket,
  },
  /**
   * Reads and verifies a whole workspace file; nothing of the open workspace changes. An encrypted file fails with
   * `passphrase-needed` or `wrong-passphrase` until the right passphrase is given.
   */
  stageWorkspaceFile: {
    args: z.strictObject({ file: handle, job: handle, passphrase: passphrase.nullable() }),
    result: stagedFile,
  },
  stageSample: { args: z.strictObject({ job: handle }), result: stagedFile },
  readStaged: {
    args: z.strictObject({ staged: handle, table: fileTable, offset: z.int().nonnegative() }),
    result: z.strictObject({ rows }),
  },
  /** Makes a slot for a staged file and keeps the file as its baseline; the window then fills the slot's database. */
  adoptStaged: { args: z.strictObject({ staged: handle }), result: slotSchema },
  /**
   * Brings the attached files of a staged file into the store of a slot, for merging: what is there stays, nothing refers
   * to them before the merge is saved. Answers which of its records' files are in neither.
   */
  takeStagedFiles: {
    args: z.strictObject({ slot: idText, staged: handle }),
    result: z.strictObject({ missing: z.array(attachmentFault) }),
  },
  discardStaged: { args: z.strictObject({ staged: handle }), result: nothing },
  ...ATTACHMENT_CALLS,
  ...BACKUP_CALLS,
  ...TABLE_CALLS,
  ...salvageCalls(stagedFile, journalPage),
  ...SHEET_CALLS,
  ...DRAWING_CALLS,
  /**
   * Reads and verifies a backup as stageWorkspaceFile does a file; adopting it restores it, into a new slot. `look`: it is
   * only to be looked at, its attached files are looked for and not brought along.
   */
  stageBackup: {
    args: z.strictObject({ slot: idText, backup: backupId, look: z.boolean(), job: handle }),
    result: stagedFile,
  },
  cancelJob: { args: z.strictObject({ job: handle }), result: nothing },
  /** Answers closeRequested: nothing is unsaved any more (or the user chose to leave), or the user stays. */
  confirmClose: { args: z.strictObject({ close: z.boolean() }), result: nothing },
  /** Answers closeRequested: everything is saved, a backup is being made; confirmClose follows, else main closes after a while. */
  holdClose: { args: nothing, result: nothing },
} as const satisfies Record<string, { args: z.ZodType; result: z.ZodType }>

/** Calls from main to the window. */
export const EVENTS = {
  /** fraction 0…1; note is a short Chinese phrase. */
  jobProgress: z.strictObject({ job: handle, fraction: z.number().min(0).max(1), note: z.string() }),
  /** The user wants to close: save what is being typed, then confirmClose. */
  closeRequested: nothing,
} as const satisfies Record<string, z.ZodType>

export type CallName = keyof typeof CALLS
export type EventName = keyof typeof EVENTS
export type ArgsOf<Name extends CallName> = z.infer<(typeof CALLS)[Name]['args']>
export type ResultOf<Name extends CallName> = z.infer<(typeof CALLS)[Name]['result']>
export type PayloadOf<Name extends EventName> = z.infer<(typeof EVENTS)[Name]>

/** What a call answers: never an exception, always a value or a named failure. */
export type Answer<Name extends CallName> = Result<ResultOf<Name>, Failure>

/** The one object that the window gets: a method for every call, a subscription for every event. */
export type Bridge = {
  readonly [Name in CallName]: (args: ArgsOf<Name>) => Promise<Answer<Name>>
} & {
  /** Calls `listener` at every event of that name until the returned function is called. */
  readonly on: <Name extends EventName>(event: Name, listener: (payload: PayloadOf<Name>) => void) => () => void
}

/** Names of the channels on which calls and events travel. */
export const callChannel = (name: CallName) => `call:${name}`
export const eventChannel = (name: EventName) => `event:${name}`

import type { Result } from '../../domain/result'
import type { RowsByTable } from '../../domain/workspace/rows'
import type { FileDigest } from '../encryption/encrypt-file'
import type { OpenedWorkspace, Protection } from '../encryption/protected-workspace'
import type { MergedFiles, MergeOrder } from '../merging/merge-files'
import type { MergeRecordOrder } from '../pdf/export-merge-record'
import type { PacketOrder } from '../pdf/export-packet'
import type { RecoverySheetOrder } from '../pdf/export-recovery-sheet'
import type { WrittenDocument } from '../pdf/write-document'
import type { TableOrder, WrittenTable } from '../spreadsheet/export-table'
import type { TableFile } from '../spreadsheet/table-file'
import type { WorkspaceSummary } from '../workspace-file/read'
import type { WrittenWorkspace } from '../workspace-file/write'

/**
 * Long work that runs in a worker thread: name → what goes in and what comes out. Both are copied between threads, so
 * plain data, Maps and bytes only. To add a job: a line here and one in job-table.ts.
 * An input's `output` is the file that the job writes; what is left of it when the job is ended is then removed, as is
 * the clear folder of its `protection` when the job does not succeed.
 */
export interface JobTypes {
  exportWorkspace: {
    input: {
      readonly rows: RowsByTable
      readonly output: string
      readonly appVersion: string
      /** The record schema that the rows are in; this program's when not given. */
      readonly schema?: number
      /** The file that the workspace began with: tables of a newer program in it are written back. */
      readonly laterFrom?: string | null
      /** Folder of the attachment store; without it the file holds the records alone. */
      readonly attachments?: string
      /** Encrypts the file; null leaves it as it is. */
      readonly protection?: Protection | null
    }
    output: WrittenWorkspace
  }
  exportPacket: {
    input: PacketOrder
    output: WrittenDocument
  }
  exportRecoverySheet: {
    input: RecoverySheetOrder
    output: WrittenDocument
  }
  exportMergeRecord: {
    input: MergeRecordOrder
    output: WrittenDocument
  }
  exportTable: { input: TableOrder; output: WrittenTable }
  stageWorkspaceFile: {
    input: {
      readonly path: string
      /** Where the attached files are put, see AttachmentTarget; removed when the job does not succeed. */
      readonly attachmentsTo?: string
      /** The record schema that the rows are to come in; this program's when not given. */
      readonly schema?: number
      /** Opens an encrypted file; null when the user gave no passphrase. */
      readonly protection?: Protection | null
    }
    output: OpenedWorkspace
  }
  encryptFile: {
    input: { readonly path: string; readonly output: string; readonly passphrase: string }
    output: FileDigest
  }
  decryptWorkspace: {
    input: { readonly path: string; readonly output: string; readonly passphrase: string }
    output: WorkspaceSummary
  }
  mergeWorkspaceFiles: { input: MergeOrder; output: MergedFiles }
  /** Reads an Excel or CSV file whose rows are to be imported. */
  readTableFile: {
    input: { readonly path: string }
    output: TableFile
  }
  /** Reads a whole file and tells what it is, without handing its rows over. */
  verifyWorkspaceFile: {
    input: { readonly path: string }
    output: WorkspaceSummary
  }
}

export type JobName = keyof JobTypes
export type JobInput<Name extends JobName> = JobTypes[Name]['input']
export type JobOutput<Name extends JobName> = JobTypes[Name]['output']

/** fraction 0…1; note is a short Chinese phrase. */
export interface JobProgress {
  readonly fraction: number
  readonly note: string
}

/** What a job is given besides its input. Hand it on to writeFileAtomically as its options. */
export interface JobContext {
  readonly report: (fraction: number, note: string) => void
  /** Name of the job's temporary files, known to the one who may have to remove them. */
  readonly tag: string
  /** Must be asked just before a file takes its place: after true the job can no longer be cancelled. */
  readonly mayCommit: () => boolean
}

export type JobFunction<Name extends JobName> = (
  input: JobInput<Name>,
  context: JobContext,
) => Promise<Result<JobOutput<Name>>>

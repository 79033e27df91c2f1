import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { ok, type Result } from '../../domain/result'
import { RECORD_SCHEMA } from '../../domain/workspace/file-format'
import { PRESENT_SCHEMA } from '../../domain/workspace/migrations/migrate'
import type { RowsByTable } from '../../domain/workspace/rows'
import { writeFailure } from '../files/file-failure'
import { makeFolder } from '../files/make-folder'
import { portion } from '../workspace-file/progress'
import { readWorkspaceFile, type WorkspaceFile, type WorkspaceSummary } from '../workspace-file/read'
import { type WriteWorkspaceOptions, type WrittenWorkspace, writeWorkspaceFile } from '../workspace-file/write'
import { isAgeFile } from './age-header'
import { type CryptOptions, decryptFile, encryptFile } from './encrypt-file'
import { encryptionProblem } from './encryption-problem'

/** How a workspace file is protected while it travels. */
export interface Protection {
  readonly passphrase: string
  /**
   * A folder on this PC, not there yet, for the file as it is without its passphrase: beside the user's file, which may
   * be on a stick, nothing readable is ever written. Whoever starts the work removes it if the work is ended from outside.
   */
  readonly clearFolder: string
}

/** A verified workspace file and, when it was encrypted, its decrypted copy, which the caller has to remove. */
export interface OpenedWorkspace extends WorkspaceFile {
  readonly decrypted: string | null
}

export interface OpenWorkspaceOptions extends CryptOptions {
  /** null when the user gave none (yet). */
  readonly protection: Protection | null
  /** Where the attached files are put, see AttachmentTarget; null only verifies them. */
  readonly attachmentsTo: string | null
  /** The record schema that the rows are to come in; this program's when not given. */
  readonly schema?: number
}

const CLEAR_NAME = 'workspace.bzsd'

/**
 * Writes a workspace file encrypted with a passphrase. It is first written and verified as always, in the clear folder,
 * then encrypted to its place, decrypted again and compared; the clear folder is removed.
 * Errors: those of writeWorkspaceFile and encryptFile.
 */
export async function writeProtectedWorkspace(
  rows: RowsByTable,
  path: string,
  protection: Protection,
  options: WriteWorkspaceOptions,
): Promise<Result<WrittenWorkspace>> {
  const report = options.report ?? (() => undefined)
  const clear = join(protection.clearFolder, CLEAR_NAME)
  try {
    const made = await makeClearFolder(protection)
    if (!made.ok) return made
    const { mayCommit: _, ...inClear } = options
    const written = await writeWorkspaceFile(rows, clear, { ...inClear, report: portion(report, 0, 0.5) })
    if (!written.ok) return written
    const done = await encryptFile(clear, path, protection.passphrase, { ...options, report: portion(report, 0.5, 1) })
    return done.ok ? ok({ ...written.value, ...done.value }) : done
  } finally {
    await removeClearFolder(protection)
  }
}

/**
 * Reads and verifies a workspace file, encrypted or not. After a failure nothing decrypted is left.
 * Errors: `passphrase-needed`, those of decryptFile and readWorkspaceFile.
 */
export async function openWorkspaceFile(
  path: string,
  { protection, attachmentsTo, schema = RECORD_SCHEMA, ...options }: OpenWorkspaceOptions,
): Promise<Result<OpenedWorkspace>> {
  const report = options.report ?? (() => undefined)
  const target = attachmentsTo === null ? null : { folder: attachmentsTo, ...(options.fs ? { fs: options.fs } : {}) }
  const wanted = { ...PRESENT_SCHEMA, schema }
  // What cannot even be opened is named by the reader.
  if (!(await isAgeFile(path).catch(() => false))) {
    const read = await readWorkspaceFile(path, report, target, wanted)
    return read.ok ? ok({ ...read.value, decrypted: null }) : read
  }
  if (protection === null) return { ok: false, error: encryptionProblem('passphrase-needed') }
  const clear = join(protection.clearFolder, CLEAR_NAME)
  const made = await makeClearFolder(protection)
  if (!made.ok) return made
  const verify = (temporary: string) => readWorkspaceFile(temporary, portion(report, 0.5, 1), target, wanted)
  // Nothing of the user's is replaced: this can be cancelled to the end.
  const { mayCommit: _, ...rest } = options
  const inClear = { ...rest, report: portion(report, 0, 0.5) }
  const read = await decryptFile(path, clear, protection.passphrase, verify, inClear)
  if (read.ok) return ok({ ...read.value, decrypted: clear })
  await removeClearFolder(protection)
  return read
}

async function makeClearFolder({ clearFolder }: Protection): Promise<Result<null>> {
  try {
    await makeFolder(clearFolder)
    return ok(null)
  } catch (error) {
    return writeFailure(error, '暂存文件夹没有建成，原有文件和数据没有变化')
  }
}

/** What cannot be removed now is removed by whoever started the work. */
async function removeClearFolder({ clearFolder }: Protection): Promise<void> {
  await rm(clearFolder, { recursive: true, force: true }).catch(() => undefined)
}

/**
 * Decrypts a workspace file to a place that the user chose; what holds no workspace is refused and not written.
 * Errors: those of decryptFile and readWorkspaceFile.
 */
export function decryptWorkspace(
  from: string,
  to: string,
  passphrase: string,
  options: CryptOptions,
): Promise<Result<WorkspaceSummary>> {
  const report = options.report ?? (() => undefined)
  const verify = async (temporary: string): Promise<Result<WorkspaceSummary>> => {
    const read = await readWorkspaceFile(temporary, portion(report, 0.5, 1))
    return read.ok ? ok(read.value.summary) : read
  }
  return decryptFile(from, to, passphrase, verify, { ...options, report: portion(report, 0, 0.5) })
}

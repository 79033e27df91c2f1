import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Failure, Result } from '../../domain/result'
import type { RowsByTable } from '../../domain/workspace/rows'
import { version } from '../../package.json'
import { isAgeFile } from '../encryption/age-header'
import type { OpenedWorkspace } from '../encryption/protected-workspace'
import type { JobProgress } from '../jobs/job-types'
import type { WrittenWorkspace } from '../workspace-file/write'
import { runCliJob } from './cli-job'
import { askPassphrase } from './passphrase'

/** A workspace file that a command read whole, attached files included, to write a changed copy of it. */
export interface RewritableWorkspace extends OpenedWorkspace {
  /** Writes the copy with the attached files of the original, encrypted when the original was. */
  readonly write: (rows: RowsByTable, output: string) => Promise<Result<WrittenWorkspace>>
}

/**
 * Opens a workspace file for a command that writes a changed copy. Everything on the side lies in a folder that only
 * this user can read, and is removed when `use` has ended.
 * @param path absolute.
 */
export async function rewriteWorkspace<T>(
  path: string,
  onProgress: (progress: JobProgress) => void,
  use: (workspace: RewritableWorkspace) => Promise<T>,
): Promise<T | Failure> {
  const folder = await mkdtemp(join(tmpdir(), 'pilot-workbench-'))
  try {
    const passphrase = (await isAgeFile(path).catch(() => false)) ? await askPassphrase() : null
    if (passphrase && !passphrase.ok) return passphrase.error
    const protect = (name: string) =>
      passphrase?.ok ? { passphrase: passphrase.value, clearFolder: join(folder, name) } : null
    const attachments = join(folder, 'attachments')
    const order = { path, attachmentsTo: attachments, protection: protect('read') }
    const read = await runCliJob('stageWorkspaceFile', order, onProgress)
    if (!read.ok) return read.error
    // What only a newer program knows is copied from the original.
    const kept = { appVersion: version, attachments, laterFrom: read.value.decrypted ?? path }
    const write = (rows: RowsByTable, output: string) =>
      runCliJob('exportWorkspace', { rows, output, ...kept, protection: protect('write') }, onProgress)
    return await use({ ...read.value, write })
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Failure } from '../../domain/result'
import { isAgeFile } from '../encryption/age-header'
import type { JobProgress } from '../jobs/job-types'
import { readWorkspaceFile, type WorkspaceFile } from '../workspace-file/read'
import { runCliJob } from './cli-job'
import { askPassphrase } from './passphrase'

type OperandRead =
  | { readonly ok: true; readonly value: WorkspaceFile }
  /** All problems that were found, the first in front. */
  | { readonly ok: false; readonly problems: readonly Failure[] }

/**
 * Reads and verifies the workspace file that a command is given; an encrypted one with the passphrase of the environment
 * or of the person at the terminal. Nothing decrypted is left.
 * @param path absolute.
 */
export async function readOperand(path: string, onProgress: (progress: JobProgress) => void): Promise<OperandRead> {
  if (await isAgeFile(path).catch(() => false)) return readEncrypted(path, onProgress)
  const read = await readWorkspaceFile(path)
  return read.ok ? read : { ok: false, problems: read.error.problems }
}

async function readEncrypted(path: string, onProgress: (progress: JobProgress) => void): Promise<OperandRead> {
  const passphrase = await askPassphrase()
  if (!passphrase.ok) return { ok: false, problems: [passphrase.error] }
  // Readable by this user only.
  const folder = await mkdtemp(join(tmpdir(), 'pilot-workbench-'))
  try {
    const protection = { passphrase: passphrase.value, clearFolder: join(folder, 'clear') }
    const read = await runCliJob('stageWorkspaceFile', { path, protection }, onProgress)
    return read.ok ? read : { ok: false, problems: [read.error] }
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

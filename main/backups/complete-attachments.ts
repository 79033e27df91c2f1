import { existsSync } from 'node:fs'
import { stat } from 'node:fs/promises'
import { dirname } from 'node:path'
import { fail, ok, type Result } from '../../domain/result'
import type { FaultyFile } from '../attachments/check'
import { AttachmentStore } from '../attachments/store'
import { hashOfFile } from '../attachments/verified-pieces'
import { copyAtomic } from '../files/atomic-file'
import { writeFailure } from '../files/file-failure'
import { diskFs, type Fs } from '../files/fs-port'
import { makeFolder } from '../files/make-folder'
import type { AttachmentsInFile } from '../workspace-file/attachment-parts'

/**
 * Backups hold the records; the attached files lie once in a store beside them. This gathers, for a workspace file that
 * is being brought in, the files that it does not hold itself.
 * Errors: those of copyAtomic; a file that is damaged in the store counts as missing.
 * @param to laid out as a store; may hold files already.
 * @param stores folders to look in, in this order.
 * @param fs for writing.
 * @returns what is there now, and what is still missing.
 */
export async function completeAttachments(
  held: AttachmentsInFile,
  to: string,
  stores: readonly string[],
  fs: Fs = diskFs,
): Promise<Result<AttachmentsInFile>> {
  const target = new AttachmentStore(to)
  const missing: FaultyFile[] = []
  let { files, bytes } = held
  for (const file of held.missing) {
    const brought = await bring(file.sha256, target, stores, fs)
    if (!brought.ok) return brought
    if (brought.value === null) missing.push(file)
    else {
      files += 1
      bytes += brought.value
    }
  }
  return ok({ files, bytes, missing })
}

/**
 * Looks which of the files that a workspace file does not hold itself could be gathered; nothing is read or copied, so
 * one that is damaged counts as there.
 */
export function lookForAttachments(held: AttachmentsInFile, stores: readonly string[]): AttachmentsInFile {
  const isThere = ({ sha256 }: FaultyFile) =>
    stores.some((folder) => existsSync(new AttachmentStore(folder).pathOf(sha256)))
  return { ...held, missing: held.missing.filter((file) => !isThere(file)) }
}

/** @returns bytes; null when no store has it whole. */
async function bring(
  sha256: string,
  target: AttachmentStore,
  stores: readonly string[],
  fs: Fs,
): Promise<Result<number | null>> {
  const to = target.pathOf(sha256)
  for (const folder of stores) {
    const from = new AttachmentStore(folder).pathOf(sha256)
    if (!existsSync(from)) continue
    let size = 0
    const verify = async (path: string) => {
      size = (await stat(path)).size
      return (await hashOfFile(path)) === sha256 ? ok(null) : fail('attachment-damaged', '佐证材料已损坏。')
    }
    try {
      await makeFolder(dirname(to))
    } catch (error) {
      return writeFailure(error, '佐证材料没有复制成，现有数据没有变化')
    }
    const copied = await copyAtomic(from, to, verify, { fs })
    if (copied.ok) return ok(size)
    if (copied.error.kind !== 'attachment-damaged') return copied
  }
  return ok(null)
}

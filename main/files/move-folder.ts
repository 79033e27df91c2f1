import { dirname } from 'node:path'
import { ok, type Result } from '../../domain/result'
import { renameStubbornly } from './atomic-file'
import { type FileFailure, writeFailure } from './file-failure'
import { diskFs, type Fs } from './fs-port'
import { makeFolder } from './make-folder'
import { syncFolder } from './sync-folder'

/**
 * Gives a folder on the same disk another place, with everything in it or not at all. Nothing may be there yet.
 * Errors: those of fileFailure.
 */
export async function moveFolder(from: string, to: string, fs: Fs = diskFs): Promise<Result<null, FileFailure>> {
  try {
    await makeFolder(dirname(to))
    await renameStubbornly(fs, from, to)
    await syncFolder(dirname(to))
    await syncFolder(dirname(from))
    return ok(null)
  } catch (error) {
    return writeFailure(error, '佐证材料没有放到位，现有数据没有变化')
  }
}

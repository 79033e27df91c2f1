import { rm, stat } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { ok, type Result } from '../../domain/result'
import { copyVerified } from './copy-verified'
import { writeFailure } from './file-failure'
import { diskFs, type Fs } from './fs-port'
import { makeFolder } from './make-folder'

export interface WriteToDiskOptions {
  /** A folder on this PC's own disk, not there yet; nothing of it stays. */
  readonly folder: string
  /** Asked whether two paths lie on different disks; by the system's device numbers by default. */
  readonly otherDisk?: (path: string, folder: string) => Promise<boolean>
  readonly fs?: Fs
}

/**
 * Writes a file where the user wants it. On another disk, mostly a stick, it is first written on this PC, then copied,
 * flushed, read back and compared, so that it can be pulled out as soon as this answers.
 * Errors: those of `write`, `copy-differs` and those of fileFailure; an older file of that name then stays.
 * @param write writes the file at a path, whole and verified or not at all.
 * @returns its value, and whether the file lies on another disk.
 */
export async function writeToDisk<T>(
  path: string,
  write: (path: string) => Promise<Result<T>>,
  { folder, otherDisk = onOtherDisk, fs = diskFs }: WriteToDiskOptions,
): Promise<Result<{ readonly written: T; readonly onOtherDisk: boolean }>> {
  try {
    if (!(await otherDisk(dirname(path), dirname(dirname(folder))))) {
      const written = await write(path)
      return written.ok ? ok({ written: written.value, onOtherDisk: false }) : written
    }
    await makeFolder(folder)
    const local = join(folder, basename(path))
    const written = await write(local)
    if (!written.ok) return written
    const copied = await copyVerified(local, path, { fs })
    return copied.ok ? ok({ written: written.value, onOtherDisk: true }) : copied
  } catch (error) {
    return writeFailure(error, '文件没有写成，原有文件和数据没有变化')
  } finally {
    await rm(folder, { recursive: true, force: true }).catch(() => undefined)
  }
}

async function onOtherDisk(path: string, folder: string): Promise<boolean> {
  return (await stat(path)).dev !== (await stat(folder)).dev
}

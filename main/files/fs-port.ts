import { open, rename, unlink } from 'node:fs/promises'
import { dirname } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { syncFolder } from './sync-folder'

/** A file being written. */
export interface WritableFile {
  /** Appends bytes; resolves with how many were taken, which may be fewer than given. */
  write(bytes: Uint8Array): Promise<number>
  /** Resolves when all bytes are on the device. */
  sync(): Promise<void>
  close(): Promise<void>
}

/** The steps of an atomic write, one method a step, so that tests can make each of them fail. */
export interface Fs {
  /** Creates a file for writing; fails when one of that name is there. */
  create(path: string): Promise<WritableFile>
  rename(from: string, to: string): Promise<void>
  remove(path: string): Promise<void>
  /** Makes the latest rename to `path` outlive a power cut. */
  settle(path: string): Promise<void>
  /** Waits before a step is tried again. */
  pause(milliseconds: number): Promise<void>
}

/** The disk. */
export const diskFs: Fs = {
  create: createFile,
  rename,
  remove: unlink,
  settle: (path) => (process.platform === 'win32' ? syncFile(path) : syncFolder(dirname(path))),
  pause: (milliseconds) => pause(milliseconds),
}

async function createFile(path: string): Promise<WritableFile> {
  const handle = await open(path, 'wx')
  return {
    write: async (bytes) => (await handle.write(bytes, 0, bytes.length)).bytesWritten,
    sync: () => handle.sync(),
    close: () => handle.close(),
  }
}

/** Windows cannot flush a folder; flushing the renamed file through a new handle also writes its directory entry. */
async function syncFile(path: string): Promise<void> {
  const handle = await open(path, 'r+')
  await handle.sync().finally(() => handle.close())
}

import { open } from 'node:fs/promises'
import { errorCode } from './file-failure'

/** Some file systems (shares, FUSE) have no flush for folders; then there is nothing more that could be done. */
const NO_FOLDER_SYNC = new Set(['EINVAL', 'ENOTSUP', 'ENOSYS'])

/**
 * Makes files that were created, renamed or removed in a folder outlive a power cut. Does nothing on Windows, which
 * cannot flush a folder. Rejects with the system's error.
 */
export async function syncFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return
  const handle = await open(folder, 'r')
  try {
    await handle.sync()
  } catch (error) {
    if (!NO_FOLDER_SYNC.has(errorCode(error) ?? '')) throw error
  } finally {
    await handle.close()
  }
}

import { open, readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { syncFolder } from './files/sync-folder'

/**
 * Flushes the files and folders of Chromium's database. Strict transactions flush what they write, but not the entries of
 * folders that were just made: a power cut soon after a database was created would take all of it along.
 * Called when a database was created or filled. What cannot be flushed is no failure: the journal holds the same data.
 */
export async function syncDatabase(userData: string): Promise<void> {
  const root = join(userData, 'IndexedDB')
  try {
    for (const store of await readdir(root, { withFileTypes: true })) {
      if (store.isDirectory()) await syncStore(join(root, store.name))
    }
    await syncFolder(root)
    await syncFolder(userData)
  } catch {
    // Deliberately quiet: see above.
  }
}

async function syncStore(folder: string): Promise<void> {
  for (const name of await readdir(folder)) {
    const file = await open(join(folder, name), 'r')
    try {
      await file.sync()
    } finally {
      await file.close()
    }
  }
  await syncFolder(folder)
}

import { fail, ok, type Result } from '../../domain/result'
import { AttachmentStore } from './store'

/** The attachment stores of the workspaces on this PC. */
export interface AttachmentStores {
  /** Error: `no-such-slot`. */
  of(slot: string): Promise<Result<AttachmentStore>>
}

/** @param folderOf where the attachments of a slot lie; null when there is no such slot. */
export function createStores(folderOf: (slot: string) => string | null): AttachmentStores {
  const stores = new Map<string, Promise<AttachmentStore>>()
  return {
    async of(slot) {
      const folder = folderOf(slot)
      if (folder === null) return fail('no-such-slot', '这个工作区已不存在，没有改动任何数据。')
      const store = stores.get(folder) ?? firstUse(folder)
      stores.set(folder, store)
      return ok(await store)
    },
  }
}

/** What an earlier run left half taken in was never confirmed. */
async function firstUse(folder: string): Promise<AttachmentStore> {
  const store = new AttachmentStore(folder)
  // What cannot be removed now lies there harmlessly until the next start.
  await store.clearIncoming().catch(() => undefined)
  return store
}

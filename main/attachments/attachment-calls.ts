import { randomUUID } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { rm, stat } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { LARGEST_ATTACHMENT, opensOutside, safeExtension } from '../../domain/attachments/media-type'
import { fail, ok, type Result } from '../../domain/result'
import type { ATTACHMENT_CALLS, RefusedFile, StoredAttachment } from '../../preload/attachment-contract'
import type { Handlers } from '../answer-call'
import type { Dialogs } from '../dialogs'
import { copyAtomic } from '../files/atomic-file'
import { fileFailure } from '../files/file-failure'
import { makeFolder } from '../files/make-folder'
import type { JobProgress } from '../jobs/job-types'
import { checkFiles } from './check'
import { safeName } from './safe-name'
import type { AttachmentStore } from './store'
import type { AttachmentStores } from './stores'
import { Uploads } from './uploads'
import { hashOfFile } from './verified-pieces'

export interface AttachmentParts {
  readonly stores: AttachmentStores
  readonly dialogs: Pick<Dialogs, 'save' | 'openMany'>
  readonly report: (job: string, progress: JobProgress) => void
  /** Opens a file in the system's program; answers '' or why not. */
  readonly openOutside: (path: string) => Promise<string>
  /** Copies that were handed to other programs; emptied when the handlers are made. */
  readonly openedFolder: string
}

type AttachmentHandlers = Pick<Handlers, keyof typeof ATTACHMENT_CALLS>

/** The answers to the calls about attached files. */
export function createAttachmentHandlers(parts: AttachmentParts): AttachmentHandlers {
  const { stores, dialogs, report } = parts
  const uploads = new Uploads()
  // A copy that a program still holds open stays until the next start.
  const cleared = rm(parts.openedFolder, { recursive: true, force: true }).catch(() => undefined)
  return {
    async chooseAttachments({ slot, job }) {
      const store = await stores.of(slot)
      if (!store.ok) return store
      const paths = await dialogs.openMany('attachment')
      return ok(await addAll(store.value, paths, (fraction, note) => report(job, { fraction, note })))
    },
    async beginAttachment({ slot, name, size }) {
      const store = await stores.of(slot)
      const begun = store.ok ? await uploads.begin(store.value, name, size) : store
      return begun.ok ? ok({ upload: begun.value }) : begun
    },
    async addAttachmentBytes({ upload, offset, bytes }) {
      const added = await uploads.add(upload, offset, bytes)
      return added.ok ? ok({}) : added
    },
    endAttachment: ({ upload }) => uploads.end(upload),
    async cancelAttachment({ upload }) {
      await uploads.cancel(upload)
      return ok({})
    },
    async checkAttachments({ slot, files, depth, job }) {
      const store = await stores.of(slot)
      if (!store.ok) return store
      const checked = await checkFiles(store.value, files, depth, (fraction) =>
        report(job, { fraction, note: '正在校验佐证材料' }),
      )
      return ok({ ...checked, faults: [...checked.faults] })
    },
    async saveAttachmentAs({ slot, sha256, name }) {
      const found = await openedFile(stores, { slot, sha256, name })
      if (!found.ok) return found
      const target = await dialogs.save('attachment', safeName(name))
      if (target === null) return ok(null)
      const copied = await copyAtomic(found.value.path, target, (copy) => isSame(copy, sha256))
      return copied.ok ? ok({ name: basename(target) }) : copied
    },
    async openAttachment({ slot, sha256, name }) {
      const found = await openedFile(stores, { slot, sha256, name })
      if (!found.ok) return found
      const { path, mediaType } = found.value
      if (!opensOutside(mediaType)) return notOpenable()
      await cleared
      const folder = join(parts.openedFolder, randomUUID())
      await makeFolder(folder)
      const copy = join(folder, safeName(name, safeExtension(mediaType, name)))
      const copied = await copyAtomic(path, copy, (written) => isSame(written, sha256))
      if (!copied.ok) return copied
      return (await parts.openOutside(copy)) === '' ? ok({}) : noProgram()
    },
  }
}

async function openedFile(stores: AttachmentStores, of: { slot: string; sha256: string; name: string }) {
  const store = await stores.of(of.slot)
  return store.ok ? store.value.open(of.sha256, of.name) : store
}

/** Takes in files of the disk one after the other; one that cannot be taken does not hold up the others. */
async function addAll(
  store: AttachmentStore,
  paths: readonly string[],
  report: (fraction: number, note: string) => void,
): Promise<{ stored: StoredAttachment[]; refused: RefusedFile[] }> {
  const stored: StoredAttachment[] = []
  const refused: RefusedFile[] = []
  for (const [index, path] of paths.entries()) {
    const name = basename(path).normalize('NFC')
    report(index / paths.length, `正在添加“${name}”`)
    const added = await addOne(store, path, name)
    if (added.ok) stored.push({ name, ...added.value })
    else refused.push({ name, message: added.error.message })
  }
  return { stored, refused }
}

async function addOne(store: AttachmentStore, path: string, name: string) {
  try {
    const { size } = await stat(path)
    // Told before anything is copied; the store counts for itself.
    if (size > LARGEST_ATTACHMENT) return fail('too-large', '文件超过 200 MB，没有添加。请压缩后再添加。')
    return await store.add(createReadStream(path, { highWaterMark: 256 * 1024 }), name)
  } catch (error) {
    return fileFailure(error, '佐证材料没有添加，已有的数据没有变化')
  }
}

/** A copy must be what was stored, or it is not handed out. */
async function isSame(path: string, sha256: string): Promise<Result<null>> {
  if ((await hashOfFile(path)) === sha256) return ok(null)
  return fail(
    'attachment-damaged',
    '这份佐证材料的文件已损坏，没有写出副本，记录没有变化。请从备份恢复，或把原文件重新添加一次。',
  )
}

function notOpenable() {
  return fail('not-openable', '只有图片、PDF 和办公文档可以用系统程序打开。其他文件请用“另存为”存出后自行打开。')
}

function noProgram() {
  return fail('no-program', '系统没有能打开这类文件的程序。请用“另存为”存出后，在有相应程序的电脑上打开。')
}

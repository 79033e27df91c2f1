import { randomUUID } from 'node:crypto'
import { fail, ok, type Result } from '../../domain/result'
import type { StoredAttachment } from '../../preload/attachment-contract'
import type { AttachmentStore, Upload } from './store'

/** An upload that nobody goes on with is dropped: the window was reloaded or gave up. */
const IDLE_MS = 10 * 60_000
const MOST_UPLOADS = 4

interface Running {
  readonly upload: Upload
  readonly name: string
  /** Bytes that were announced. */
  readonly size: number
  readonly timer: NodeJS.Timeout
}

/** Files that the window hands over piece by piece, under handles. */
export class Uploads {
  private readonly running = new Map<string, Running>()

  /** Errors: `too-many-uploads` and those of the store. */
  async begin(store: AttachmentStore, name: string, size: number): Promise<Result<string>> {
    if (this.running.size >= MOST_UPLOADS) {
      return fail('too-many-uploads', '同时添加的文件太多，没有添加。请等前面的添加完成后再试，数据没有变化。')
    }
    const handle = randomUUID()
    // Waiting for this must not keep the program running.
    const timer = setTimeout(() => void this.cancel(handle), IDLE_MS).unref()
    const upload = await store.begin(name)
    if (!upload.ok) {
      clearTimeout(timer)
      return upload
    }
    this.running.set(handle, { upload: upload.value, name, size, timer })
    return ok(handle)
  }

  /** Errors: `bad-piece` (out of order, or more than announced; the upload is then gone) and those of Upload. */
  async add(handle: string, offset: number, bytes: Uint8Array): Promise<Result<null>> {
    const running = this.running.get(handle)
    if (running === undefined) return noUpload()
    const { upload, size, timer } = running
    timer.refresh()
    if (offset !== upload.received || offset + bytes.length > size) return this.giveUp(handle)
    const written = await upload.write(bytes)
    if (!written.ok) this.forget(handle)
    return written
  }

  /** Errors: `bad-piece` (less than announced) and those of Upload. The handle is used up. */
  async end(handle: string): Promise<Result<StoredAttachment>> {
    const running = this.running.get(handle)
    if (running === undefined) return noUpload()
    const { upload, size, name } = running
    if (upload.received !== size) return this.giveUp(handle)
    this.forget(handle)
    const stored = await upload.finish()
    return stored.ok ? ok({ name, ...stored.value }) : stored
  }

  /** Nothing happens when it is gone already. */
  async cancel(handle: string): Promise<void> {
    const running = this.running.get(handle)
    this.forget(handle)
    await running?.upload.drop()
  }

  private async giveUp(handle: string) {
    await this.cancel(handle)
    return fail('bad-piece', '文件在添加过程中有变化或传送出错，没有添加，数据没有变化。请重新添加。')
  }

  private forget(handle: string): void {
    clearTimeout(this.running.get(handle)?.timer)
    this.running.delete(handle)
  }
}

function noUpload() {
  return fail('upload-ended', '这次添加已经结束或已取消，已有的数据没有变化。请重新添加。')
}

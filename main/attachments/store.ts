import { createReadStream } from 'node:fs'
import { readdir, rm, stat } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { HEAD_BYTES, LARGEST_ATTACHMENT, mediaTypeOf } from '../../domain/attachments/media-type'
import { type Failure, fail, ok, type Result } from '../../domain/result'
import { newTag, renameStubbornly } from '../files/atomic-file'
import { errorCode, type FileFailureKind, fileFailure, writeFailure } from '../files/file-failure'
import { diskFs, type Fs } from '../files/fs-port'
import { type Arrived, IncomingFile } from '../files/incoming-file'
import { makeFolder } from '../files/make-folder'
import { hashOfFile, verifiedPieces } from './verified-pieces'

export type AttachmentFailureKind =
  | FileFailureKind
  | 'too-large'
  | 'empty-file'
  | 'upload-ended'
  | 'bad-piece'
  | 'attachment-missing'

/** A file that the store now holds. */
export interface StoredFile {
  /** SHA-256 of the content, hex: the name under which it is found again. */
  readonly sha256: string
  /** Bytes. */
  readonly size: number
  /** By content, see mediaTypeOf. */
  readonly mediaType: string
  /** The very same content had been stored before; it is there once. */
  readonly wasThere: boolean
}

/** A file coming in piece by piece. After a failure it is gone and every further call fails with `upload-ended`. */
export interface Upload {
  readonly received: number
  /** Errors: `too-large`, `upload-ended` and those of fileFailure. */
  write(piece: Uint8Array): Promise<Result<null, Failure<AttachmentFailureKind>>>
  /** Everything is in. Errors: `empty-file`, `upload-ended` and those of fileFailure. */
  finish(): Promise<Result<StoredFile, Failure<AttachmentFailureKind>>>
  /** Gives it up; nothing stays. */
  drop(): Promise<void>
}

/** A stored file opened for reading. */
export interface OpenedFile {
  readonly path: string
  readonly size: number
  /** By content, with the help of the given name. */
  readonly mediaType: string
  /** The content; re-hashed on the way, rejects at the end when it is no longer what was stored. */
  pieces(): AsyncGenerator<Buffer>
}

const SHA256 = /^[0-9a-f]{64}$/

/** Where the files of a store that are still coming in lie. */
const INCOMING = 'incoming'
/** Where files go whose content is no longer what it was; kept, in case something can be saved. */
const DAMAGED = 'damaged'

/**
 * The attached files of one workspace: `ab/<sha256>` without extension, so that nothing in it can be started. A file
 * that is there is never written to again; the same content is there once.
 */
export class AttachmentStore {
  readonly folder: string
  private readonly fs: Fs

  /** @param folder absolute; made when the first file comes. */
  constructor(folder: string, fs: Fs = diskFs) {
    this.folder = folder
    this.fs = fs
  }

  /** Where a content lies, or would lie. @param sha256 64 lower-case hex digits, else this throws. */
  pathOf(sha256: string): string {
    if (!SHA256.test(sha256)) throw new Error('not a SHA-256')
    return join(this.folder, sha256.slice(0, 2), sha256)
  }

  /** Begins to take a file in. @param name decides only between types whose contents begin alike. */
  async begin(name: string): Promise<Result<Upload, Failure<AttachmentFailureKind>>> {
    try {
      const incoming = join(this.folder, INCOMING)
      await makeFolder(incoming)
      const file = await IncomingFile.create(join(incoming, newTag()), HEAD_BYTES, this.fs)
      return ok(new StoreUpload(this, file, name))
    } catch (error) {
      return writeFailure(error, NOT_ADDED)
    }
  }

  /** Takes a whole file in. Errors: those of Upload; an error of `content` is one of fileFailure or thrown on. */
  async add(
    content: AsyncIterable<Uint8Array>,
    name: string,
  ): Promise<Result<StoredFile, Failure<AttachmentFailureKind>>> {
    const upload = await this.begin(name)
    if (!upload.ok) return upload
    try {
      for await (const piece of content) {
        const written = await upload.value.write(piece)
        if (!written.ok) return written
      }
      return await upload.value.finish()
    } catch (error) {
      await upload.value.drop()
      return fileFailure(error, NOT_ADDED)
    }
  }

  /** Opens a stored file. Errors: `attachment-missing` and those of fileFailure. */
  async open(sha256: string, name: string): Promise<Result<OpenedFile, Failure<AttachmentFailureKind>>> {
    const path = this.pathOf(sha256)
    try {
      const { size } = await stat(path)
      const head: Buffer[] = []
      if (size > 0) for await (const piece of createReadStream(path, { end: HEAD_BYTES - 1 })) head.push(piece)
      const mediaType = mediaTypeOf(Buffer.concat(head), name)
      return ok({ path, size, mediaType, pieces: () => verifiedPieces(path, sha256) })
    } catch (error) {
      if (errorCode(error) === 'ENOENT') return attachmentMissing()
      return fileFailure(error, '佐证材料没有读出，数据没有变化')
    }
  }

  /** Takes over the files of a folder that is laid out as a store (a staged import); those that are there stay. */
  async takeAll(folder: string): Promise<Result<null, Failure<AttachmentFailureKind>>> {
    try {
      for (const name of await storedNames(folder)) {
        const target = this.pathOf(name)
        if ((await sizeAt(target)) !== null) continue
        await makeFolder(dirname(target))
        await renameStubbornly(this.fs, join(folder, name.slice(0, 2), name), target)
        await this.fs.settle(target)
      }
      return ok(null)
    } catch (error) {
      return writeFailure(error, '佐证材料没有全部放入，数据没有变化')
    }
  }

  /** Hashes of everything that is stored, sorted; what is coming in or set aside is left out. */
  names(): Promise<readonly string[]> {
    return storedNames(this.folder)
  }

  /** Removes what earlier runs left half taken in. Only when nothing is coming in. */
  async clearIncoming(): Promise<void> {
    await rm(join(this.folder, INCOMING), { recursive: true, force: true })
  }

  /** Gives a finished file its place. A content that is there whole is kept; a damaged one is set aside, not overwritten. */
  async settle(file: IncomingFile, { sha256 }: Arrived): Promise<boolean> {
    const target = this.pathOf(sha256)
    if ((await sizeAt(target)) !== null) {
      if ((await hashOfFile(target)) === sha256) {
        await file.drop()
        return true
      }
      await makeFolder(join(this.folder, DAMAGED))
      await renameStubbornly(this.fs, target, join(this.folder, DAMAGED, `${basename(target)}-${newTag()}`))
    }
    await makeFolder(dirname(target))
    await file.place(target)
    return false
  }
}

class StoreUpload implements Upload {
  private state: 'open' | 'ended' = 'open'

  private readonly store: AttachmentStore
  private readonly file: IncomingFile
  private readonly name: string

  constructor(store: AttachmentStore, file: IncomingFile, name: string) {
    this.store = store
    this.file = file
    this.name = name
  }

  get received(): number {
    return this.file.received
  }

  async write(piece: Uint8Array): Promise<Result<null, Failure<AttachmentFailureKind>>> {
    if (this.state !== 'open') return uploadEnded()
    if (this.file.received + piece.length > LARGEST_ATTACHMENT) return this.giveUp(tooLarge())
    try {
      await this.file.write(piece)
      return ok(null)
    } catch (error) {
      return this.giveUp(writeFailure(error, NOT_ADDED))
    }
  }

  async finish(): Promise<Result<StoredFile, Failure<AttachmentFailureKind>>> {
    if (this.state !== 'open') return uploadEnded()
    if (this.file.received === 0) return this.giveUp(emptyFile())
    try {
      const arrived = await this.file.finish()
      const wasThere = await this.store.settle(this.file, arrived)
      this.state = 'ended'
      const { sha256, size, head } = arrived
      return ok({ sha256, size, mediaType: mediaTypeOf(head, this.name), wasThere })
    } catch (error) {
      return this.giveUp(writeFailure(error, NOT_ADDED))
    }
  }

  async drop(): Promise<void> {
    if (this.state === 'open') await this.giveUp(uploadEnded())
  }

  private async giveUp<F>(failure: F): Promise<F> {
    this.state = 'ended'
    await this.file.drop()
    return failure
  }
}

/** Size of the file at a path; null when none is there. */
async function sizeAt(path: string): Promise<number | null> {
  try {
    return (await stat(path)).size
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return null
    throw error
  }
}

async function storedNames(folder: string): Promise<readonly string[]> {
  const inside = await readdir(folder).catch(noFolder)
  const names: string[] = []
  for (const part of inside.filter((name) => /^[0-9a-f]{2}$/.test(name)).sort()) {
    const found = await readdir(join(folder, part)).catch(noFolder)
    names.push(...found.filter((name) => SHA256.test(name) && name.startsWith(part)).sort())
  }
  return names
}

function noFolder(error: unknown): string[] {
  if (errorCode(error) === 'ENOENT' || errorCode(error) === 'ENOTDIR') return []
  throw error
}

const NOT_ADDED = '佐证材料没有添加，已有的数据没有变化'

function tooLarge() {
  return fail('too-large', '文件超过 200 MB，没有添加，已有的数据没有变化。请压缩（视频可剪短或降低清晰度）后再添加。')
}

function emptyFile() {
  return fail('empty-file', '文件是空的（0 字节），没有添加，已有的数据没有变化。原文件可能已损坏，请核对后再试。')
}

function uploadEnded() {
  return fail('upload-ended', '这次添加已经结束或已取消，已有的数据没有变化。请重新添加。')
}

function attachmentMissing() {
  return fail('attachment-missing', '这份佐证材料的文件不在本机，记录没有变化。请从备份恢复，或把原文件重新添加一次。')
}

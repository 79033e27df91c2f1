import { randomBytes } from 'node:crypto'
import { open } from 'node:fs/promises'
import { fail, ok, type Result } from '../../domain/result'
import { errorCode, fileFailure, writeFailure } from './file-failure'
import { diskFs, type Fs, type WritableFile } from './fs-port'

/** What is written: whole, or piece by piece. */
export type FileContent = string | Uint8Array | Iterable<Uint8Array> | AsyncIterable<Uint8Array>

export interface AtomicWriteOptions {
  readonly fs?: Fs
  /** Random part of the temporary name, when somebody else must be able to remove it (a cancelled job). */
  readonly tag?: string
  /** Asked once, just before the new file takes its place; false gives everything up with `cancelled`. */
  readonly mayCommit?: () => boolean
}

/**
 * Writes a user's file so that at every moment, power cuts included, the old or the new content is there whole.
 * Never writes into the old file. On failure the old file is as it was and no temporary file stays.
 * Errors: those of fileFailure, `cancelled`.
 * @param path absolute; the temporary file stands beside it.
 */
export function writeFileAtomically(
  path: string,
  content: FileContent,
  options: AtomicWriteOptions = {},
): Promise<Result<null>> {
  return writeVerifiedFile(path, content, async () => ok(null), options)
}

/**
 * The same, with a look at the written file before it takes the old one's place.
 * @param verify reads the temporary file; its failure gives everything up and is returned, its value is the result.
 */
export async function writeVerifiedFile<T>(
  path: string,
  content: FileContent,
  verify: (temporary: string) => Promise<Result<T>>,
  options: AtomicWriteOptions = {},
): Promise<Result<T>> {
  const fs = options.fs ?? diskFs
  const temporary = temporaryName(path, options.tag ?? newTag())
  try {
    await writeNewFile(fs, temporary, content)
    const verified = await verify(temporary)
    const mayCommit = verified.ok && (options.mayCommit?.() ?? true)
    if (!mayCommit) await removeQuietly(fs, temporary)
    if (!verified.ok) return verified
    if (!mayCommit) return fail('cancelled', '已取消，没有写出文件，原有文件和数据没有变化。')
    await renameStubbornly(fs, temporary, path)
    await fs.settle(path)
    return verified
  } catch (error) {
    await removeQuietly(fs, temporary)
    return writeFailure(error, NOT_WRITTEN)
  }
}

/**
 * Copies a file as whole as writeFileAtomically writes one.
 * @param verify looks at the copy before it takes its place, e.g. compares its hash.
 */
export async function copyAtomic(
  from: string,
  to: string,
  verify: (temporary: string) => Promise<Result<null>> = async () => ok(null),
  options: AtomicWriteOptions = {},
): Promise<Result<null>> {
  const source = await open(from, 'r').catch((error: unknown) => fileFailure(error, NOT_COPIED))
  if ('ok' in source) return source
  try {
    return await writeVerifiedFile(to, source.createReadStream({ autoClose: false }), verify, options)
  } finally {
    await source.close()
  }
}

const NOT_WRITTEN = '文件没有写成，原有文件和数据没有变化'
const NOT_COPIED = '文件没有复制成，原有文件和数据没有变化'

/** Where the content of `path` is gathered before it takes its place. */
export function temporaryName(path: string, tag: string): string {
  return `${path}.tmp-${tag}`
}

/** A new random part of a temporary name. */
export function newTag(): string {
  return randomBytes(6).toString('hex')
}

/** Writes and flushes a file that is not there yet. Half of it stays when that fails: the caller removes it. */
export async function writeNewFile(fs: Fs, path: string, content: FileContent): Promise<void> {
  const file = await fs.create(path)
  try {
    for await (const piece of piecesOf(content)) await writeAll(file, piece)
    await file.sync()
  } catch (error) {
    // The first error is the one that tells; closing a broken file may well fail too.
    await file.close().catch(() => undefined)
    throw error
  }
  await file.close()
}

function piecesOf(content: FileContent): Iterable<Uint8Array> | AsyncIterable<Uint8Array> {
  if (typeof content === 'string') return [Buffer.from(content, 'utf8')]
  return content instanceof Uint8Array ? [content] : content
}

/** A write may take fewer bytes than it was given. */
export async function writeAll(file: WritableFile, bytes: Uint8Array): Promise<void> {
  let done = 0
  while (done < bytes.length) {
    const taken = await file.write(bytes.subarray(done))
    if (taken === 0) throw Object.assign(new Error('nothing written'), { code: 'EIO', syscall: 'write' })
    done += taken
  }
}

const RETRIED = new Set(['EPERM', 'EACCES', 'EBUSY'])
const RETRY_LIMIT_MS = 10_000
const LONGEST_PAUSE_MS = 1_000

/** Virus scanners and indexers hold new files open for a moment; Windows then refuses the rename. */
export async function renameStubbornly(fs: Fs, from: string, to: string): Promise<void> {
  let waited = 0
  for (let wait = 10; ; wait = Math.min(wait * 2, LONGEST_PAUSE_MS)) {
    try {
      return await fs.rename(from, to)
    } catch (error) {
      if (!RETRIED.has(errorCode(error) ?? '') || waited >= RETRY_LIMIT_MS) throw error
    }
    await fs.pause(wait)
    waited += wait
  }
}

/** Removes what a given-up write left behind. Nothing can be done when that fails, and nothing depends on it. */
async function removeQuietly(fs: Fs, path: string): Promise<void> {
  await fs.remove(path).catch(() => undefined)
}

/** Removes the temporary file of a job that was ended from outside. */
export function removeTemporary(path: string, tag: string, fs: Fs = diskFs): Promise<void> {
  return removeQuietly(fs, temporaryName(path, tag))
}

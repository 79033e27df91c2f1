import { createHash, type Hash } from 'node:crypto'
import { type FileHandle, open } from 'node:fs/promises'
import { fail, ok, type Result } from '../../domain/result'
import { type AtomicWriteOptions, writeVerifiedFile } from '../files/atomic-file'
import { fileFailure } from '../files/file-failure'
import { isAgeFile } from './age-header'
import { decrypted, encrypted } from './age-stream'
import { EncryptionError, encryptionProblem } from './encryption-problem'
import { filePieces } from './file-pieces'

/** Size and SHA-256 (hex) of a whole file. */
export interface FileDigest {
  readonly bytes: number
  readonly sha256: string
}

export interface CryptOptions extends AtomicWriteOptions {
  readonly report?: (fraction: number, note: string) => void
}

export interface EncryptOptions extends CryptOptions {
  /** Lower than usual only where a test encrypts hundreds of files. */
  readonly workFactor?: number
}

const NOT_READ = '文件没有读出，原有文件和数据没有变化'
/** Writing and reading back take about as long as each other. */
const HALF = 0.5

/**
 * Encrypts a file with a passphrase as age v1, which the standard `age` program opens too. The copy is decrypted again
 * and its SHA-256 compared before it takes its name.
 * Errors: `already-encrypted`, `not-verified`, `too-little-memory` and those of writeVerifiedFile.
 * @param from absolute, as `to`.
 * @returns size and hash of the encrypted file.
 */
export async function encryptFile(
  from: string,
  to: string,
  passphrase: string,
  options: EncryptOptions = {},
): Promise<Result<FileDigest>> {
  const report = options.report ?? (() => undefined)
  return withFile(from, async (source) => {
    if (await isAgeFile(from)) return { ok: false, error: encryptionProblem('already-encrypted') }
    report(0, '正在准备加密')
    const total = (await source.stat()).size || 1
    const plain = createHash('sha256')
    const content = tapped(filePieces(source), plain, (done) => report((done / total) * HALF, '正在加密'))
    const verify = (temporary: string) =>
      verifyEncrypted(temporary, plain, passphrase, (done) =>
        report(HALF + (done / total) * HALF, '正在核对加密的文件'),
      )
    return writeVerifiedFile(to, encrypted(content, passphrase, options.workFactor), verify, options)
  })
}

async function verifyEncrypted(
  temporary: string,
  plain: Hash,
  passphrase: string,
  onBytes: (done: number) => void,
): Promise<Result<FileDigest>> {
  const expected = plain.digest('hex')
  return withFile(temporary, async (file) => {
    const again = createHash('sha256')
    for await (const _ of tapped(decrypted(file, passphrase), again, onBytes));
    if (again.digest('hex') === expected) return ok(await digestOf(file))
    return fail('not-verified', '加密的文件没有通过核对，已删除，原有文件和数据没有变化。请再试一次。')
  })
}

/**
 * Decrypts a file with its passphrase. What was decrypted only takes its name after `verify`; on any failure nothing of
 * it stays.
 * Errors: `not-encrypted`, `wrong-passphrase`, `no-passphrase-file`, `damaged`, `work-too-high`, `too-little-memory`,
 * those of `verify` and of writeVerifiedFile.
 * @param from absolute, as `to`.
 */
export function decryptFile<T>(
  from: string,
  to: string,
  passphrase: string,
  verify: (temporary: string) => Promise<Result<T>>,
  options: CryptOptions = {},
): Promise<Result<T>> {
  const report = options.report ?? (() => undefined)
  return withFile(from, async (source) => {
    report(0, '正在核对口令')
    const total = (await source.stat()).size || 1
    const content = tapped(decrypted(source, passphrase), null, (done) => report(Math.min(1, done / total), '正在解密'))
    return writeVerifiedFile(to, content, verify, options)
  })
}

/** Works on an open file; what goes wrong with its encryption or while opening it becomes a named failure. */
async function withFile<T>(path: string, work: (file: FileHandle) => Promise<Result<T>>): Promise<Result<T>> {
  const file = await open(path, 'r').catch((error: unknown) => fileFailure(error, NOT_READ))
  if ('ok' in file) return file
  try {
    return await work(file)
  } catch (error) {
    if (!(error instanceof EncryptionError)) throw error
    return { ok: false, error: error.problem }
  } finally {
    await file.close()
  }
}

async function* tapped(
  pieces: AsyncIterable<Uint8Array>,
  hash: Hash | null,
  onBytes: (done: number) => void,
): AsyncGenerator<Uint8Array> {
  let done = 0
  for await (const piece of pieces) {
    hash?.update(piece)
    done += piece.length
    onBytes(done)
    yield piece
  }
}

async function digestOf(file: FileHandle): Promise<FileDigest> {
  const hash = createHash('sha256')
  let bytes = 0
  for await (const piece of filePieces(file)) {
    hash.update(piece)
    bytes += piece.length
  }
  return { bytes, sha256: hash.digest('hex') }
}

import type { FileHandle } from 'node:fs/promises'
import { Decrypter, Encrypter } from 'age-encryption'
import { errorCode } from '../files/file-failure'
import { checkAgeHeader } from './age-header'
import { EncryptionError } from './encryption-problem'
import { filePieces } from './file-pieces'
import { piecesOf, webStream } from './web-stream'

/** Base-2 logarithm of scrypt's N, as the standard age program writes it. */
export const WORK_FACTOR = 18

/**
 * Bytes as an age v1 file for one passphrase, in pieces of 64 KiB. Deriving the key takes 256 MB of memory for about a
 * second (scrypt, 2^18), whatever the size of the content.
 */
export async function* encrypted(
  content: AsyncIterable<Uint8Array>,
  passphrase: string,
  workFactor = WORK_FACTOR,
): AsyncGenerator<Uint8Array> {
  const encrypter = new Encrypter()
  encrypter.setPassphrase(passphrase)
  encrypter.setScryptWorkFactor(workFactor)
  yield* piecesOf(await encrypter.encrypt(webStream(content)).catch(asMemory))
}

/**
 * The content of an open age file; every piece is genuine when it is given out, but only the end tells that none is
 * missing. Throws an EncryptionError, or the system's error when the file cannot be read.
 */
export async function* decrypted(file: FileHandle, passphrase: string): AsyncGenerator<Uint8Array> {
  await checkAgeHeader(file)
  const decrypter = new Decrypter()
  decrypter.addPassphrase(passphrase)
  try {
    yield* piecesOf(await decrypter.decrypt(webStream(filePieces(file))))
  } catch (error) {
    asProblem(error)
  }
}

/** Everything that the library says of a checked header means a wrong passphrase or bytes that are not as written. */
function asProblem(error: unknown): never {
  if (!(error instanceof Error) || errorCode(error) !== null) throw error
  if (error instanceof RangeError) asMemory(error)
  throw new EncryptionError(error.message.startsWith('no identity matched') ? 'wrong-passphrase' : 'damaged')
}

function asMemory(error: unknown): never {
  throw error instanceof RangeError ? new EncryptionError('too-little-memory') : error
}

import { type FileHandle, open } from 'node:fs/promises'
import { EncryptionError } from './encryption-problem'

const MAGIC = 'age-encryption.org/v1\n'
/** Fewer bytes than this may begin anything. */
const TELLING_BYTES = 4
/** Longer than the header of any file that is encrypted with a passphrase. */
const HEADER_BYTES = 512
const NONCE_BYTES = 16
const CHUNK_BYTES = 64 * 1024
const TAG_BYTES = 16

/** A passphrase stanza stands alone in its file (age v1 specification, "scrypt recipient stanza"). */
const PASSPHRASE_HEADER =
  /^age-encryption\.org\/v1\n-> scrypt [A-Za-z0-9+/]{22} ([1-9][0-9]*)\n[A-Za-z0-9+/]{43}\n--- [A-Za-z0-9+/]{43}\n/

/**
 * Largest work factor (base-2 logarithm) that is computed: 20 takes 1 GB of memory and some seconds. The standard age
 * program writes 18, as we do. A file from a stranger must not be able to stall the PC.
 */
export const MOST_WORK = 20

/** Whether a file is an age file by its first bytes, even one that was cut short. Rejects with the system's error. */
export async function isAgeFile(path: string): Promise<boolean> {
  const file = await open(path, 'r')
  try {
    return looksEncrypted(await head(file))
  } finally {
    await file.close()
  }
}

function looksEncrypted(text: string): boolean {
  return text.startsWith(MAGIC) || (text.length >= TELLING_BYTES && MAGIC.startsWith(text))
}

async function head(file: FileHandle): Promise<string> {
  const { bytesRead, buffer } = await file.read(Buffer.alloc(HEADER_BYTES), 0, HEADER_BYTES, 0)
  return buffer.subarray(0, bytesRead).toString('latin1')
}

/**
 * Refuses with an EncryptionError, before any costly work, what no passphrase could open: other files, files for a key,
 * files whose work factor is too high, and lengths that no whole file has.
 */
export async function checkAgeHeader(file: FileHandle): Promise<void> {
  const text = await head(file)
  if (!looksEncrypted(text)) throw new EncryptionError('not-encrypted')
  const found = PASSPHRASE_HEADER.exec(text)
  if (!found) throw new EncryptionError(isForKey(text) ? 'no-passphrase-file' : 'damaged')
  if (Number(found[1]) > MOST_WORK) throw new EncryptionError('work-too-high')
  const payload = (await file.stat()).size - found[0].length - NONCE_BYTES
  const last = payload % (CHUNK_BYTES + TAG_BYTES)
  const isPossible = payload === TAG_BYTES || (payload > TAG_BYTES && (last === 0 || last > TAG_BYTES))
  if (!isPossible) throw new EncryptionError('damaged')
}

function isForKey(text: string): boolean {
  const stanza = /^-> (\S+) /.exec(text.slice(MAGIC.length))?.[1]
  return stanza !== undefined && stanza !== 'scrypt'
}

import { createHash } from 'node:crypto'
import { crc32 } from 'node:zlib'
import type { Entry } from 'yauzl'
import { type Archive, asDamage, isBomb, shown } from './archive'
import type { Digest } from './bag-text'
import { damaged, FileProblemError, refuse } from './file-problem'
import { LIMITS } from './limits'

/** The content of one entry: pieces first, the digest of all of them when the last was taken. */
export interface EntryStream {
  pieces(): AsyncGenerator<Buffer>
  digest(): Digest
}

const DEFLATED = 8

/**
 * Opens one entry. Its pieces are counted as they come: more or fewer than stated, an unlikely ratio, a wrong CRC or a
 * broken stream end the reading with a problem.
 */
export function entryStream(archive: Archive, name: string): EntryStream {
  const entry = archive.entries.get(name)
  if (!entry) refuse('missing-entry', `文件缺少“${shown(name)}”，可能不完整或被改动过。请重新复制原文件后再试。`)
  const hash = createHash('sha256')
  let bytes = 0
  return {
    async *pieces() {
      for await (const piece of counted(archive, entry, name)) {
        bytes += piece.length
        hash.update(piece)
        yield piece
      }
    },
    digest: once(() => ({ bytes, sha256: hash.digest('hex') })),
  }
}

function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | null = null
  return () => {
    made ??= { value: make() }
    return made.value
  }
}

async function* counted(archive: Archive, entry: Entry, name: string): AsyncGenerator<Buffer> {
  let bytes = 0
  let crc = 0
  for await (const piece of unpacked(archive, entry)) {
    bytes += piece.length
    if (bytes > entry.uncompressedSize) sizeMismatch(name)
    if (bytes > LIMITS.entryBytes || isBomb(entry.compressedSize, bytes)) {
      refuse('suspicious-compression', `文件内的“${shown(name)}”解开后过大，可能是有害文件。`)
    }
    crc = crc32(piece, crc)
    yield piece
  }
  if (bytes !== entry.uncompressedSize) sizeMismatch(name)
  if (crc !== entry.crc32) throw new FileProblemError(damaged(`“${shown(name)}”的循环校验不符`))
}

function sizeMismatch(name: string): never {
  refuse('size-mismatch', `文件内的“${shown(name)}”大小与目录所写不符，文件已损坏或被改动。请重新复制原文件后再试。`)
}

async function* unpacked({ zip }: Archive, entry: Entry): AsyncGenerator<Buffer> {
  try {
    const local = await zip.readLocalFileHeaderPromise(entry)
    const isKnown =
      entry.compressionMethod === DEFLATED ||
      (entry.compressionMethod === 0 && entry.compressedSize === entry.uncompressedSize)
    // Programs that read from the front and programs that read from the end must see the same entry.
    const isSame = local.fileName.equals(entry.fileNameRaw) && local.compressionMethod === entry.compressionMethod
    if (!isKnown || !isSame) throw new FileProblemError(damaged('条目的两处说明不一致'))
    yield* await zip.openReadStreamPromise(entry)
  } catch (error) {
    asDamage(asZlibDamage(error))
  }
}

/** zlib's errors carry a code and would look like errors of the disk. */
function asZlibDamage(error: unknown): unknown {
  const isZlib = error instanceof Error && 'code' in error && /^(Z_|ERR_)/.test(String(error.code))
  return isZlib ? new FileProblemError(damaged('压缩内容无法解开')) : error
}

/** Reads a small entry whole. */
export async function readSmall(archive: Archive, name: string): Promise<{ bytes: Buffer; digest: Digest }> {
  const size = archive.entries.get(name)?.uncompressedSize ?? 0
  if (size > LIMITS.textBytes) refuse('too-large', `文件内的“${shown(name)}”过大，不是正常的工作区文件。`)
  const stream = entryStream(archive, name)
  const pieces: Buffer[] = []
  for await (const piece of stream.pieces()) pieces.push(piece)
  return { bytes: Buffer.concat(pieces), digest: stream.digest() }
}

/** Reads a small entry as UTF-8 text. */
export async function readText(archive: Archive, name: string): Promise<string> {
  const { bytes } = await readSmall(archive, name)
  return decodeText(bytes, name)
}

/** UTF-8, strictly: a wrong byte is damage, never a replacement character in somebody's name. */
export function decodeText(bytes: Buffer, name: string): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
  } catch {
    throw new FileProblemError(damaged(`“${shown(name)}”中有无法辨认的字符`))
  }
}

import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'

/** A stored file is no longer what was stored. */
export class DamagedAttachmentError extends Error {
  readonly sha256: string

  constructor(sha256: string) {
    super(`attachment ${sha256} is damaged`)
    this.sha256 = sha256
  }
}

const PIECE_BYTES = 256 * 1024

/** The content of a file, hashed as it goes by; rejects with DamagedAttachmentError when it ends up another. */
export async function* verifiedPieces(path: string, sha256: string): AsyncGenerator<Buffer> {
  const hash = createHash('sha256')
  for await (const piece of createReadStream(path, { highWaterMark: PIECE_BYTES })) {
    hash.update(piece)
    yield piece
  }
  if (hash.digest('hex') !== sha256) throw new DamagedAttachmentError(sha256)
}

/** SHA-256 of a file, hex. Rejects with the system's error. */
export async function hashOfFile(path: string): Promise<string> {
  const hash = createHash('sha256')
  for await (const piece of createReadStream(path, { highWaterMark: PIECE_BYTES })) hash.update(piece)
  return hash.digest('hex')
}

import type { FileHandle } from 'node:fs/promises'

const PIECE_BYTES = 256 * 1024

/** The bytes of an open file from its beginning; the file stays open, also when the loop is left early. */
export async function* filePieces(file: FileHandle): AsyncGenerator<Uint8Array> {
  for (let at = 0; ; ) {
    const { bytesRead, buffer } = await file.read(Buffer.allocUnsafeSlow(PIECE_BYTES), 0, PIECE_BYTES, at)
    if (bytesRead === 0) return
    at += bytesRead
    yield buffer.subarray(0, bytesRead)
  }
}

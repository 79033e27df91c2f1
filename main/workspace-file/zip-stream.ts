import { createHash } from 'node:crypto'
import { PassThrough, Readable } from 'node:stream'
import { ZipFile } from 'yazl'
import type { Digest } from './bag-text'

/** One entry to write. `content` is asked for when its turn comes, with the digests of all entries before it. */
export interface Part {
  readonly name: string
  readonly content: (before: ReadonlyMap<string, Digest>) => Iterable<string> | AsyncIterable<Buffer>
  /** Not compressed: photographs and documents are packed already. */
  readonly stored?: true
}

const LEVEL = 6
/** rw-r--r--, a plain file. */
const MODE = 0o100644
const PIECE_CHARACTERS = 64 * 1024

/**
 * The bytes of a ZIP with these entries in this order; the same entries always give the same bytes.
 * @param stored an entry that comes first and is not compressed, so that file(1) sees its text.
 */
export function zipStream(stored: { readonly name: string; readonly text: string }, parts: readonly Part[]): Readable {
  const zip = new ZipFile()
  const output = new PassThrough()
  zip.outputStream.pipe(output)
  const fixed = { mtime: fixedTime(), mode: MODE, forceDosTimestamp: true }
  const digests = new Map<string, Digest>()
  const first = Buffer.from(stored.text)
  digests.set(stored.name, digestOf([first]))
  zip.addBuffer(first, stored.name, { ...fixed, compress: false })
  for (const part of parts) {
    const packing = part.stored ? { compress: false } : { compressionLevel: LEVEL }
    zip.addReadStreamLazy(part.name, { ...fixed, ...packing }, (give) => {
      const content = Readable.from(digested(part, digests), { objectMode: false })
      // yazl listens to no errors of its sources: without this a failure would never end.
      content.on('error', (error) => output.destroy(error))
      give(null, content)
    })
  }
  zip.end()
  return output
}

/**
 * A ZIP holds local times: this is 1980-01-03 12:00 in every time zone. Two days after the first date that a ZIP can
 * hold, so that yazl never moves it.
 */
function fixedTime(): Date {
  return new Date(1980, 0, 3, 12)
}

/** The bytes of a part, its digest noted when they are through. */
async function* digested(part: Part, digests: Map<string, Digest>): AsyncGenerator<Buffer> {
  const hash = createHash('sha256')
  const content = part.content(digests)
  let bytes = 0
  for await (const piece of Symbol.asyncIterator in content ? content : gathered(content)) {
    hash.update(piece)
    bytes += piece.length
    yield piece
  }
  digests.set(part.name, { bytes, sha256: hash.digest('hex') })
}

/** Joins many short lines into fewer, larger pieces. */
function* gathered(texts: Iterable<string>): Generator<Buffer> {
  let waiting = ''
  for (const text of texts) {
    waiting += text
    if (waiting.length < PIECE_CHARACTERS) continue
    yield Buffer.from(waiting)
    waiting = ''
  }
  if (waiting !== '') yield Buffer.from(waiting)
}

function digestOf(pieces: readonly Buffer[]): Digest {
  const hash = createHash('sha256')
  for (const piece of pieces) hash.update(piece)
  return { bytes: pieces.reduce((sum, piece) => sum + piece.length, 0), sha256: hash.digest('hex') }
}

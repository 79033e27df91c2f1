import { safeExtension } from '../../domain/attachments/media-type'
import type { FieldValues } from '../../domain/workspace/change'
import type { RowsByTable } from '../../domain/workspace/rows'
import { type CheckReport, checkFiles, type FaultyFile } from '../attachments/check'
import { AttachmentStore } from '../attachments/store'
import { verifiedPieces } from '../attachments/verified-pieces'
import { attachmentEntry } from './layout'
import type { Part } from './zip-stream'

/** A file that the records of a workspace tell of. Records of equal content are one; the first of them names it. */
export interface ListedFile {
  readonly sha256: string
  /** Bytes; null when the record does not tell. */
  readonly size: number | null
  /** Original name. */
  readonly name: string
  readonly entry: string
}

/** An attached file as an entry to write. */
export interface AttachmentPart extends Part {
  readonly size: number
}

/** What a workspace file holds of the attached files that its records tell of. */
export interface AttachmentsInFile {
  readonly files: number
  readonly bytes: number
  /** Told of by a record, but not in the file. */
  readonly missing: readonly FaultyFile[]
}

export const NO_ATTACHMENTS: AttachmentsInFile = { files: 0, bytes: 0, missing: [] }

/** The files that the records tell of, sorted by hash. A record without a hash only describes a thing on paper. */
export function listedFiles(rows: RowsByTable): readonly ListedFile[] {
  const listed = new Map<string, FieldValues>()
  for (const row of rows.get('attachments') ?? []) {
    const sha256 = String(row.sha256)
    const known = listed.get(sha256)
    if (sha256 !== '' && (known === undefined || String(row.id) < String(known.id))) listed.set(sha256, row)
  }
  return [...listed].sort(([left], [right]) => (left < right ? -1 : 1)).map(([sha256, row]) => listedFile(sha256, row))
}

function listedFile(sha256: string, row: FieldValues): ListedFile {
  const name = String(row.name)
  const extension = safeExtension(String(row.mediaType), name)
  const size = typeof row.size === 'number' ? row.size : null
  return { sha256, size, name, entry: attachmentEntry(sha256, extension) }
}

/** The listed files that can be written, and those that cannot. */
export interface FoundFiles {
  readonly parts: readonly AttachmentPart[]
  readonly inFile: AttachmentsInFile
}

/**
 * Looks for the listed files in a store.
 * @param folder of the store.
 * @param depth `full` reads every file again; `quick` finds a changed content only while writing.
 */
export async function findFiles(
  listed: readonly ListedFile[],
  folder: string,
  depth: 'quick' | 'full',
  onBytes: (bytes: number) => void,
): Promise<FoundFiles> {
  const store = new AttachmentStore(folder)
  const { faults }: CheckReport = await checkFiles(store, listed, depth)
  const faulty = new Set(faults.map(({ sha256 }) => sha256))
  const good = listed.filter(({ sha256 }) => !faulty.has(sha256))
  const bytes = good.reduce((sum, { size }) => sum + (size ?? 0), 0)
  const parts = good.map(
    ({ sha256, size, entry }): AttachmentPart => ({
      name: entry,
      size: size ?? 0,
      stored: true,
      content: () => counted(verifiedPieces(store.pathOf(sha256), sha256), onBytes),
    }),
  )
  return { parts, inFile: { files: good.length, bytes, missing: faults } }
}

async function* counted(pieces: AsyncIterable<Buffer>, onBytes: (bytes: number) => void): AsyncGenerator<Buffer> {
  for await (const piece of pieces) {
    yield piece
    onBytes(piece.length)
  }
}

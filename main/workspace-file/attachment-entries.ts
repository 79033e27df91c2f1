import { rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { RowsByTable } from '../../domain/workspace/rows'
import { AttachmentStore } from '../attachments/store'
import { writeNewFile } from '../files/atomic-file'
import { diskFs, type Fs } from '../files/fs-port'
import { makeFolder } from '../files/make-folder'
import { syncFolder } from '../files/sync-folder'
import type { Archive } from './archive'
import { type AttachmentsInFile, listedFiles } from './attachment-parts'
import { type Bag, hashMismatch } from './bag-check'
import type { Digest } from './bag-text'
import { entryStream } from './entry-stream'
import { type FileProblem, FileProblemError, problem } from './file-problem'
import { attachmentHash } from './layout'

/** Where the attached files of a workspace file are put while it is verified; laid out as a store. */
export interface AttachmentTarget {
  /** Must not be there yet. Its owner moves or removes it; after a refusal nothing of it is left. */
  readonly folder: string
  readonly fs?: Fs
}

const STORED = 0

/** Reads every attached file to its end and, given a target, puts it there under the hash that it really has. */
export async function readAttachments(
  archive: Archive,
  bag: Bag,
  { problems, target }: { readonly problems: FileProblem[]; readonly target: AttachmentTarget | null },
  onBytes: (bytes: number) => void,
): Promise<readonly Digest[]> {
  const store = target === null ? null : new AttachmentStore(target.folder)
  const folders = new Set<string>()
  const digests: Digest[] = []
  for (const [name, sha256] of attachmentEntries(archive, problems)) {
    const path = store?.pathOf(sha256) ?? null
    // Nothing more is put down once the file will be refused, but the rest is still looked at.
    const goal = problems.length === 0 ? path : null
    if (goal !== null) {
      folders.add(dirname(goal))
      await makeFolder(dirname(goal))
    }
    const digest = await readOne(archive, name, { goal, fs: target?.fs ?? diskFs, problems })
    if (digest === null) continue
    if (digest.sha256 !== sha256 || bag.manifest.get(name) !== sha256) problems.push(hashMismatch(name))
    digests.push(digest)
    onBytes(digest.bytes)
  }
  for (const folder of folders) await syncFolder(folder)
  return digests
}

/** The attached files by entry and hash. They are stored as they are: packed, a few bytes could fill the disk. */
function attachmentEntries(archive: Archive, problems: FileProblem[]): readonly (readonly [string, string])[] {
  const found = new Map<string, string>()
  for (const [name, entry] of archive.entries) {
    const sha256 = attachmentHash(name)
    if (sha256 === null) continue
    if (entry.compressionMethod !== STORED) problems.push(PACKED)
    else if (found.has(sha256)) problems.push(TWICE)
    else found.set(sha256, name)
  }
  return [...found].map(([sha256, name]) => [name, sha256] as const)
}

const PACKED = problem('suspicious-compression', '文件内的佐证材料被压缩过，不是由本程序写出的，可能是有害文件。')
const TWICE = problem('duplicate-entry', '文件内同一份佐证材料出现两次，无法确定以哪个为准。')

async function readOne(
  archive: Archive,
  name: string,
  { goal, fs, problems }: { readonly goal: string | null; readonly fs: Fs; readonly problems: FileProblem[] },
): Promise<Digest | null> {
  const stream = entryStream(archive, name)
  try {
    if (goal !== null) await writeNewFile(fs, goal, stream.pieces())
    else for await (const _ of stream.pieces());
    return stream.digest()
  } catch (error) {
    if (!(error instanceof FileProblemError)) throw error
    problems.push(error.problem)
    return null
  }
}

/** What the records tell of and what of it is in the file. */
export function attachmentSummary(archive: Archive, rows: RowsByTable): AttachmentsInFile {
  const sizes = new Map<string, number>()
  for (const [name, entry] of archive.entries) {
    const sha256 = attachmentHash(name)
    if (sha256 !== null) sizes.set(sha256, entry.uncompressedSize)
  }
  const missing = listedFiles(rows)
    .filter(({ sha256 }) => !sizes.has(sha256))
    .map(({ sha256, name }) => ({ sha256, name, fault: 'missing' as const }))
  return { files: sizes.size, bytes: [...sizes.values()].reduce((sum, size) => sum + size, 0), missing }
}

/** Removes everything that was put down for a file that is not taken. */
export async function clearTarget(target: AttachmentTarget | null): Promise<void> {
  if (target !== null) await rm(join(target.folder), { recursive: true, force: true })
}

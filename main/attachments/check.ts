import { stat } from 'node:fs/promises'
import { errorCode } from '../files/file-failure'
import type { AttachmentStore } from './store'
import { hashOfFile } from './verified-pieces'

/** A file as the records tell of it. */
export interface WantedFile {
  readonly sha256: string
  /** Bytes; null when the record does not tell. */
  readonly size: number | null
  /** Original name, for the report. */
  readonly name: string
}

/** What is wrong with a file: not there, not its size or content, or not readable. */
export type FileFault = 'missing' | 'damaged' | 'unreadable'

export interface FaultyFile {
  readonly sha256: string
  readonly name: string
  readonly fault: FileFault
}

export interface CheckReport {
  /** Different contents looked at. */
  readonly files: number
  /** Their bytes as the records tell. */
  readonly bytes: number
  readonly faults: readonly FaultyFile[]
}

/**
 * Looks whether the files that the records tell of are there: `quick` by existence and size, `full` by reading all of
 * them again. Nothing is repaired or removed.
 * @param report fraction 0…1.
 */
export async function checkFiles(
  store: AttachmentStore,
  wanted: readonly WantedFile[],
  depth: 'quick' | 'full',
  report: (fraction: number) => void = () => undefined,
): Promise<CheckReport> {
  const files = [...new Map(wanted.map((file) => [file.sha256, file])).values()]
  const bytes = files.reduce((sum, { size }) => sum + (size ?? 0), 0)
  const faults: FaultyFile[] = []
  let done = 0
  for (const { sha256, size, name } of files) {
    const fault = await faultOf(store, { sha256, size }, depth)
    if (fault !== null) faults.push({ sha256, name, fault })
    done += size ?? 0
    report(bytes === 0 ? 1 : done / bytes)
  }
  return { files: files.length, bytes, faults }
}

async function faultOf(
  store: AttachmentStore,
  { sha256, size }: Pick<WantedFile, 'sha256' | 'size'>,
  depth: 'quick' | 'full',
): Promise<FileFault | null> {
  const path = store.pathOf(sha256)
  try {
    const found = await stat(path)
    if (size !== null && found.size !== size) return 'damaged'
    return depth === 'quick' || (await hashOfFile(path)) === sha256 ? null : 'damaged'
  } catch (error) {
    const code = errorCode(error)
    if (code === null) throw error
    return code === 'ENOENT' ? 'missing' : 'unreadable'
  }
}

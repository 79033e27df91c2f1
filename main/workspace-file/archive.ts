import type { FileHandle } from 'node:fs/promises'
import { type Entry, fromFdPromise, type ZipFile } from 'yauzl'
import { FILE_MEDIA_TYPE } from '../../domain/workspace/file-format'
import { errorCode } from '../files/file-failure'
import { nameKey, unsafeName } from './entry-name'
import { damaged, type FileProblem, FileProblemError, problem, refuse } from './file-problem'
import { MIMETYPE } from './layout'
import { LIMITS } from './limits'

/** A ZIP whose list of entries was checked; nothing of their content was looked at yet. */
export interface Archive {
  readonly zip: ZipFile
  readonly entries: ReadonlyMap<string, Entry>
}

const LOCAL_HEADER_BYTES = 30

/**
 * Opens a file as a ZIP of ours and checks the list of its entries: names, doubles, links, encryption, stated sizes.
 * Stops with the first fatal problem; problems of single entries are added to `problems`.
 */
export async function openArchive(file: FileHandle, problems: FileProblem[]): Promise<Archive> {
  const size = (await file.stat()).size
  await identify(file, size)
  const zip = await fromFdPromise(file.fd, {
    decodeStrings: false,
    validateEntrySizes: false,
    lazyEntries: true,
  }).catch(asDamage)
  const entries = await listEntries(zip, problems)
  checkSizes([...entries.values()], problems)
  checkPlaces([...entries.values()], size)
  return { zip, entries }
}

/** Tells our own file, even a broken one, from anything else by its first bytes. */
async function identify(file: FileHandle, size: number): Promise<void> {
  if (size === 0) throw new FileProblemError(damaged('文件是空的，可能复制时中断'))
  if (size > LIMITS.fileBytes) refuse('too-large', '文件超过 2 GB，不是正常的工作区文件。')
  const { bytesRead, buffer } = await file.read(Buffer.alloc(200), 0, 200, 0)
  const head = buffer.subarray(0, bytesRead)
  const isZip = head.length >= 4 && head.readUInt32LE(0) === 0x04034b50
  if (!isZip) refuse('not-workspace-file', '这不是工作区文件（.bzsd）。请选择由本程序导出的工作区文件。')
  const start = `${MIMETYPE}${FILE_MEDIA_TYPE}`
  const text = head.subarray(LOCAL_HEADER_BYTES, LOCAL_HEADER_BYTES + start.length).toString('latin1')
  if (text === start) return
  if (start.startsWith(text)) throw new FileProblemError(damaged('文件不完整'))
  refuse(
    'not-workspace-file',
    '这是其他程序的压缩文件或文档，不是工作区文件（.bzsd）。请选择由本程序导出的工作区文件。',
  )
}

/** Errors of the disk pass; everything else that the ZIP reader says means that the bytes are not as written. */
export function asDamage(error: unknown): never {
  if (error instanceof FileProblemError) throw error
  const code = errorCode(error)
  if (code !== null || !(error instanceof Error)) throw error
  throw new FileProblemError(damaged('压缩结构不对，可能被截断或改动'))
}

async function listEntries(zip: ZipFile, problems: FileProblem[]): Promise<ReadonlyMap<string, Entry>> {
  const entries = new Map<string, Entry>()
  const keys = new Set<string>()
  if (zip.entryCount > LIMITS.entries)
    refuse('too-large', `文件内的条目多于 ${LIMITS.entries} 个，不是正常的工作区文件。`)
  try {
    for await (const entry of zip.eachEntry()) {
      const name = decodeName(entry)
      const found = name === null ? [badName('无法辨认', '')] : entryProblems(entry, name, keys)
      problems.push(...found)
      if (name !== null) entries.set(name, entry)
    }
  } catch (error) {
    asDamage(error)
  }
  return entries
}

function decodeName(entry: Entry): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(entry.fileNameRaw)
  } catch {
    return null
  }
}

function entryProblems(entry: Entry, name: string, keys: Set<string>): FileProblem[] {
  const found: FileProblem[] = []
  const unsafe = unsafeName(name)
  if (unsafe !== null) found.push(badName(unsafe, name))
  if (keys.has(nameKey(name))) {
    found.push(problem('duplicate-entry', `文件内有两个同名条目“${shown(name)}”，无法确定以哪个为准。`))
  }
  keys.add(nameKey(name))
  if (entry.isEncrypted()) found.push(problem('encrypted-entry', `文件内的“${shown(name)}”已加密，本程序无法读取。`))
  if (isSpecial(entry)) found.push(problem('special-entry', `文件内的“${shown(name)}”是链接或设备，不是普通文件。`))
  return found
}

function badName(reason: string, name: string): FileProblem {
  return problem('unsafe-name', `文件内有不安全的条目名称“${shown(name)}”（${reason}），可能被人改动过。`)
}

/** A name from a file as it may stand in a sentence. */
export function shown(name: string): string {
  const clean = name.replace(/[\p{Cc}\p{Cf}]/gu, '□')
  return clean.length > 60 ? `${clean.slice(0, 60)}…` : clean
}

/** Unix mode bits of anything that is neither a plain file nor unsaid. */
function isSpecial(entry: Entry): boolean {
  const type = (entry.externalFileAttributes >>> 16) & 0o170000
  return type !== 0 && type !== 0o100000
}

function checkSizes(entries: readonly Entry[], problems: FileProblem[]): void {
  const total = entries.reduce((sum, entry) => sum + entry.uncompressedSize, 0)
  if (total > LIMITS.totalBytes) refuse('too-large', '文件解开后超过 2 GB，不是正常的工作区文件。')
  for (const entry of entries) {
    if (entry.uncompressedSize > LIMITS.entryBytes) {
      problems.push(problem('too-large', '文件内有一个条目解开后超过 200 MB，不是正常的工作区文件。'))
    } else if (isBomb(entry.compressedSize, entry.uncompressedSize)) problems.push(BOMB)
  }
}

const BOMB = problem('suspicious-compression', '文件内有一个条目的压缩比异常，可能是有害文件。')

/** Whether so many bytes out of so few can only be meant to fill a disk. */
export function isBomb(packed: number, unpacked: number): boolean {
  return unpacked > LIMITS.ratioFromBytes && unpacked > packed * LIMITS.ratio
}

/** Entries that share bytes unpack to far more than the file holds; ours lie one behind the other. */
function checkPlaces(entries: readonly Entry[], size: number): void {
  const sorted = [...entries].sort(
    (left, right) => left.relativeOffsetOfLocalHeader - right.relativeOffsetOfLocalHeader,
  )
  let end = 0
  for (const entry of sorted) {
    if (entry.relativeOffsetOfLocalHeader < end) throw new FileProblemError(damaged('条目互相重叠'))
    end = entry.relativeOffsetOfLocalHeader + LOCAL_HEADER_BYTES + entry.fileNameLength + entry.compressedSize
  }
  if (end > size) throw new FileProblemError(damaged('文件不完整'))
}

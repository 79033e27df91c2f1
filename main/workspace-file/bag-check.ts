import { type FileHeader, fileHeaderSchema, formatFit, holdsAttachments } from '../../domain/workspace/file-format'
import { type Archive, shown } from './archive'
import { parseManifest, statedOxum } from './bag-text'
import { decodeText, readSmall, readText } from './entry-stream'
import { damaged, type FileProblem, FileProblemError, problem, refuse } from './file-problem'
import {
  BAG_INFO,
  entryRole,
  FIXED_ENTRIES,
  HEADER,
  isPayload,
  MANIFEST,
  TAG_FILES,
  TAG_MANIFEST,
  tableOf,
} from './layout'

/** What a bag says about itself, checked: the payload's hashes still have to be compared. */
export interface Bag {
  readonly header: FileHeader
  /** Name → SHA-256 of every payload entry. */
  readonly manifest: ReadonlyMap<string, string>
  readonly oxum: string | null
}

/** Reads and checks everything but the tables. Stops where reading on would make no sense. */
export async function readBag(archive: Archive, problems: FileProblem[]): Promise<Bag> {
  for (const name of FIXED_ENTRIES) {
    if (!archive.entries.has(name)) problems.push(missing(name))
  }
  if (problems.length > 0) throw new FileProblemError(problems[0] ?? missing(HEADER))
  const manifest = await readManifest(archive, MANIFEST)
  // The version comes before everything else that a later format may do differently.
  const header = await readHeader(archive, manifest)
  await checkTagFiles(archive, problems)
  checkListed(archive, { manifest, format: header.format }, problems)
  checkTables(header, archive, problems)
  return { header, manifest, oxum: statedOxum(await readText(archive, BAG_INFO)) }
}

async function readManifest(archive: Archive, name: string): Promise<ReadonlyMap<string, string>> {
  const manifest = parseManifest(await readText(archive, name))
  if (manifest === null) throw new FileProblemError(damaged(`“${name}”的格式不对`))
  return manifest
}

async function readHeader(archive: Archive, manifest: ReadonlyMap<string, string>): Promise<FileHeader> {
  const { bytes, digest } = await readSmall(archive, HEADER)
  if (manifest.get(HEADER) !== digest.sha256) throw new FileProblemError(hashMismatch(HEADER))
  const value = jsonOf(decodeText(bytes, HEADER))
  checkVersion(value)
  const header = fileHeaderSchema.safeParse(value)
  if (!header.success) throw new FileProblemError(damaged('文件说明“workspace.json”的内容不对'))
  return header.data
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

function checkVersion(value: unknown): void {
  const versions = fileHeaderSchema
    .pick({ format: true, minReader: true, schema: true, minSchema: true })
    .safeParse(value)
  const fit = versions.success ? formatFit(versions.data) : 'readable'
  if (fit === 'newer') refuseNewer()
  if (fit === 'older') refuse('older-format', '文件由很早的版本导出，本版本已不能读取。请用较早的版本打开后重新导出。')
}

function refuseNewer(): never {
  refuse('newer-format', '文件由更新版本的程序导出，本版本不能完整读取。请先升级程序再打开。')
}

async function checkTagFiles(archive: Archive, problems: FileProblem[]): Promise<void> {
  const listed = await readManifest(archive, TAG_MANIFEST)
  for (const name of TAG_FILES) {
    const { digest } = await readSmall(archive, name)
    if (listed.get(name) !== digest.sha256) problems.push(hashMismatch(name))
  }
  if (listed.size !== TAG_FILES.length) problems.push(damaged(`“${TAG_MANIFEST}”与文件内容不一致`))
}

/** Entries and manifest must name the same payload, and nothing else may lie in the file. */
function checkListed(
  archive: Archive,
  { manifest, format }: { readonly manifest: ReadonlyMap<string, string>; readonly format: number },
  problems: FileProblem[],
): void {
  for (const name of archive.entries.keys()) {
    const role = entryRole(name)
    const isForeign = role === null || (role === 'attachment' && !holdsAttachments(format))
    if (isForeign) problems.push(unexpected(name))
    else if (isPayload(name) && !manifest.has(name)) problems.push(unexpected(name))
  }
  for (const name of manifest.keys()) {
    if (!archive.entries.has(name)) problems.push(missing(name))
  }
}

/** The header must tell of exactly the tables that are there, those that only a newer program knows among them. */
function checkTables(header: FileHeader, archive: Archive, problems: FileProblem[]): void {
  const told = Object.keys(header.tables).sort()
  const found = [...archive.entries.keys()].flatMap((name) => tableOf(name) ?? []).sort()
  if (told.join() !== found.join()) problems.push(damaged('数据表与文件说明不一致'))
}

export function hashMismatch(name: string): FileProblem {
  const what = `文件已损坏或被改动：“${shown(name)}”的校验值不符。请重新复制原文件后再试。`
  return problem('hash-mismatch', what)
}

function unexpected(name: string): FileProblem {
  return problem('unexpected-entry', `文件内有清单以外的条目“${shown(name)}”，可能被人改动过。`)
}

function missing(name: string): FileProblem {
  return problem('missing-entry', `文件缺少“${shown(name)}”，可能不完整或被改动过。请重新复制原文件后再试。`)
}

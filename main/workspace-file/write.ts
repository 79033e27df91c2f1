import { fail, ok, type Result } from '../../domain/result'
import { FILE_MEDIA_TYPE, RECORD_SCHEMA } from '../../domain/workspace/file-format'
import type { FileCounts } from '../../domain/workspace/file-tables'
import type { RowsByTable } from '../../domain/workspace/rows'
import { DamagedAttachmentError } from '../attachments/verified-pieces'
import { type AtomicWriteOptions, writeVerifiedFile } from '../files/atomic-file'
import { type AttachmentPart, type AttachmentsInFile, findFiles, listedFiles, NO_ATTACHMENTS } from './attachment-parts'
import { type LaterTables, NO_LATER_TABLES } from './later-tables'
import { MIMETYPE } from './layout'
import { LIMITS } from './limits'
import { portion, type Report } from './progress'
import { readWorkspaceFile } from './read'
import { type FileContents, totalRows, workspaceParts } from './workspace-parts'
import { zipStream } from './zip-stream'

/** A file that was written, read again and found the same. */
export interface WrittenWorkspace {
  readonly bytes: number
  /** SHA-256 of the whole file, hex. */
  readonly sha256: string
  readonly counts: FileCounts
  readonly attachments: AttachmentsInFile
}

export interface WriteWorkspaceOptions extends AtomicWriteOptions {
  readonly appVersion: string
  readonly report?: Report
  /** The record schema that the rows are in; this program's when not given. */
  readonly schema?: number
  /** Tables that only a newer program knows, from the file that the workspace began with. */
  readonly later?: LaterTables
  /** Folder of the workspace's attachment store; without it the file holds the records alone. */
  readonly attachments?: string
}

/**
 * Writes a workspace file: equal content and version give equal bytes, in whatever order the rows come. The file is
 * read again and verified before it takes its name; until then an older file of that name stays. Attached files that are
 * missing or damaged are left out and named in the result.
 * Errors: `no-workspace-record`, `too-large`, `not-verified` and those of writeVerifiedFile.
 * @param path absolute.
 */
export async function writeWorkspaceFile(
  rows: RowsByTable,
  path: string,
  options: WriteWorkspaceOptions,
): Promise<Result<WrittenWorkspace>> {
  if (rows.get('workspaces')?.length !== 1) {
    return fail(
      'no-workspace-record',
      '工作区的基本信息缺失或重复，没有写出文件，原有数据没有变化。请重新启动程序后再试。',
    )
  }
  try {
    return await writeFound(rows, path, options, 'quick')
  } catch (error) {
    if (!(error instanceof DamagedAttachmentError)) throw error
    // Only now it is worth reading every file beforehand: the damaged ones are left out and named.
    return writeFound(rows, path, options, 'full')
  }
}

async function writeFound(
  rows: RowsByTable,
  path: string,
  options: WriteWorkspaceOptions,
  depth: 'quick' | 'full',
): Promise<Result<WrittenWorkspace>> {
  const report = options.report ?? (() => undefined)
  const progress = writeProgress(portion(report, 0, 0.6))
  const store = options.attachments
  const found =
    store === undefined
      ? { parts: [], inFile: NO_ATTACHMENTS }
      : await findFiles(listedFiles(rows), store, depth, progress.onBytes)
  if (found.inFile.bytes > MOST_ATTACHED_BYTES || found.parts.length > MOST_ATTACHED_FILES) return tooLarge()
  const { appVersion, schema = RECORD_SCHEMA, later = NO_LATER_TABLES } = options
  const content = progress.stream({ rows, later, schema, attachments: found.parts }, appVersion)
  const verify = (temporary: string) => verifyWritten(temporary, found.inFile, portion(report, 0.6, 1))
  return writeVerifiedFile(path, content, verify, options)
}

/** What the reader will take, less some room for the rows. */
const MOST_ATTACHED_BYTES = LIMITS.totalBytes * 0.95
const MOST_ATTACHED_FILES = LIMITS.entries - 100

function tooLarge(): Result<never> {
  return fail(
    'too-large',
    '佐证材料合计超过 1.9 GB（或多于 19900 份），没有写出文件，原有数据没有变化。请先把较大的视频等另存、移除后再导出。',
  )
}

/** The bytes of a workspace file, as a stream. */
export function workspaceBytes(
  rows: RowsByTable,
  appVersion: string,
  report: Report,
  attachments: readonly AttachmentPart[] = [],
): AsyncIterable<Uint8Array> {
  return writeProgress(report).stream({ rows, later: NO_LATER_TABLES, schema: RECORD_SCHEMA, attachments }, appVersion)
}

/** Bytes that a row counts for in the progress: packing it takes about as long as copying that much. */
const ROW_WEIGHT = 2000

function writeProgress(report: Report) {
  let total = 1
  let done = 0
  const step = (weight: number, note: string) => {
    done += weight
    report(done / total, note)
  }
  return {
    onBytes: (bytes: number) => step(bytes, '正在写出佐证材料'),
    stream(contents: FileContents, appVersion: string): AsyncIterable<Uint8Array> {
      const { rows, attachments } = contents
      total = totalRows(rows) * ROW_WEIGHT + attachments.reduce((sum, { size }) => sum + size, 0)
      const parts = workspaceParts(contents, appVersion, () => step(ROW_WEIGHT, '正在写出数据'))
      return zipStream({ name: MIMETYPE, text: FILE_MEDIA_TYPE }, parts)
    },
  }
}

async function verifyWritten(
  temporary: string,
  attachments: AttachmentsInFile,
  report: Report,
): Promise<Result<WrittenWorkspace>> {
  const read = await readWorkspaceFile(temporary, report)
  if (!read.ok) return notVerified(read.error.problems[0]?.kind ?? read.error.kind, read.error.message)
  const { file, counts } = read.value.summary
  return ok({ bytes: file.bytes, sha256: file.sha256, counts, attachments })
}

function notVerified(kind: string, reason: string): Result<never> {
  const cause = reason.replace(/没有导入，现有数据没有变化。$/, '')
  return fail(
    'not-verified',
    `写出的文件没有通过核对（${kind}：${cause}），已删除，原有文件和数据没有变化。请再试一次。`,
  )
}

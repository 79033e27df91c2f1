import { fail, ok, type Result } from '../../domain/result'
import { FILE_MEDIA_TYPE } from '../../domain/workspace/file-format'
import type { FileCounts } from '../../domain/workspace/file-tables'
import type { RowsByTable } from '../../domain/workspace/rows'
import { type AtomicWriteOptions, writeVerifiedFile } from '../files/atomic-file'
import { MIMETYPE } from './layout'
import { portion, type Report } from './progress'
import { readWorkspaceFile } from './read'
import { totalRows, workspaceParts } from './workspace-parts'
import { zipStream } from './zip-stream'

/** A file that was written, read again and found the same. */
export interface WrittenWorkspace {
  readonly bytes: number
  /** SHA-256 of the whole file, hex. */
  readonly sha256: string
  readonly counts: FileCounts
}

export interface WriteWorkspaceOptions extends AtomicWriteOptions {
  readonly appVersion: string
  readonly report?: Report
}

/**
 * Writes a workspace file: equal content and version give equal bytes, in whatever order the rows come. The file is
 * read again and verified before it takes its name; until then an older file of that name stays.
 * Errors: `no-workspace-record`, `not-verified` and those of writeVerifiedFile.
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
  const report = options.report ?? (() => undefined)
  const content = workspaceBytes(rows, options.appVersion, portion(report, 0, 0.6))
  const verify = (temporary: string) => verifyWritten(temporary, portion(report, 0.6, 1))
  return writeVerifiedFile(path, content, verify, options)
}

/** The bytes of a workspace file, as a stream. */
export function workspaceBytes(rows: RowsByTable, appVersion: string, report: Report): AsyncIterable<Uint8Array> {
  const total = totalRows(rows)
  let done = 0
  const onRow = () => {
    done += 1
    report(done / total, '正在写出数据')
  }
  return zipStream({ name: MIMETYPE, text: FILE_MEDIA_TYPE }, workspaceParts(rows, appVersion, onRow))
}

async function verifyWritten(temporary: string, report: Report): Promise<Result<WrittenWorkspace>> {
  const read = await readWorkspaceFile(temporary, report)
  if (!read.ok) return notVerified(read.error.problems[0]?.kind ?? read.error.kind, read.error.message)
  const { file, counts } = read.value.summary
  return ok({ bytes: file.bytes, sha256: file.sha256, counts })
}

function notVerified(kind: string, reason: string): Result<never> {
  const cause = reason.replace(/没有导入，现有数据没有变化。$/, '')
  return fail(
    'not-verified',
    `写出的文件没有通过核对（${kind}：${cause}），已删除，原有文件和数据没有变化。请再试一次。`,
  )
}

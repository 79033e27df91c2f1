import { createHash } from 'node:crypto'
import { type FileHandle, open } from 'node:fs/promises'
import { ok, type Result } from '../../domain/result'
import type { FileHeader } from '../../domain/workspace/file-format'
import { FILE_TABLES, type FileCounts, type FileTable } from '../../domain/workspace/file-tables'
import { PRESENT_SCHEMA, type SchemaTarget } from '../../domain/workspace/migrations/migrate'
import type { RowsByTable } from '../../domain/workspace/rows'
import { fileFailure } from '../files/file-failure'
import { type Archive, openArchive } from './archive'
import { type AttachmentTarget, attachmentSummary, clearTarget, readAttachments } from './attachment-entries'
import type { AttachmentsInFile } from './attachment-parts'
import { type Bag, readBag } from './bag-check'
import { type Digest, payloadOxum } from './bag-text'
import { readSmall } from './entry-stream'
import { damaged, type FileProblem, FileProblemError, type FileRefusal } from './file-problem'
import { type LaterTables, readLaterTables } from './later-tables'
import { attachmentHash, HEADER } from './layout'
import { portion, type Report } from './progress'
import { readTable } from './read-table'
import { type Remark, remarksOn } from './remarks'
import { RowCollector } from './table-rows'
import { countRows } from './workspace-parts'

/** What a verified file says and holds, without its rows. */
export interface WorkspaceSummary {
  readonly title: string
  readonly workspaceId: string
  readonly deviceId: string | null
  readonly appVersion: string
  readonly format: number
  readonly schema: number
  /** Number of batches in the change log. */
  readonly generation: number
  readonly counts: FileCounts
  /** Attached files that are in the file, and those that the records tell of but that are not. */
  readonly attachments: AttachmentsInFile
  /** Size and SHA-256 of the whole file. */
  readonly file: Digest
  /** What is odd, but no reason to refuse: shown, never repaired. */
  readonly remarks: readonly Remark[]
}

export interface WorkspaceFile {
  readonly summary: WorkspaceSummary
  /** Every table of FILE_TABLES has an entry; in the record schema that was wanted. */
  readonly rows: RowsByTable
  /** What only a newer program can read. */
  readonly later: LaterTables
}

/**
 * Reads and verifies a whole workspace file under limits; nothing is extracted by name, and nothing is written but the
 * attached files, and those only into `target`. Rows of an older record schema are migrated.
 * Errors: those of FileProblemKind and of fileFailure; `problems` holds all that were found, the first in front. Then
 * nothing of the target is left.
 * @param path absolute.
 * @param target where the attached files are put for an import; null only verifies them.
 * @param wanted the record schema that the rows are to come in; this program's when not given.
 */
export async function readWorkspaceFile(
  path: string,
  report: Report = () => undefined,
  target: AttachmentTarget | null = null,
  wanted: SchemaTarget = PRESENT_SCHEMA,
): Promise<Result<WorkspaceFile, FileRefusal>> {
  const read = await readVerified(path, report, { target, wanted })
  if (!read.ok) await clearTarget(target)
  return read
}

async function readVerified(
  path: string,
  report: Report,
  how: Pick<Reading, 'target' | 'wanted'>,
): Promise<Result<WorkspaceFile, FileRefusal>> {
  const problems: FileProblem[] = []
  let file: FileHandle | null = null
  try {
    file = await open(path, 'r')
    const content = await readContent(file, { ...how, problems }, report)
    return problems.length === 0 ? ok(content) : refusal(problems)
  } catch (error) {
    if (!(error instanceof FileProblemError)) return ioRefusal(error)
    return refusal(problems.includes(error.problem) ? problems : [...problems, error.problem])
  } finally {
    await file?.close()
  }
}

/** The answer for a file that is not taken. */
export function refusal(problems: readonly FileProblem[]): { readonly ok: false; readonly error: FileRefusal } {
  const [first = damaged('原因不明')] = problems
  return { ok: false, error: { ...first, problems } }
}

/** The same when the disk did not give it out. */
export function ioRefusal(error: unknown): { readonly ok: false; readonly error: FileRefusal } {
  const { error: failure } = fileFailure(error, '工作区文件没有读出，现有数据没有变化')
  return { ok: false, error: { ...failure, problems: [failure] } }
}

interface Reading {
  readonly problems: FileProblem[]
  readonly target: AttachmentTarget | null
  readonly wanted: SchemaTarget
}

async function readContent(file: FileHandle, reading: Reading, report: Report): Promise<WorkspaceFile> {
  const { problems } = reading
  report(0, '正在核对文件结构')
  const archive = await openArchive(file, problems)
  stopOn(problems)
  const bag = await readBag(archive, problems)
  const { rows, later, payload } = await readTables(archive, bag, reading, portion(report, 0, shareOfRows(archive)))
  let taken = 0
  const total = attachmentSummary(archive, rows).bytes
  const files = await readAttachments(archive, bag, reading, (bytes) => {
    taken += bytes
    portion(report, shareOfRows(archive), 1)(Math.min(1, taken / total), '正在核对佐证材料')
  })
  payload.push(...files)
  if (bag.oxum !== payloadOxum(payload)) problems.push(damaged('数据总量与说明不符'))
  if (!isOneWorkspace(rows, bag.header.workspaceId)) problems.push(damaged('工作区的基本信息缺失或重复'))
  stopOn(problems)
  const attachments = attachmentSummary(archive, rows)
  return { rows, later, summary: summaryOf(bag.header, rows, { file: await digestOfFile(file), attachments }) }
}

/** How much of the reading goes to the rows, by the bytes of both (rows take about four times as long a byte). */
function shareOfRows({ entries }: Archive): number {
  let rows = 1
  let files = 0
  for (const [name, { uncompressedSize }] of entries) {
    if (attachmentHash(name) === null) rows += uncompressedSize * 4
    else files += uncompressedSize
  }
  return rows / (rows + files)
}

/** With a list of entries that cannot be trusted there is no sense in reading them. */
function stopOn(problems: readonly FileProblem[]): void {
  if (problems[0] !== undefined) throw new FileProblemError(problems[0])
}

async function readTables(archive: Archive, bag: Bag, { problems, wanted }: Reading, report: Report) {
  const rows = new Map<FileTable, RowCollector['rows']>()
  const payload: Digest[] = [(await readSmall(archive, HEADER)).digest]
  const total = Object.values(bag.header.tables).reduce((sum, table) => sum + table.rows, 0)
  let done = 0
  const step = () => {
    done += 1
    report(Math.min(1, done / total), '正在核对数据')
  }
  for (const table of FILE_TABLES) {
    if (bag.header.tables[table] === undefined) {
      rows.set(table, [])
      continue
    }
    const collector = new RowCollector(table, bag.header.schema, wanted)
    payload.push(await readTable(archive, bag, { collector, problems }, step))
    rows.set(table, collector.rows)
  }
  const later = await readLaterTables(archive, bag, problems)
  return { rows, later: later.tables, payload: [...payload, ...later.payload] }
}

/** Exactly one workspace, the one that the header names. */
function isOneWorkspace(rows: RowsByTable, id: string): boolean {
  const workspaces = rows.get('workspaces') ?? []
  return workspaces.length === 1 && workspaces[0]?.id === id
}

async function digestOfFile(file: FileHandle): Promise<Digest> {
  const hash = createHash('sha256')
  let bytes = 0
  const stream = file.createReadStream({ start: 0, autoClose: false, highWaterMark: 1024 * 1024 })
  for await (const piece of stream) {
    hash.update(piece)
    bytes += piece.length
  }
  return { bytes, sha256: hash.digest('hex') }
}

function summaryOf(
  header: FileHeader,
  rows: RowsByTable,
  { file, attachments }: Pick<WorkspaceSummary, 'file' | 'attachments'>,
): WorkspaceSummary {
  const title = rows.get('workspaces')?.[0]?.title
  return {
    title: typeof title === 'string' ? title : '',
    workspaceId: header.workspaceId,
    deviceId: header.deviceId,
    appVersion: header.appVersion,
    format: header.format,
    schema: header.schema,
    generation: header.generation,
    counts: countRows(rows),
    attachments,
    file,
    remarks: remarksOn(rows),
  }
}

import type { FieldValues } from '../../domain/workspace/change'
import type { FileTable } from '../../domain/workspace/file-tables'
import { isFields, migrateRow, type SchemaTarget } from '../../domain/workspace/migrations/migrate'
import { parseRow } from '../../domain/workspace/rows'
import { decodeText } from './entry-stream'
import { damaged, type FileProblem, FileProblemError, problem, refuse } from './file-problem'
import { tableEntry } from './layout'
import { LIMITS } from './limits'

const NEWLINE = 10
/** All steps that there are. */
const NEWEST = Number.MAX_SAFE_INTEGER

/**
 * Cuts pieces of bytes into lines of text. A piece boundary may lie within a character.
 * Stops with a problem on a line that is too long, not UTF-8, or not ended.
 */
export async function* linesOf(pieces: AsyncIterable<Buffer>, name: string): AsyncGenerator<string> {
  let waiting: Buffer[] = []
  let waitingBytes = 0
  for await (const piece of pieces) {
    const end = piece.lastIndexOf(NEWLINE)
    waiting.push(end === -1 ? piece : piece.subarray(0, end))
    waitingBytes += piece.length
    if (waitingBytes > LIMITS.lineBytes) refuse('too-large', '文件内有一条数据超过 16 MB，不是正常的工作区文件。')
    if (end === -1) continue
    yield* decodeText(Buffer.concat(waiting), name).split('\n')
    waiting = [piece.subarray(end + 1)]
    waitingBytes = piece.length - end - 1
  }
  if (waitingBytes > 0) throw new FileProblemError(damaged(`“${name}”的最后一行不完整`))
}

/**
 * Gathers the rows of one table in the record schema that is wanted. Each is checked in the newest one, whichever it is
 * wanted in. After the first bad row nothing more is gathered: the file will be refused.
 */
export class RowCollector {
  readonly rows: FieldValues[] = []
  /** The first thing that was wrong. */
  found: FileProblem | null = null
  /** The entry that they stand in. */
  readonly name: string
  private readonly ids = new Set<unknown>()
  private readonly table: FileTable
  private readonly from: number
  private readonly target: SchemaTarget

  /** @param from the record schema that the lines are in. */
  constructor(table: FileTable, from: number, target: SchemaTarget) {
    this.table = table
    this.name = tableEntry(table)
    this.from = from
    this.target = target
  }

  add(text: string): void {
    if (this.found !== null) return
    const line = safeJson(text)
    const row = isFields(line) ? this.migrated(line, this.from, this.target.schema) : null
    const parsed = row && parseRow(this.table, this.migrated(row, this.target.schema, NEWEST))
    const place = `${this.table} 第 ${this.rows.length + 1} 行`
    if (row === null || parsed === null) this.found = problem('bad-row', `文件内有一条数据无法辨认（${place}）。`)
    else if (!parsed.ok) this.found = problem('bad-row', `${parsed.error.message.replace(/。$/, '')}（${place}）。`)
    else if (this.ids.has(row.id)) {
      this.found = problem('duplicate-id', `文件内有两条数据的标识相同（${place}）。`)
    } else {
      this.ids.add(row.id)
      this.rows.push(row)
    }
  }

  private migrated(row: FieldValues, from: number, to: number): FieldValues {
    return migrateRow(this.table, row, { from, to }, this.target.steps)
  }
}

/** Gathers the lines of a table that only a newer program knows, to be written back as they are. */
export class LineCollector {
  readonly rows: string[] = []
  /** The first thing that was wrong. */
  found: FileProblem | null = null
  readonly name: string

  /** @param name the entry that they stand in. */
  constructor(name: string) {
    this.name = name
  }

  add(text: string): void {
    if (isFields(safeJson(text))) this.rows.push(text)
    else this.found ??= problem('bad-row', `文件内有一条数据无法辨认（${this.name} 第 ${this.rows.length + 1} 行）。`)
  }
}

/** Parses a line; undefined when it is no JSON or is built to do harm (endless nesting, keys that reach prototypes). */
function safeJson(line: string): unknown {
  try {
    const value: unknown = JSON.parse(line)
    return isHarmless(value, LIMITS.depth) ? value : undefined
  } catch {
    return undefined
  }
}

function isHarmless(value: unknown, depth: number): boolean {
  if (typeof value !== 'object' || value === null) return true
  if (depth === 0 || Object.hasOwn(value, '__proto__')) return false
  return Object.values(value).every((inner) => isHarmless(inner, depth - 1))
}

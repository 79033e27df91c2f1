import type { z } from 'zod'
import { isTableName, looseKind, RECORD_KINDS, type TableName } from '../records/registry'
import { fail, ok, type Result } from '../result'
import { batchHeadSchema, type ChangeDraft, changeRowSchema, type FieldValues } from './change'
import type { FileTable } from './file-tables'
import { emptyState, recordAt, type SomeRecord, type WorkspaceState } from './state'

/** Rows of some tables as they stand in a file or cross the bridge. */
export type RowsByTable = ReadonlyMap<FileTable, readonly FieldValues[]>

/**
 * Checks one row of a table against its schema. Fields that this version does not know are kept, so that a colleague's
 * newer program finds them again.
 * Error `bad-row`: the row does not fit; the message names the field in Chinese.
 */
export function parseRow(table: FileTable, row: unknown): Result<FieldValues> {
  const parsed = SCHEMAS[table].safeParse(row)
  return parsed.success ? ok(parsed.data as FieldValues) : fail('bad-row', rowProblem(table, parsed.error))
}

function rowProblem(table: FileTable, error: z.ZodError): string {
  const field = String(error.issues[0]?.path[0] ?? '')
  const label = isTableName(table) ? looseKind(table).label : '修改记录'
  const fieldLabel = isTableName(table) ? (looseKind(table).labels[field] ?? field) : field
  return `${label}中有一条数据的“${fieldLabel || '结构'}”不合规定。`
}

/** Tolerant of unknown fields, strict about the known ones. */
const SCHEMAS = Object.fromEntries([
  ...Object.values(RECORD_KINDS).map((kind) => [kind.table, loosened(kind.schema)] as const),
  ['batches', loosened(batchHeadSchema)] as const,
  ['changes', loosened(changeRowSchema)] as const,
]) as unknown as Record<FileTable, z.ZodType>

function loosened(schema: z.ZodType): z.ZodType {
  return (schema as z.ZodObject).loose()
}

/**
 * Builds the state from rows of the record tables (the change log is left aside).
 * Errors: `bad-row`, `duplicate-id`.
 */
export function stateFromRows(rows: RowsByTable): Result<WorkspaceState> {
  const tables: [TableName, Map<string, SomeRecord>][] = []
  for (const [table, tableRows] of rows) {
    if (!isTableName(table)) continue
    const records = new Map<string, SomeRecord>()
    for (const row of tableRows) {
      const parsed = parseRow(table, row)
      if (!parsed.ok) return parsed
      const record = parsed.value as unknown as SomeRecord
      if (records.has(record.id)) return fail('duplicate-id', `${looseKind(table).label}中有两条数据的标识相同。`)
      records.set(record.id, record)
    }
    tables.push([table, records])
  }
  return ok({ ...emptyState(), ...Object.fromEntries(tables) })
}

/**
 * Checks the records that changes have led to, so that nothing is saved which a workspace file would refuse later.
 * @param state after the changes.
 * Error: `bad-row`.
 */
export function checkChanged(state: WorkspaceState, changes: readonly ChangeDraft[]): Result<null> {
  const seen = new Set<string>()
  for (const { table, key } of changes) {
    const record = seen.has(key) ? undefined : recordAt(state, table, key)
    seen.add(key)
    const parsed = record ? parseRow(table, record) : ok({})
    if (!parsed.ok) return fail('bad-row', `${parsed.error.message}没有保存，请改正后再试（文字过长或数字超出范围）。`)
  }
  return ok(null)
}

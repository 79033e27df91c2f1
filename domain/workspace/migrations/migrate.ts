import { isTableName } from '../../records/registry'
import type { FieldValues } from '../change'
import { RECORD_SCHEMA } from '../file-format'
import type { FileTable } from '../file-tables'
import type { MigrationStep, TableStep } from './step'
import { MIGRATION_STEPS } from './steps'

/** The record schema that rows are in, and the one that they are brought to. */
export interface SchemaSpan {
  readonly from: number
  readonly to: number
}

/** The schema that rows are wanted in, and the steps of the program. */
export interface SchemaTarget {
  readonly schema: number
  readonly steps: readonly MigrationStep[]
}

/** What this program works with. */
export const PRESENT_SCHEMA: SchemaTarget = { schema: RECORD_SCHEMA, steps: MIGRATION_STEPS }

/**
 * One row of a table as a newer record schema has it. Rows of the change log are brought along: what stood in a field
 * then is shown, undone and merged under the field of today. A row of the same or a newer schema comes back as it is.
 * Does not check the row, which may be anything that stood in a file: parseRow does, afterwards.
 */
export function migrateRow(
  table: FileTable,
  row: FieldValues,
  { from, to }: SchemaSpan,
  steps: readonly MigrationStep[] = MIGRATION_STEPS,
): FieldValues {
  return steps.slice(from - 1, Math.max(from, to) - 1).reduce((values, step) => stepRow(step, table, values), row)
}

function stepRow(step: MigrationStep, table: FileTable, row: FieldValues): FieldValues {
  if (table === 'changes') return stepChange(stepOf(step, row.table), row)
  return stepRecord(stepOf(step, table), row)
}

function stepOf(step: MigrationStep, table: unknown): TableStep {
  return (typeof table === 'string' && isTableName(table) ? step[table] : undefined) ?? {}
}

function stepRecord({ added, convert = unchanged }: TableStep, record: FieldValues): FieldValues {
  return { ...added, ...convert(record) }
}

/** A creation and a deletion hold the whole record; an edit holds the fields that it changed, and gains no others. */
function stepChange({ added = {}, convert = unchanged }: TableStep, row: FieldValues): FieldValues {
  const isWhole = row.before === null || row.after === null
  const side = (fields: unknown) => (isFields(fields) ? { ...(isWhole ? added : {}), ...convert(fields) } : fields)
  return { ...row, before: side(row.before), after: side(row.after) }
}

function unchanged(fields: FieldValues): FieldValues {
  return fields
}

/** Whether a value is an object, as every row must be. */
export function isFields(value: unknown): value is FieldValues {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

import { z } from 'zod'
import { idText, instant, text } from '../records/fields'
import { TABLE_NAMES, type TableName } from '../records/registry'

/** Values of a record's fields by name; any JSON. */
export type FieldValues = Readonly<Record<string, unknown>>

const fieldValues: z.ZodType<FieldValues> = z.record(z.string().min(1).max(64), z.json())

const tableName = z.enum(TABLE_NAMES as readonly [TableName, ...TableName[]])

/**
 * One record's change, by field. Creation: before = null, after = the whole record. Deletion: before = the whole record,
 * after = null. Edit: both hold the same field names, those that differ. Only a merge also confirms what it leaves as it
 * is: before and after alike ({} and {}: the record stays, null and null: it stays deleted).
 */
export const changeSchema = z.strictObject({
  id: idText,
  table: tableName,
  key: idText,
  before: fieldValues.nullable(),
  after: fieldValues.nullable(),
})
export interface Change {
  readonly id: string
  readonly table: TableName
  readonly key: string
  readonly before: FieldValues | null
  readonly after: FieldValues | null
}

/** A change as a command returns it; the batch gives it its id. */
export type ChangeDraft = Omit<Change, 'id'>

/** Who made a change: the person's name and office as given at first start. */
export const authorSchema = z.strictObject({ name: z.string().min(1).max(100), office: z.string().max(200) })
export type Author = Readonly<z.infer<typeof authorSchema>>

/** Set when a batch takes back (undo) or brings back (redo) an earlier one. */
const reversalSchema = z.strictObject({ kind: z.enum(['undo', 'redo']), batch: idText })
export type Reversal = Readonly<z.infer<typeof reversalSchema>>

/**
 * Set when a batch merges a colleague's file: the ids of the colleague's batches that joined the log with it. Their
 * changes are history, never applied here: what they come to is in the changes of the merging batch itself.
 */
const mergeMarkSchema = z.strictObject({ adopted: z.array(idText).max(200_000).readonly() })
export type MergeMark = Readonly<z.infer<typeof mergeMarkSchema>>

/** What one action of the user changed: saved whole or not at all, undone as one step. */
export const batchSchema = z.strictObject({
  id: idText,
  /** UTC instant. */
  at: instant,
  by: authorSchema,
  /** Random id of the installation. */
  device: idText,
  /** The action in Chinese, e.g. 移动节点. */
  label: text.min(1).max(200),
  reversal: reversalSchema.nullable(),
  merge: mergeMarkSchema.optional(),
  changes: z.array(changeSchema).min(1).max(200_000).readonly(),
})
export interface Batch {
  readonly id: string
  readonly at: string
  readonly by: Author
  readonly device: string
  readonly label: string
  readonly reversal: Reversal | null
  readonly merge?: MergeMark | undefined
  readonly changes: readonly Change[]
}

/** The batch without its changes: one line of 修改记录. */
export const batchHeadSchema = batchSchema.omit({ changes: true })
export type BatchHead = Omit<Batch, 'changes'>

/** A row of the change log: one change and the batch that it belongs to (who and when stand there, once). */
export interface ChangeRow extends Change {
  readonly batch: string
}

/** Spreads a batch into its line of 修改记录 and the rows of the change log. */
export function splitBatch(batch: Batch): { readonly head: BatchHead; readonly rows: ChangeRow[] } {
  const { changes, ...head } = batch
  return { head, rows: changes.map((change) => ({ ...change, batch: batch.id })) }
}

export const changeRowSchema = changeSchema.extend({ batch: idText })

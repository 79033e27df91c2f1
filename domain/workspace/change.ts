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

/** One side of a decision as a person reads it. */
export interface DecidedValue {
  readonly text: string
  /** null when the log did not tell. */
  readonly by: Author | null
  /** UTC instant by the clock of the PC where it was done. */
  readonly at: string | null
}

/** What was decided about one conflict of a merge, as text: readable when the records are long gone. */
export interface MergeDecision {
  readonly kind: (typeof CONFLICT_KINDS)[number]
  readonly table: TableName
  readonly key: string
  /** How the record was called. */
  readonly title: string
  /** What it was about in Chinese: the field's label, or e.g. 删除. */
  readonly label: string
  /** What both had started from; '' when not known. */
  readonly base: string
  /** Titles of the other records concerned. */
  readonly also: readonly string[]
  readonly mine: DecidedValue
  readonly theirs: DecidedValue
  readonly chosen: 'mine' | 'theirs'
}

/** 'field': one field changed to two values; 'place', 'cycle': moves of nodes; 'deletion': deleted here, used there. */
export const CONFLICT_KINDS = ['field', 'place', 'cycle', 'deletion'] as const

/** Characters of one text of a decision, titles included. */
export const DECISION_TEXT = 1000
/** Decisions in one merge: more than anybody takes, few enough for one line of a workspace file. */
export const MOST_DECISIONS = 5000
/** Batches that one merge may add to a log. */
export const MOST_ADOPTED_BATCHES = 100_000
/** Changes that one merge may add to a log. */
export const MOST_ADOPTED_CHANGES = 500_000

const decisionText = z.string().max(DECISION_TEXT)
const decidedValue = z.looseObject({ text: decisionText, by: authorSchema.nullable(), at: instant.nullable() })
const mergeDecision = z.looseObject({
  kind: z.enum(CONFLICT_KINDS),
  table: tableName,
  key: idText,
  title: decisionText,
  label: decisionText,
  base: decisionText,
  also: z.array(decisionText).max(100).readonly(),
  mine: decidedValue,
  theirs: decidedValue,
  chosen: z.enum(['mine', 'theirs']),
})

/** What one side had done since the two copies parted. */
export interface WorkSummary {
  /** Each once, in the order in which they began. */
  readonly authors: readonly Author[]
  readonly actions: number
  /** UTC instants of the first and last action; null when there are none. */
  readonly from: string | null
  readonly until: string | null
}

/** Authors of one side that are named. */
export const MOST_AUTHORS = 200

/**
 * Set when a batch merges a colleague's file. Programs that know of no merges keep it as a field that they do not know and
 * write it back: a file that holds one needs no newer format.
 */
export interface MergeMark {
  /**
   * Ids of the colleague's batches that joined the log with it. Their changes are history, never applied here: what they
   * come to is in the changes of the merging batch itself.
   */
  readonly adopted: readonly string[]
  /** Name of the colleague's file, without folders. */
  readonly file: string
  readonly decisions: readonly MergeDecision[]
  /** What was done here meanwhile; of the colleague the adopted batches tell. */
  readonly mine: WorkSummary
}

const workSummary = z.looseObject({
  authors: z.array(authorSchema).max(MOST_AUTHORS).readonly(),
  actions: z.int().nonnegative(),
  from: instant.nullable(),
  until: instant.nullable(),
})

const mergeMarkSchema: z.ZodType<MergeMark> = z.looseObject({
  adopted: z.array(idText).max(MOST_ADOPTED_BATCHES).readonly(),
  file: z.string().max(300),
  decisions: z.array(mergeDecision).max(MOST_DECISIONS).readonly(),
  mine: workSummary,
})

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

/** The part of a colleague's log that a merge adds to this one: history that is kept as it is and never applied. */
export interface AdoptedLog {
  readonly batches: readonly BatchHead[]
  readonly changes: readonly ChangeRow[]
}

/** Fields that only a newer program knows are kept. */
export const adoptedLogSchema: z.ZodType<AdoptedLog> = z.strictObject({
  batches: z.array(batchHeadSchema.loose()).max(MOST_ADOPTED_BATCHES).readonly(),
  changes: z.array(changeRowSchema.loose()).max(MOST_ADOPTED_CHANGES).readonly(),
})

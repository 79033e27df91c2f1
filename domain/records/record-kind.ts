import type { z } from 'zod'

/** The least that every record has. */
export interface AnyRecord {
  readonly id: string
}

/** Where a field points: the table of the records whose ids it holds (one id, or a list of ids). */
export type References<T> = { readonly [Field in keyof T]?: string }

/** All that the program knows about one kind of record, in one place. */
export interface RecordKind<Table extends string, T extends AnyRecord> {
  /** Name of the kind's table in the database and of its file in the workspace file. Never renamed. */
  readonly table: Table
  /** The field's word for one such record, e.g. 标准. */
  readonly label: string
  readonly schema: z.ZodType<T>
  /** Chinese label of every field, as printed on forms and in 修改记录. */
  readonly labels: { readonly [Field in keyof T]-?: string }
  /** Fields that hold ids of other records. */
  readonly references: References<T>
  /** A new record with nothing filled in. */
  readonly empty: (id: T['id']) => T
  /** How one record is called in lists and messages; never ''. */
  readonly titleOf: (record: T) => string
}

/** Keeps the literal table name and the record type of a kind's definition. */
export function defineKind<const Table extends string, T extends AnyRecord>(
  kind: RecordKind<Table, T>,
): RecordKind<Table, T> {
  return kind
}

import type { TableName } from '../../records/registry'
import type { FieldValues } from '../change'

/** What becomes of the records of one table in a step. The id of a record stays. */
export interface TableStep {
  /** New fields, and what every older record has in them. One that has the field already keeps its value. */
  readonly added?: FieldValues
  /**
   * Old fields in their new form: renamed, converted, left out. It is given whole records and, from the change log, any
   * part of one, so it looks at each field by itself; fields that it does not know it hands on. Pure: two PCs must come
   * to the same, or their files could no longer be merged.
   */
  readonly convert?: (fields: FieldValues) => FieldValues
}

/** One step of the record schema, n → n + 1, by table. A table that is new in n + 1 needs nothing. */
export type MigrationStep = { readonly [Table in TableName]?: TableStep }

import type { RecordOf, TableName } from '../../../domain/records/registry'

/** Fields of a record that a form can show. */
export type FieldName<Table extends TableName> = Exclude<keyof RecordOf[Table] & string, 'id'>

/** How one field is edited. */
export type FieldEditor = {
  /** Columns of twelve; 6 = half the width. */
  readonly span?: number
  /** Stands in for the kind's own label. */
  readonly label?: string
} & (
  | { readonly kind: 'text'; readonly placeholder?: string }
  | { readonly kind: 'long-text'; readonly rows?: number; readonly placeholder?: string }
  | { readonly kind: 'date' }
  | {
      readonly kind: 'number'
      readonly integer?: boolean
      readonly unit?: string
      /** The least and the greatest that the record takes; 0 and no limit when left out. */
      readonly range?: readonly [number, number]
    }
  | { readonly kind: 'choice'; readonly options: readonly string[]; readonly clearable?: boolean }
  | { readonly kind: 'reference'; readonly table: TableName }
  | { readonly kind: 'references'; readonly table: TableName }
)

/** One field of a form of that table. */
export type FieldSpec<Table extends TableName> = { readonly name: FieldName<Table> } & FieldEditor

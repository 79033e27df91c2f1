import { looseKind, type RecordOf, type TableName } from '../../../domain/records/registry'
import type { Column } from '../../ui/data-table/table-column'
import type { RecordActions } from './use-record-actions'

/** Fields of a record whose value is of a kind. */
type FieldsWith<T, Value> = { [Field in keyof T]: T[Field] extends Value ? Field : never }[keyof T] & string

type Look<Row> = Partial<Pick<Column<Row>, 'hidden' | 'align' | 'filter' | 'title'>>

/**
 * Makes the columns of a record list: titled by the record kind, edited in place by one step of undo each.
 * Columns of references close over the referenced records: make them anew when that table changes.
 */
export function columnsFor<Table extends TableName>(table: Table, edit: RecordActions<Table>['edit']) {
  type Row = RecordOf[Table]
  const labels = looseKind(table).labels
  const titled = (field: string) => labels[field] ?? field
  const commit = (field: string) => (row: Row, value: string | null) =>
    edit(row.id, titled(field), { [field]: value } as Partial<Omit<Row, 'id'>>)
  const read = <Value>(row: Row, field: string) => (row as unknown as Readonly<Record<string, Value>>)[field] as Value

  return {
    text: (field: FieldsWith<Row, string>, width: number, look: Look<Row> = {}): Column<Row> => ({
      id: field,
      title: titled(field),
      width,
      value: (row) => read<string>(row, field),
      editor: { kind: 'text', commit: commit(field) },
      ...look,
    }),
    date: (field: FieldsWith<Row, string | null>, width = 110, look: Look<Row> = {}): Column<Row> => ({
      id: field,
      title: titled(field),
      width,
      value: (row) => read<string | null>(row, field),
      editor: { kind: 'date', commit: commit(field) },
      ...look,
    }),
    number: (field: FieldsWith<Row, number | null>, width = 80, look: Look<Row> = {}): Column<Row> => ({
      id: field,
      title: titled(field),
      width,
      value: (row) => read<number | null>(row, field),
      align: 'end',
      ...look,
    }),
    choice: (
      field: FieldsWith<Row, string | null>,
      options: { readonly values: readonly string[]; readonly required?: boolean },
      width = 100,
      look: Look<Row> = {},
    ): Column<Row> => ({
      id: field,
      title: titled(field),
      width,
      value: (row) => read<string | null>(row, field),
      filter: 'choice',
      editor: {
        kind: 'choice',
        options: options.values.map((value) => ({ value, label: value })),
        required: options.required ?? false,
        commit: commit(field),
      },
      ...look,
    }),
    reference: (
      field: FieldsWith<Row, string | null>,
      target: { readonly table: TableName; readonly records: ReadonlyMap<string, { readonly id: string }> },
      width = 120,
      look: Look<Row> = {},
    ): Column<Row> => {
      const { titleOf } = looseKind(target.table)
      const titleAt = (id: string | null) => {
        const record = id === null ? undefined : target.records.get(id)
        return record ? titleOf(record) : ''
      }
      return {
        id: field,
        title: titled(field),
        width,
        value: (row) => titleAt(read<string | null>(row, field)),
        filter: 'choice',
        editor: {
          kind: 'reference',
          options: () => inOrder(target.records).map((record) => ({ value: record.id, label: titleOf(record) })),
          commit: commit(field),
        },
        ...look,
      }
    },
  }
}

/** In the order of creation, which the ids follow. */
function inOrder<T extends { readonly id: string }>(records: ReadonlyMap<string, T>): T[] {
  return [...records.values()].sort((left, right) => (left.id < right.id ? -1 : 1))
}

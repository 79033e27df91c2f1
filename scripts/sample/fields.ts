import { isTableName, looseKind, RECORD_KINDS, type RecordOf, type TableName } from '../../domain/records/registry'
import type { FieldValues } from '../../domain/workspace/change'
import { parseRow } from '../../domain/workspace/rows'
import type { Names } from './names'
import { listOf } from './table-text'

/**
 * The fields that cells fill, the columns being called by the labels of the record kind. Numbers and dates are told by
 * what the field is when empty; an empty cell leaves the field empty. References are looked up by name.
 * Throws on a column that the kind does not have.
 * @param leftOut columns that the caller reads itself.
 */
export function fieldsOf(
  table: TableName,
  row: { readonly cells: ReadonlyMap<string, string>; readonly place: string },
  names: Names,
  leftOut: readonly string[] = [],
): FieldValues {
  const values: Record<string, unknown> = {}
  for (const [column, cell] of row.cells) {
    if (cell === '' || leftOut.includes(column)) continue
    const field = fieldCalled(table, column, row.place)
    values[field] = fieldValue(table, field, { cell, place: row.place, names })
  }
  return values
}

/** The field that a kind labels so. */
export function fieldCalled(table: TableName, label: string, place: string): string {
  const found = Object.entries(looseKind(table).labels).find(([, known]) => known === label)
  if (!found) throw new Error(`${place}: ${looseKind(table).label} has no field called ${label}`)
  return found[0]
}

interface Cell {
  readonly cell: string
  readonly place: string
  readonly names: Names
}

/** What a cell says about a field. */
export function fieldValue(table: TableName, field: string, { cell, place, names }: Cell): unknown {
  const target = looseKind(table).references[field]
  const one = (text: string) => {
    if (target === undefined || !isTableName(target)) return text
    return names.idOf(target, text, place)
  }
  const empty = emptyValue(table, field)
  if (Array.isArray(empty)) return listOf(cell).map(one)
  if (empty === null && /^\d+(\.\d+)?$/.test(cell)) return Number(cell)
  return one(cell)
}

const ANY_ID = '00000000-0000-7000-8000-000000000000'

function emptyValue(table: TableName, field: string): unknown {
  return new Map<string, unknown>(Object.entries(emptyFields(table, ANY_ID))).get(field)
}

function emptyFields(table: TableName, id: string): FieldValues {
  const empty: (id: never) => object = RECORD_KINDS[table].empty
  return { ...empty(id as never) }
}

/** A whole record from some of its fields, checked against its schema. Throws when it does not fit. */
export function recordFrom<Table extends TableName>(
  table: Table,
  row: { readonly id: string; readonly fields: FieldValues; readonly place: string },
): RecordOf[Table] {
  const parsed = parseRow(table, { ...emptyFields(table, row.id), ...row.fields })
  if (!parsed.ok) throw new Error(`${row.place}: ${parsed.error.message}`)
  return parsed.value as unknown as RecordOf[Table]
}

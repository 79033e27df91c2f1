import { foldText } from '../../../domain/search'
import { type Column, cellText } from './table-column'

/** What a column must hold: a text somewhere in it, or one of the checked values ('' = empty cells). */
export type ColumnFilter =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'choice'; readonly values: readonly string[] }

export interface RowQuery {
  /** Words that must all occur, in any columns. */
  readonly search: string
  readonly filters: Readonly<Record<string, ColumnFilter>>
}

/** Parts the cells of a row, so that nothing is found across two of them; no word that is searched holds it. */
const CELL_BREAK = '\0'

/** Filtering and searching of rows by some columns. */
export interface RowFilter<Row> {
  /** The rows that fit; the same array when nothing is asked. */
  readonly filter: (rows: readonly Row[], query: RowQuery) => readonly Row[]
  /** The text of a row that is searched, put together once and kept as long as the row object lives. */
  readonly textOf: (row: Row) => string
}

/** Prepares filtering by the columns, those not shown included. */
export function createRowFilter<Row extends object>(columns: readonly Column<Row>[]): RowFilter<Row> {
  const texts = new WeakMap<Row, string>()
  const textOf = (row: Row): string => {
    const known = texts.get(row)
    if (known !== undefined) return known
    const text = foldText(columns.map((column) => cellText(column, row)).join(CELL_BREAK))
    texts.set(row, text)
    return text
  }
  const filter = (rows: readonly Row[], query: RowQuery): readonly Row[] => {
    const tests = columns.flatMap((column) => {
      const filter = query.filters[column.id]
      return filter ? [columnTest(column, filter)] : []
    })
    const words = query.search.split(/\s+/).map(foldText).filter(Boolean)
    if (words.length > 0) tests.push((row) => words.every((word) => textOf(row).includes(word)))
    return tests.length === 0 ? rows : rows.filter((row) => tests.every((test) => test(row)))
  }
  return { filter, textOf }
}

function columnTest<Row>(column: Column<Row>, filter: ColumnFilter): (row: Row) => boolean {
  if (filter.kind === 'choice') {
    const wanted = new Set(filter.values)
    return (row) => wanted.has(cellText(column, row))
  }
  const text = foldText(filter.text)
  return (row) => foldText(cellText(column, row)).includes(text)
}

/** The values that occur in a column and how often, most frequent first; for the checklist of a filter. */
export function occurringValues<Row>(rows: readonly Row[], column: Column<Row>): { value: string; count: number }[] {
  const counts = new Map<string, number>()
  for (const row of rows) {
    const text = cellText(column, row)
    counts.set(text, (counts.get(text) ?? 0) + 1)
  }
  return [...counts].map(([value, count]) => ({ value, count })).sort((left, right) => right.count - left.count)
}

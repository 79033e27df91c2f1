import { placeName } from './column-problems'
import { headerOf } from './columns'
import type { TableLayout } from './layout'
import type { ImportProblem } from './problem'

/** A cell that its file does not hold as it is meant, e.g. a formula without its result. */
export interface CellRemark {
  /** Row of the sheet, from 1. */
  readonly row: number
  /** Place in the row, from 0. */
  readonly index: number
  /** A Chinese sentence. */
  readonly message: string
}

/** What could not be read in the cells below the header: a person should look. */
export function remarkProblems(
  remarks: readonly CellRemark[],
  { columns, headerRow }: Pick<TableLayout, 'columns' | 'headerRow'>,
): ImportProblem[] {
  const places = new Map(columns.map(({ index, header, field }) => [index, field ? headerOf(field) : header]))
  return remarks
    .filter(({ row }) => row > headerRow)
    .map(({ row, index, message }) => {
      const column = places.get(index) || placeName(index)
      return { row, column, value: '', severity: 'warning', message, accepted: '' }
    })
}

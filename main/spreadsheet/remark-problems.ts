import { placeName } from '../../domain/standards/import/column-problems'
import { headerOf } from '../../domain/standards/import/columns'
import type { TableLayout } from '../../domain/standards/import/layout'
import type { ImportProblem } from '../../domain/standards/import/problem'
import type { Sheet } from './table-file'

/** What could not be read in the cells of a sheet, for the rows below the header: a person should look. */
export function remarkProblems({ remarks }: Sheet, { columns, headerRow }: TableLayout): ImportProblem[] {
  const places = new Map(columns.map(({ index, header, field }) => [index, field ? headerOf(field) : header]))
  return remarks
    .filter(({ row }) => row > headerRow)
    .map(({ row, index, message }) => {
      const column = places.get(index) || placeName(index)
      return { row, column, value: '', severity: 'warning', message, accepted: '' }
    })
}

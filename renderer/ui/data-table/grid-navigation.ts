/** A place in the grid: how many rows from the top and columns from the left, from 0. */
export interface GridPlace {
  readonly row: number
  readonly column: number
}

export interface GridSize {
  readonly rows: number
  readonly columns: number
  /** Rows that are in sight at once. */
  readonly page: number
}

export interface GridKey {
  readonly key: string
  readonly ctrlKey: boolean
  readonly shiftKey: boolean
}

/** Where a key leads from a place; null when it is no key of movement (Tab beyond the row's end leaves the table). */
export function placeAfterKey(from: GridPlace, { key, ctrlKey, shiftKey }: GridKey, size: GridSize): GridPlace | null {
  const to = (row: number, column: number): GridPlace => ({
    row: clamp(row, size.rows),
    column: clamp(column, size.columns),
  })
  switch (key) {
    case 'ArrowUp':
      return to(ctrlKey ? 0 : from.row - 1, from.column)
    case 'ArrowDown':
      return to(ctrlKey ? size.rows : from.row + 1, from.column)
    case 'ArrowLeft':
      return to(from.row, ctrlKey ? 0 : from.column - 1)
    case 'ArrowRight':
      return to(from.row, ctrlKey ? size.columns : from.column + 1)
    case 'PageUp':
      return to(from.row - size.page, from.column)
    case 'PageDown':
      return to(from.row + size.page, from.column)
    case 'Home':
      return to(ctrlKey ? 0 : from.row, 0)
    case 'End':
      return to(ctrlKey ? size.rows : from.row, size.columns)
    case 'Tab':
      return tabWithinRow(from, shiftKey, size)
    default:
      return null
  }
}

function tabWithinRow(from: GridPlace, backwards: boolean, size: GridSize): GridPlace | null {
  const column = from.column + (backwards ? -1 : 1)
  return column < 0 || column >= size.columns ? null : { row: from.row, column }
}

/** Where Enter and Tab lead after an edit: below, or to the next cell in reading order. */
export function placeAfterEdit(from: GridPlace, { key, shiftKey }: GridKey, size: GridSize): GridPlace {
  const step = shiftKey ? -1 : 1
  if (key !== 'Tab') return { row: clamp(from.row + step, size.rows), column: from.column }
  const index = from.row * size.columns + from.column + step
  if (index < 0 || index >= size.rows * size.columns) return from
  return { row: Math.floor(index / size.columns), column: index % size.columns }
}

function clamp(index: number, length: number): number {
  return Math.max(0, Math.min(index, length - 1))
}

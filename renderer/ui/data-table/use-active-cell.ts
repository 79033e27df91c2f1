import type { Virtualizer } from '@tanstack/react-virtual'
import { type RefObject, useEffect } from 'react'
import type { CellPlace } from './cell-input'
import type { GridProps } from './grid-props'
import { cellDomId } from './table-row'
import type { TableRow } from './use-table-view'

/** Heights and widths in CSS pixels; data-table.css uses the same. */
export const ROW_HEIGHT = 32
export const HEAD_HEIGHT = 34
const CHECK_WIDTH = 36
const NUMBER_WIDTH = 52

interface ActiveCellParts<Row extends TableRow> {
  readonly grid: Pick<GridProps<Row>, 'gridId' | 'view' | 'selectable' | 'activeId' | 'activeColumn'>
  readonly indexOf: ReadonlyMap<string, number>
  readonly scroll: RefObject<HTMLDivElement | null>
  readonly virtualizer: Virtualizer<HTMLDivElement, Element>
}

/** The active cell: which it is, where it lies, and that it is in sight. */
export function useActiveCell<Row extends TableRow>({ grid, indexOf, scroll, virtualizer }: ActiveCellParts<Row>) {
  const { gridId, view, activeId } = grid
  const column = view.visible.find(({ id }) => id === grid.activeColumn) ?? view.visible[0]
  const index = activeId === null ? -1 : (indexOf.get(activeId) ?? -1)
  const row = view.shown[index]
  const state = column ? view.table.getColumn(column.id) : undefined
  const lead = NUMBER_WIDTH + (grid.selectable ? CHECK_WIDTH : 0)
  const left = lead + (state?.getStart() ?? 0)
  const width = state?.getSize() ?? 0

  // Whoever moved the active row (keys, a new row, another part of the screen), it comes into sight.
  useEffect(() => {
    if (index >= 0) virtualizer.scrollToIndex(index, { align: 'auto' })
  }, [index, virtualizer])
  useEffect(() => {
    if (scroll.current) bringAcross(scroll.current, { left, width, lead })
  }, [scroll, left, width, lead])

  const cell: CellPlace<Row> | null =
    row && column
      ? { row, column, domId: cellDomId(gridId, row.id, column.id), left, top: index * ROW_HEIGHT, width }
      : null
  return {
    cell,
    column,
    row,
    /** -1 while no row is active. */
    index,
    /** Width of the columns that stand at the left edge. */
    lead,
  }
}

export type ActiveCell<Row extends TableRow> = ReturnType<typeof useActiveCell<Row>>

/** Scrolls sideways until a column is in sight; the leading columns stand over the left edge. */
function bringAcross(scroll: HTMLElement, column: { left: number; width: number; lead: number }): void {
  const { left, width, lead } = column
  const right = left + width
  if (right > scroll.scrollLeft + scroll.clientWidth) scroll.scrollLeft = right - scroll.clientWidth
  if (left < scroll.scrollLeft + lead) scroll.scrollLeft = left - lead
}

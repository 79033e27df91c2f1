import type { MouseEvent, RefObject } from 'react'
import { type GridKey, type GridPlace, type GridSize, placeAfterEdit, placeAfterKey } from './grid-navigation'
import type { GridProps } from './grid-props'
import { cellToTsv, rowsToTsv } from './tsv'
import { type ActiveCell, ROW_HEIGHT } from './use-active-cell'
import type { useRowSelection } from './use-row-selection'
import type { TableRow } from './use-table-view'

interface GridActionParts<Row extends TableRow> {
  readonly grid: GridProps<Row>
  readonly active: ActiveCell<Row>
  readonly rowSelection: ReturnType<typeof useRowSelection>
  readonly scroll: RefObject<HTMLDivElement | null>
}

/** What mouse, keyboard and clipboard do to the grid while no cell is edited. */
export function useGridActions<Row extends TableRow>({ grid, active, rowSelection, scroll }: GridActionParts<Row>) {
  const { selectable, selection, input } = grid
  const { shown, visible } = grid.view

  const place = (): GridPlace => ({
    row: Math.max(0, active.index),
    column: active.column ? visible.indexOf(active.column) : 0,
  })
  const size = (): GridSize => ({
    rows: shown.length,
    columns: visible.length,
    page: Math.max(1, Math.floor((scroll.current?.clientHeight ?? 0) / ROW_HEIGHT) - 2),
  })
  const moveTo = (to: GridPlace): void => {
    const row = shown[to.row]
    const column = visible[to.column]
    if (!row || !column) return
    grid.onActivate(row.id)
    grid.onActivateColumn(column.id)
  }
  const onMoveKey = (key: GridKey): boolean => {
    const to = placeAfterKey(place(), key, size())
    if (!to) return false
    const target = shown[to.row]
    if (selectable && key.shiftKey && key.key !== 'Tab' && active.row && target && target !== active.row) {
      rowSelection.extendFrom(active.row.id, target.id)
    }
    moveTo(to)
    return true
  }
  /** A click with Ctrl or Shift, or on a box, selects. */
  const onSelectClick = (event: MouseEvent, rowId: string): void => {
    if (event.shiftKey) rowSelection.extendTo(rowId)
    else rowSelection.toggle(rowId)
  }

  return {
    onFocus: (): void => {
      if (!active.cell) moveTo({ row: 0, column: 0 })
    },
    /** true when the grid made use of the key. */
    onGridKey: (key: GridKey): boolean => {
      if (selectable && key.ctrlKey && key.key.toLowerCase() === 'a') rowSelection.selectAll(true)
      else if (selectable && key.key === ' ' && active.row) rowSelection.toggle(active.row.id)
      else return onMoveKey(key)
      return true
    },
    onEdited: (key: GridKey): void => moveTo(placeAfterEdit(place(), key, size())),
    /** The checked rows, else the active cell; null when there is neither. */
    onCopy: (): string | null => {
      const rows = shown.filter((row) => selection.has(row.id))
      if (rows.length === 0 && !active.cell) return null
      grid.onCopied(rows.length)
      return active.cell && rows.length === 0
        ? cellToTsv(active.cell.row, active.cell.column)
        : rowsToTsv(rows, visible)
    },
    onPasteTable: (text: string): void => grid.onPaste?.(text),
    onMouseDown: (event: MouseEvent): void => {
      const at = targetOf(event)
      if (!at || event.button !== 0) return
      // The focus stays in, or goes to, the grid's input; the browser would give it to the body.
      event.preventDefault()
      if (input.current?.finish() === false) return
      input.current?.focus()
      if (selectable && (at.check || event.ctrlKey || event.metaKey || event.shiftKey)) onSelectClick(event, at.row)
      if (at.check) return
      grid.onActivate(at.row)
      if (at.column !== null) grid.onActivateColumn(at.column)
    },
    onDoubleClick: (event: MouseEvent): void => {
      if (targetOf(event)?.column) input.current?.begin()
    },
  }
}

interface MouseTarget {
  readonly row: string
  readonly column: string | null
  readonly check: boolean
}

/** What the mouse points at; null outside the rows and on anything in a cell that takes clicks itself. */
function targetOf(event: MouseEvent): MouseTarget | null {
  if (!(event.target instanceof Element) || event.target.closest('a, button, .dt-input')) return null
  const row = event.target.closest('[data-row]')?.getAttribute('data-row')
  if (!row) return null
  const column = event.target.closest('[data-column]')?.getAttribute('data-column') ?? null
  return { row, column, check: event.target.closest('.dt-check') !== null }
}

import { useVirtualizer } from '@tanstack/react-virtual'
import { type MouseEvent, memo, type RefObject, useEffect, useMemo, useRef } from 'react'
import { CellInput, type CellInputHandle, type CellPlace } from './cell-input'
import { type GridKey, type GridPlace, placeAfterEdit, placeAfterKey } from './grid-navigation'
import { TableHead as PlainTableHead } from './table-head'
import { cellDomId, TableRow } from './table-row'
import { cellToTsv, rowsToTsv } from './tsv'
import { useRowSelection } from './use-row-selection'
import type { TableView, TableRow as WithId } from './use-table-view'

/** Heights and widths in CSS pixels; data-table.css uses the same. */
const ROW_HEIGHT = 32
const HEAD_HEIGHT = 34
const CHECK_WIDTH = 36
const NUMBER_WIDTH = 52
/** Rows drawn beyond the edges, so that a quick scroll shows no gaps. */
const OVERSCAN = 10

const TableHead = memo(PlainTableHead) as typeof PlainTableHead

export interface GridProps<Row extends WithId> {
  readonly gridId: string
  readonly label: string
  readonly view: TableView<Row>
  readonly rows: readonly Row[]
  readonly selectable: boolean
  readonly selection: ReadonlySet<string>
  readonly onSelectionChange: (selection: ReadonlySet<string>) => void
  readonly activeId: string | null
  readonly onActivate: (id: string) => void
  readonly activeColumn: string | null
  readonly onActivateColumn: (id: string) => void
  readonly onPaste: ((text: string) => void) | undefined
  readonly onCopied: (rows: number) => void
  readonly input: RefObject<CellInputHandle | null>
}

/** Head and rows: what is drawn, and what mouse and keyboard do to it. */
export function TableGrid<Row extends WithId>(props: GridProps<Row>) {
  const { gridId, view, selectable, selection, activeId, input } = props
  const lead = NUMBER_WIDTH + (selectable ? CHECK_WIDTH : 0)
  const { shown, visible } = view
  const scroll = useRef<HTMLDivElement>(null)
  const indexOf = useMemo(() => new Map(shown.map((row, index) => [row.id, index])), [shown])
  const rowSelection = useRowSelection({ shown, indexOf, selection, onChange: props.onSelectionChange })
  const virtualizer = useVirtualizer({
    count: shown.length,
    getScrollElement: () => scroll.current,
    estimateSize: () => ROW_HEIGHT,
    overscan: OVERSCAN,
    scrollMargin: HEAD_HEIGHT,
    scrollPaddingStart: HEAD_HEIGHT,
    useFlushSync: false,
  })

  const activeColumn = visible.find((column) => column.id === props.activeColumn) ?? visible[0]
  const activeIndex = activeId === null ? -1 : (indexOf.get(activeId) ?? -1)
  const activeRow = shown[activeIndex]
  const offset = activeColumn ? (view.table.getColumn(activeColumn.id)?.getStart() ?? 0) : 0
  const size = activeColumn ? (view.table.getColumn(activeColumn.id)?.getSize() ?? 0) : 0
  const cell: CellPlace<Row> | null =
    activeRow && activeColumn
      ? {
          row: activeRow,
          column: activeColumn,
          domId: cellDomId(gridId, activeRow.id, activeColumn.id),
          left: lead + offset,
          top: activeIndex * ROW_HEIGHT,
          width: size,
        }
      : null

  // Whoever moved the active row (keys, a new row, another part of the screen), it comes into sight.
  useEffect(() => {
    if (activeIndex >= 0) virtualizer.scrollToIndex(activeIndex, { align: 'auto' })
  }, [activeIndex, virtualizer])
  useEffect(() => {
    if (scroll.current) bringAcross(scroll.current, { left: lead + offset, width: size, lead })
  }, [offset, size, lead])

  const place = (): GridPlace => ({
    row: Math.max(0, activeIndex),
    column: activeColumn ? visible.indexOf(activeColumn) : 0,
  })
  const gridSize = () => ({
    rows: shown.length,
    columns: visible.length,
    page: Math.max(1, Math.floor((scroll.current?.clientHeight ?? 0) / ROW_HEIGHT) - 2),
  })
  const moveTo = (to: GridPlace): void => {
    const row = shown[to.row]
    const column = visible[to.column]
    if (!row || !column) return
    props.onActivate(row.id)
    props.onActivateColumn(column.id)
  }
  const onGridKey = (key: GridKey): boolean => {
    if (selectable && key.ctrlKey && key.key.toLowerCase() === 'a') rowSelection.selectAll(true)
    else if (selectable && key.key === ' ' && activeRow) rowSelection.toggle(activeRow.id)
    else return onMoveKey(key)
    return true
  }
  const onMoveKey = (key: GridKey): boolean => {
    const to = placeAfterKey(place(), key, gridSize())
    if (!to) return false
    const target = shown[to.row]
    if (selectable && key.shiftKey && key.key !== 'Tab' && activeRow && target && target !== activeRow) {
      rowSelection.extendFrom(activeRow.id, target.id)
    }
    moveTo(to)
    return true
  }
  const onCopy = (): string | null => {
    const selectedRows = shown.filter((row) => selection.has(row.id))
    props.onCopied(selectedRows.length)
    if (selectedRows.length > 0) return rowsToTsv(selectedRows, visible)
    return activeRow && activeColumn ? cellToTsv(activeRow, activeColumn) : null
  }
  const onPasteTable = (text: string): boolean => {
    props.onPaste?.(text)
    return props.onPaste !== undefined
  }

  const onMouseDown = (event: MouseEvent): void => {
    const at = targetOf(event)
    if (!at || event.button !== 0) return
    // The focus stays in, or goes to, the grid's input; the browser would give it to the body.
    event.preventDefault()
    if (input.current?.finish() === false) return
    input.current?.focus()
    if (selectable && (at.check || event.ctrlKey || event.metaKey || event.shiftKey)) {
      if (event.shiftKey) rowSelection.extendTo(at.row)
      else rowSelection.toggle(at.row)
      if (at.check) return
    }
    props.onActivate(at.row)
    if (at.column !== null) props.onActivateColumn(at.column)
  }

  const items = virtualizer.getVirtualItems()
  const totalWidth = lead + view.table.getTotalSize()
  return (
    <div
      ref={scroll}
      id={gridId}
      role="grid"
      className="dt-scroll"
      aria-label={props.label}
      aria-rowcount={shown.length + 1}
      aria-colcount={visible.length + 2}
      aria-multiselectable="true"
    >
      <div className="dt-canvas" style={{ width: totalWidth, ...columnWidths(view) }}>
        <TableHead
          view={view}
          rows={props.rows}
          selectable={selectable}
          selected={selectedOf(selection.size, shown.length)}
          onSelectAll={rowSelection.selectAll}
        />
        <div
          role="rowgroup"
          className="dt-body"
          style={{ height: shown.length * ROW_HEIGHT }}
          onMouseDown={onMouseDown}
          onDoubleClick={(event) => targetOf(event)?.column && input.current?.begin()}
        >
          {items.map((item) => {
            const row = shown[item.index]
            return (
              row && (
                <TableRow
                  key={row.id}
                  row={row}
                  index={item.index}
                  top={item.index * ROW_HEIGHT}
                  columns={visible}
                  gridId={gridId}
                  selectable={selectable}
                  selected={selection.has(row.id)}
                  active={row.id === activeId}
                  activeColumn={row.id === activeId ? (activeColumn?.id ?? null) : null}
                />
              )
            )
          })}
          <CellInput
            ref={input}
            cell={cell}
            gridId={gridId}
            onFocus={() => {
              if (!cell) moveTo({ row: 0, column: 0 })
            }}
            onGridKey={onGridKey}
            onEdited={(key) => moveTo(placeAfterEdit(place(), key, gridSize()))}
            onCopy={onCopy}
            onPasteTable={onPasteTable}
          />
        </div>
      </div>
    </div>
  )
}

function selectedOf(selected: number, shown: number): 'all' | 'some' | 'none' {
  if (selected === 0) return 'none'
  return selected >= shown ? 'all' : 'some'
}

/** Widths as variables of the canvas, so that resizing a column draws no row anew. */
function columnWidths<Row extends WithId>(view: TableView<Row>): Record<`--col-${string}`, string> {
  return Object.fromEntries(
    view.visible.map(({ id }) => [`--col-${id}`, `${view.table.getColumn(id)?.getSize() ?? 0}px`]),
  )
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

/** Scrolls sideways until a column is in sight; the leading columns stand over the left edge. */
function bringAcross(scroll: HTMLElement, column: { left: number; width: number; lead: number }): void {
  const { left, width, lead } = column
  const right = left + width
  if (right > scroll.scrollLeft + scroll.clientWidth) scroll.scrollLeft = right - scroll.clientWidth
  if (left < scroll.scrollLeft + lead) scroll.scrollLeft = left - lead
}

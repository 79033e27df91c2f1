import { useVirtualizer } from '@tanstack/react-virtual'
import { memo, useMemo, useRef } from 'react'
import { CellInput } from './cell-input'
import type { GridProps } from './grid-props'
import { TableHead as PlainTableHead } from './table-head'
import { TableRow } from './table-row'
import { HEAD_HEIGHT, ROW_HEIGHT, useActiveCell } from './use-active-cell'
import { useGridActions } from './use-grid-actions'
import { useRowSelection } from './use-row-selection'
import type { TableView, TableRow as WithId } from './use-table-view'

/** Rows drawn beyond the edges, so that a quick scroll shows no gaps. */
const OVERSCAN = 10

const TableHead = memo(PlainTableHead) as typeof PlainTableHead

/** Head and rows: what is drawn, and what mouse and keyboard do to it. */
export function TableGrid<Row extends WithId>(props: GridProps<Row>) {
  const { gridId, view, selectable, selection, activeId, input } = props
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
  const active = useActiveCell({ grid: props, indexOf, scroll, virtualizer })
  const actions = useGridActions({ grid: props, active, rowSelection, scroll })

  const items = virtualizer.getVirtualItems()
  const totalWidth = active.lead + view.table.getTotalSize()
  return (
    <div
      ref={scroll}
      id={gridId}
      role="grid"
      className="dt-scroll"
      aria-label={props.label}
      aria-rowcount={shown.length + 1}
      aria-colcount={visible.length + 2}
      aria-multiselectable={selectable}
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
          onMouseDown={actions.onMouseDown}
          onDoubleClick={actions.onDoubleClick}
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
                  marks={props.marks?.get(row.id)}
                  gridId={gridId}
                  selectable={selectable}
                  selected={selection.has(row.id)}
                  active={row.id === activeId}
                  activeColumn={row.id === activeId ? (active.column?.id ?? null) : null}
                />
              )
            )
          })}
          <CellInput
            ref={input}
            cell={active.cell}
            gridId={gridId}
            onFocus={actions.onFocus}
            onGridKey={actions.onGridKey}
            onEdited={actions.onEdited}
            onCopy={actions.onCopy}
            onPasteTable={actions.onPasteTable}
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

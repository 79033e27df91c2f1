import { CaretDownFilled, CaretUpFilled } from '@ant-design/icons'
import type { KeyboardEvent, MouseEvent } from 'react'
import { FilterButton } from './column-filter'
import type { Column } from './table-column'
import type { TableRow, TableView } from './use-table-view'

/** By how much Alt+← and Alt+→ change a column's width. */
const WIDTH_STEP = 20

interface TableHeadProps<Row extends TableRow> {
  readonly view: TableView<Row>
  readonly rows: readonly Row[]
  readonly selectable: boolean
  /** All rows in sight are selected, some, or none. */
  readonly selected: 'all' | 'some' | 'none'
  readonly onSelectAll: (on: boolean) => void
}

/** The fixed line of titles: sort by clicking, filter by the funnel, resize at the right edge. */
export function TableHead<Row extends TableRow>({
  view,
  rows,
  selectable,
  selected,
  onSelectAll,
}: TableHeadProps<Row>) {
  return (
    <div role="rowgroup" className="dt-head">
      <div role="row" tabIndex={-1} className="dt-head-row" aria-rowindex={1} onKeyDown={walkHead}>
        {selectable && (
          <div role="columnheader" tabIndex={-1} className="dt-cell dt-lead dt-check" aria-colindex={1}>
            <input
              type="checkbox"
              aria-label="选择全部行"
              checked={selected === 'all'}
              ref={(box) => {
                if (box) box.indeterminate = selected === 'some'
              }}
              onChange={(event) => onSelectAll(event.target.checked)}
            />
          </div>
        )}
        <div role="columnheader" tabIndex={-1} className="dt-cell dt-lead dt-number" aria-colindex={2}>
          序号
        </div>
        {view.visible.map((column, index) => (
          <HeadCell key={column.id} column={column} index={index} view={view} rows={rows} />
        ))}
      </div>
    </div>
  )
}

interface HeadCellProps<Row extends TableRow> {
  readonly column: Column<Row>
  readonly index: number
  readonly view: TableView<Row>
  readonly rows: readonly Row[]
}

function HeadCell<Row extends TableRow>({ column, index, view, rows }: HeadCellProps<Row>) {
  const state = view.table.getColumn(column.id)
  const sorted = state?.getIsSorted() ?? false
  const widen = (event: KeyboardEvent) => {
    const step = event.key === 'ArrowRight' ? WIDTH_STEP : event.key === 'ArrowLeft' ? -WIDTH_STEP : 0
    if (!event.altKey || step === 0 || !state) return
    event.preventDefault()
    view.table.setColumnSizing((sizes) => ({ ...sizes, [column.id]: Math.max(WIDTH_STEP * 2, state.getSize() + step) }))
  }
  return (
    <div
      role="columnheader"
      tabIndex={-1}
      className="dt-cell"
      style={{ width: `var(--col-${column.id})` }}
      aria-colindex={index + 3}
      aria-sort={sorted === 'asc' ? 'ascending' : sorted === 'desc' ? 'descending' : 'none'}
      onKeyDown={widen}
    >
      <button
        type="button"
        className="dt-title"
        tabIndex={index === 0 ? 0 : -1}
        title={`${column.title}（单击排序，按住 Shift 单击可按多列排序）`}
        onClick={(event: MouseEvent) => state?.toggleSorting(undefined, event.shiftKey)}
      >
        <span className="dt-title-text">{column.title}</span>
        {sorted === 'asc' && <CaretUpFilled aria-label="升序" />}
        {sorted === 'desc' && <CaretDownFilled aria-label="降序" />}
      </button>
      {column.filter !== 'none' && (
        <FilterButton
          column={column}
          rows={rows}
          filter={view.filters[column.id]}
          onChange={(filter) => view.setFilter(column.id, filter)}
        />
      )}
      <ResizeHandle column={column} view={view} />
    </div>
  )
}

function ResizeHandle<Row extends TableRow>({ column, view }: Pick<HeadCellProps<Row>, 'column' | 'view'>) {
  const header = view.table.getLeafHeaders().find((candidate) => candidate.column.id === column.id)
  const start = header?.getResizeHandler()
  return (
    // The keyboard resizes with Alt+← and Alt+→ on the title.
    <div
      className="dt-resize"
      aria-hidden="true"
      onMouseDown={start}
      onTouchStart={start}
      onDoubleClick={() => view.table.getColumn(column.id)?.resetSize()}
    />
  )
}

/** ← and → walk through the buttons of the head, so that Tab needs one step to pass it. */
function walkHead(event: KeyboardEvent<HTMLElement>) {
  const step = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0
  if (step === 0 || event.altKey) return
  const buttons: Element[] = [...event.currentTarget.querySelectorAll('button')]
  const from = document.activeElement ? buttons.indexOf(document.activeElement) : -1
  const to = from < 0 ? undefined : buttons[from + step]
  if (!(to instanceof HTMLElement)) return
  event.preventDefault()
  to.focus()
}

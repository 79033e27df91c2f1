import { memo } from 'react'
import { type Column, cellText } from './table-column'

interface TableRowProps<Row> {
  readonly row: Row
  /** Position among the rows in sight, from 0. */
  readonly index: number
  readonly top: number
  readonly columns: readonly Column<Row>[]
  /** What to look at, by column. */
  readonly marks: ReadonlyMap<string, string> | undefined
  readonly gridId: string
  readonly selectable: boolean
  readonly selected: boolean
  readonly active: boolean
  /** The column of the active cell when it stands in this row. */
  readonly activeColumn: string | null
}

/** Id of a cell's element, by which the grid tells a screen reader where the user is. */
export function cellDomId(gridId: string, rowId: string, columnId: string): string {
  return `${gridId}-${rowId}-${columnId}`
}

/** One row. It has no handlers of its own: the body listens for all of them, so that rows stay cheap.
 * Nor does it take the focus: the grid's one input holds it and names the active cell. */
function PlainRow<Row extends { readonly id: string }>(props: TableRowProps<Row>) {
  const { row, index, top, columns, marks, gridId, selectable, selected, active, activeColumn } = props
  return (
    <div
      role="row"
      tabIndex={-1}
      className={`dt-row${selected ? ' dt-selected' : ''}${active ? ' dt-active-row' : ''}`}
      style={{ top }}
      aria-rowindex={index + 2}
      aria-selected={selected}
      data-row={row.id}
    >
      {selectable && (
        <div role="gridcell" tabIndex={-1} className="dt-cell dt-lead dt-check" aria-colindex={1}>
          <input
            type="checkbox"
            tabIndex={-1}
            checked={selected}
            readOnly
            aria-label={`选择第 ${index + 1} 行`}
            data-check={row.id}
          />
        </div>
      )}
      <div role="rowheader" tabIndex={-1} className="dt-cell dt-lead dt-number" aria-colindex={2}>
        {index + 1}
      </div>
      {columns.map((column, columnIndex) => (
        <Cell
          key={column.id}
          row={row}
          column={column}
          columnIndex={columnIndex}
          domId={cellDomId(gridId, row.id, column.id)}
          mark={marks?.get(column.id)}
          active={column.id === activeColumn}
        />
      ))}
    </div>
  )
}

export const TableRow = memo(PlainRow) as typeof PlainRow

interface CellProps<Row> {
  readonly row: Row
  readonly column: Column<Row>
  readonly columnIndex: number
  readonly domId: string
  readonly mark: string | undefined
  readonly active: boolean
}

function Cell<Row>({ row, column, columnIndex, domId, mark, active }: CellProps<Row>) {
  const text = cellText(column, row)
  return (
    <div
      role="gridcell"
      tabIndex={-1}
      id={domId}
      className={`dt-cell${active ? ' dt-active' : ''}${mark === undefined ? '' : ' dt-marked'}`}
      style={{ width: `var(--col-${column.id})`, textAlign: column.align ?? 'start' }}
      title={mark === undefined ? text : `${text}\n提示：${mark}`}
      aria-colindex={columnIndex + 3}
      aria-readonly={!column.editor}
      data-column={column.id}
    >
      {column.render ? column.render(row) : text}
    </div>
  )
}

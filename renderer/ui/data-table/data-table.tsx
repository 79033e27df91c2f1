import './data-table.css'
import { Button, Input, type InputRef, theme } from 'antd'
import {
  type CSSProperties,
  type KeyboardEvent,
  type ReactNode,
  type Ref,
  useId,
  useImperativeHandle,
  useRef,
  useState,
} from 'react'
import type { CellInputHandle } from './cell-input'
import { ColumnChooser } from './column-chooser'
import type { CellMarks } from './grid-props'
import type { Column } from './table-column'
import { TableGrid } from './table-grid'
import { useFindKey } from './use-find-key'
import { useReveal } from './use-reveal'
import { useShownOnly } from './use-shown-only'
import { type TableRow, useTableView } from './use-table-view'

export interface DataTableHandle {
  /** Makes a row active and brings it into sight (filters that hide it are cleared), now or when it has arrived. */
  reveal(rowId: string, edit?: { readonly columnId: string }): void
  /** Gives the table the keyboard. */
  focus(): void
}

export interface DataTableProps<Row extends TableRow> {
  /** Under this name the table remembers columns, widths and sorting. */
  readonly tableId: string
  /** What the table is, for a screen reader. */
  readonly label: string
  /** Keep the array as long as it means the same: a new one draws every row anew. */
  readonly columns: readonly Column<Row>[]
  readonly rows: readonly Row[]
  /** Cells that are marked, with what is told of them. */
  readonly marks?: CellMarks
  /** What belongs here and the first step; shown while there are no rows at all. */
  readonly empty: ReactNode
  /** false: rows cannot be checked, the boxes are left out. */
  readonly selectable?: boolean
  readonly selection?: ReadonlySet<string>
  readonly onSelectionChange?: (selection: ReadonlySet<string>) => void
  readonly activeId?: string | null
  readonly onActivate?: (id: string | null) => void
  /** Takes a pasted table; one single pasted cell goes into the active cell. */
  readonly onPaste?: (text: string) => void
  readonly toolbar?: ReactNode
  readonly ref?: Ref<DataTableHandle>
}

/** The table of every list of the program: virtual rows, filters, sorting, columns, selection, editing in place. */
export function DataTable<Row extends TableRow>(props: DataTableProps<Row>) {
  const { rows, columns, label } = props
  const gridId = useId()
  const view = useTableView(props.tableId, columns, rows)
  const [selection, select] = useOwned(props.selection, props.onSelectionChange, NOTHING_SELECTED)
  const [activeId, activate] = useOwned<string | null>(props.activeId, props.onActivate, null)
  const [activeColumn, setActiveColumn] = useState<string | null>(null)
  const [copied, setCopied] = useState<number | null>(null)
  const input = useRef<CellInputHandle>(null)
  const search = useRef<InputRef>(null)
  const root = useRef<HTMLDivElement>(null)
  const colors = useTableColors()

  useShownOnly(view.shown, { ids: selection, change: select }, { id: activeId, change: activate })
  const reveal = useReveal({ rows, view, activeId, activate, setActiveColumn, input })
  useImperativeHandle(props.ref, () => ({ reveal, focus: () => input.current?.focus() }))

  useFindKey(root, () => search.current?.focus({ cursor: 'all' }))
  const onSearchKey = (event: KeyboardEvent): void => {
    if (event.key !== 'ArrowDown' && event.key !== 'Enter') return
    event.preventDefault()
    input.current?.focus()
  }

  return (
    <div ref={root} className="dt" style={colors}>
      <div className="dt-toolbar" role="toolbar" aria-label={`${label}工具栏`}>
        <Input
          ref={search}
          allowClear
          size="small"
          className="dt-search"
          placeholder="搜索全部列"
          aria-label={`在${label}中搜索`}
          value={view.search}
          onChange={(event) => view.setSearch(event.target.value)}
          onKeyDown={onSearchKey}
        />
        {props.toolbar}
        <span className="dt-space" />
        {view.isFiltered && (
          <Button size="small" onClick={view.clearFilters}>
            清除筛选
          </Button>
        )}
        <ColumnChooser view={view} />
      </div>
      <TableGrid
        gridId={gridId}
        label={label}
        view={view}
        rows={rows}
        marks={props.marks}
        selectable={props.selectable ?? true}
        selection={selection}
        onSelectionChange={select}
        activeId={activeId}
        onActivate={activate}
        activeColumn={activeColumn}
        onActivateColumn={setActiveColumn}
        onPaste={props.onPaste}
        onCopied={setCopied}
        input={input}
      />
      {view.shown.length === 0 && (
        <div className="dt-empty">{rows.length === 0 ? props.empty : '没有符合筛选条件的记录。'}</div>
      )}
      <div className="dt-footer" role="status">
        <span>共 {rows.length} 条</span>
        {view.isFiltered && <span>筛选后 {view.shown.length} 条</span>}
        {selection.size > 0 && <span>已选 {selection.size} 条</span>}
        {copied !== null && <span className="dt-dim">{copied > 0 ? `已复制 ${copied} 行` : '已复制 1 格'}</span>}
      </div>
    </div>
  )
}

const NOTHING_SELECTED: ReadonlySet<string> = new Set()

/** A value that the caller keeps, or else the table itself. */
function useOwned<Value>(
  given: Value | undefined,
  onChange: ((value: Value) => void) | undefined,
  initial: Value,
): [Value, (value: Value) => void] {
  const [own, setOwn] = useState(initial)
  const change = (value: Value): void => {
    setOwn(value)
    onChange?.(value)
  }
  return [given === undefined ? own : given, change]
}

/** The theme's colours for data-table.css. */
function useTableColors(): CSSProperties {
  const { token } = theme.useToken()
  const colors: Record<`--dt-${string}`, string> = {
    '--dt-line': token.colorBorderSecondary,
    '--dt-ground': token.colorBgContainer,
    '--dt-head': token.colorFillAlter,
    '--dt-hover': token.colorFillQuaternary,
    '--dt-selected': token.colorPrimaryBg,
    '--dt-primary': token.colorPrimary,
    '--dt-error': token.colorError,
    '--dt-text': token.colorText,
    '--dt-dim': token.colorTextSecondary,
  }
  return colors
}

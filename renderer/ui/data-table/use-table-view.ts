import {
  columnResizingFeature,
  columnSizingFeature,
  columnVisibilityFeature,
  rowSortingFeature,
  tableFeatures,
  useTable,
} from '@tanstack/react-table'
import { useDeferredValue, useEffect, useMemo, useRef, useState } from 'react'
import { loadColumnMemory, saveColumnMemory } from './column-memory'
import { type ColumnFilter, createRowFilter } from './row-filter'
import { orderRows } from './row-order'
import type { Column } from './table-column'

const NARROWEST = 40
const WIDEST = 1200
/** How long (ms) preparing may hold the window at a stretch: shorter than anyone notices. */
const LONGEST_SLICE = 10

/** The library keeps how columns are looked at; filtering and sorting are ours (row-filter, row-order). */
const features = tableFeatures({
  columnSizingFeature,
  columnResizingFeature,
  columnVisibilityFeature,
  rowSortingFeature,
})

export type Filters = Readonly<Record<string, ColumnFilter>>

export interface TableRow {
  readonly id: string
}

/** How a table is looked at: its columns (remembered per table), and the rows that are shown, in order. */
export function useTableView<Row extends TableRow>(
  tableId: string,
  columns: readonly Column<Row>[],
  rows: readonly Row[],
) {
  const [memory] = useState(() => loadColumnMemory(localStorage, tableId))
  const [search, setSearch] = useState('')
  const [filters, setFilters] = useState<Filters>({})
  const defs = useMemo(() => columns.map(columnDef), [columns])
  const defaultVisibility = useMemo(() => hiddenByDefault(columns), [columns])
  const table = useTable({
    features,
    data: rows,
    columns: defs,
    manualSorting: true,
    sortDescFirst: false,
    columnResizeMode: 'onChange',
    initialState: {
      sorting: memory.sorting,
      columnSizing: memory.widths,
      columnVisibility: { ...defaultVisibility, ...memory.shown },
    },
  })
  const { sorting, columnSizing, columnVisibility } = table.state
  useEffect(() => {
    saveColumnMemory(localStorage, tableId, { widths: columnSizing, shown: columnVisibility, sorting })
  }, [tableId, columnSizing, columnVisibility, sorting])

  const asked = useMemo(() => ({ search, filters }), [search, filters])
  const query = useDeferredValue(asked)
  const rowFilter = useMemo(() => createRowFilter(columns), [columns])
  const filtered = useMemo(() => rowFilter.filter(rows, query), [rowFilter, rows, query])
  usePreparedSearch(rows, rowFilter.textOf)
  const former = useRef<readonly Row[]>([])
  // The header answers at once; the rows follow in a rendering that lets the window breathe.
  const wanted = useDeferredValue(sorting)
  const shown = useMemo(
    () => orderRows(filtered, { columns, sorting: wanted, former: former.current }),
    [filtered, columns, wanted],
  )
  useEffect(() => {
    former.current = shown
  }, [shown])
  const visible = useMemo(
    () => columns.filter((column) => columnVisibility[column.id] !== false),
    [columns, columnVisibility],
  )
  return {
    table,
    defaultVisibility,
    /** The columns in sight. */
    visible,
    /** The rows in sight, in order. */
    shown,
    search,
    setSearch,
    filters,
    setFilter: (id: string, filter: ColumnFilter | null) => setFilters((current) => withFilter(current, id, filter)),
    isFiltered: search.trim() !== '' || Object.keys(filters).length > 0,
    clearFilters: () => {
      setSearch('')
      setFilters({})
    },
  }
}

export type TableView<Row extends TableRow> = ReturnType<typeof useTableView<Row>>

/** Puts the searched texts together while the program has nothing else to do, so that the first search is as quick as the next. */
function usePreparedSearch<Row>(rows: readonly Row[], textOf: (row: Row) => string): void {
  useEffect(() => {
    let next = 0
    let handle = requestIdleCallback(prepare)
    function prepare(deadline: IdleDeadline): void {
      const end = performance.now() + Math.min(deadline.timeRemaining(), LONGEST_SLICE)
      for (let row = rows[next]; row && performance.now() < end; row = rows[next]) {
        textOf(row)
        next += 1
      }
      if (next < rows.length) handle = requestIdleCallback(prepare)
    }
    return () => cancelIdleCallback(handle)
  }, [rows, textOf])
}

function columnDef<Row>(column: Column<Row>) {
  return {
    id: column.id,
    header: column.title,
    accessorFn: column.value,
    size: column.width,
    minSize: NARROWEST,
    maxSize: WIDEST,
  }
}

function hiddenByDefault<Row>(columns: readonly Column<Row>[]): Record<string, boolean> {
  return Object.fromEntries(columns.filter((column) => column.hidden).map((column) => [column.id, false]))
}

function withFilter(filters: Filters, id: string, filter: ColumnFilter | null): Filters {
  const { [id]: _replaced, ...others } = filters
  return filter ? { ...others, [id]: filter } : others
}

import { useEffect, useState } from 'react'
import type { CellInputHandle } from './cell-input'
import type { TableRow, TableView } from './use-table-view'

interface RevealContext {
  readonly rows: readonly TableRow[]
  readonly view: Pick<TableView<TableRow>, 'shown' | 'isFiltered' | 'clearFilters'>
  readonly activeId: string | null
  readonly activate: (id: string) => void
  readonly setActiveColumn: (id: string) => void
  readonly input: { readonly current: CellInputHandle | null }
}

interface Wanted {
  readonly rowId: string
  readonly columnId: string | null
}

/** Waits until a wanted row has arrived, then makes it active, focuses it and opens its cell when asked. */
export function useReveal({ rows, view, activeId, activate, setActiveColumn, input }: RevealContext) {
  const [wanted, setWanted] = useState<Wanted | null>(null)
  useEffect(() => {
    if (!wanted) return
    const isIt = (row: TableRow) => row.id === wanted.rowId
    if (!view.shown.some(isIt)) {
      if (view.isFiltered && rows.some(isIt)) view.clearFilters()
      return
    }
    if (activeId !== wanted.rowId) {
      if (wanted.columnId !== null) setActiveColumn(wanted.columnId)
      activate(wanted.rowId)
      return
    }
    setWanted(null)
    input.current?.focus()
    if (wanted.columnId !== null) input.current?.begin()
  })
  return (rowId: string, edit?: { readonly columnId: string }): void =>
    setWanted({ rowId, columnId: edit?.columnId ?? null })
}

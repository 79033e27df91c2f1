import type { RefObject } from 'react'
import type { CellInputHandle } from './cell-input'
import type { TableRow, TableView } from './use-table-view'

/** What to look at in the cells: row id → column id → a Chinese sentence. */
export type CellMarks = ReadonlyMap<string, ReadonlyMap<string, string>>

/** What the table hands to its grid. */
export interface GridProps<Row extends TableRow> {
  readonly gridId: string
  readonly label: string
  readonly view: TableView<Row>
  readonly rows: readonly Row[]
  readonly marks: CellMarks | undefined
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

import type { ReactNode } from 'react'

/** Something that can be chosen in a cell: what is stored and what is shown. */
export interface CellOption {
  readonly value: string
  readonly label: string
}

/** A list of options, or how to get it: long lists are built only when a cell is opened. */
export type CellOptions = readonly CellOption[] | (() => readonly CellOption[])

/**
 * How a cell is edited in place. `commit` gets what was typed, checked: free text as typed, a date as 'YYYY-MM-DD' or
 * null, a number of 0 or more or null, a choice as one of the options' values or null.
 */
export type CellEditor<Row> =
  | { readonly kind: 'text'; readonly commit: (row: Row, value: string) => void }
  | { readonly kind: 'date'; readonly commit: (row: Row, value: string | null) => void }
  | { readonly kind: 'number'; readonly integer?: boolean; readonly commit: (row: Row, value: number | null) => void }
  | ChoiceEditor<Row>

/** Editing by choosing from a list. */
export interface ChoiceEditor<Row> {
  readonly kind: 'choice' | 'reference'
  readonly options: CellOptions
  /** The cell may not be emptied. */
  readonly required?: boolean
  readonly commit: (row: Row, value: string | null) => void
}

/** Tells the editors with a list from those that take typing only. */
export function isChoice<Row>(editor: CellEditor<Row>): editor is ChoiceEditor<Row> {
  return editor.kind === 'choice' || editor.kind === 'reference'
}

/** One column of a table. `value` is what is sorted, filtered, searched and copied. */
export interface Column<Row> {
  readonly id: string
  readonly title: string
  /** Width in CSS pixels before the user changes it. */
  readonly width: number
  readonly value: (row: Row) => string | number | null
  /** What the cell shows when it is more than the value. */
  readonly render?: (row: Row) => ReactNode
  readonly editor?: CellEditor<Row>
  /** Filter by text (default), by a checklist of the values that occur, or not at all. */
  readonly filter?: 'text' | 'choice' | 'none'
  /** Not shown until the user chooses it. */
  readonly hidden?: boolean
  readonly align?: 'start' | 'end' | 'center'
}

/** The value of a cell as text; '' when there is none. */
export function cellText<Row>(column: Column<Row>, row: Row): string {
  const value = column.value(row)
  return value === null ? '' : String(value)
}

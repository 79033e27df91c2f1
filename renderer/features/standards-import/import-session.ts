import { create } from 'zustand'
import type { ImportField } from '../../../domain/standards/import/columns'
import {
  distinctColumns,
  fieldsByPlace,
  type TableLayout,
  type TableRow,
  tableLayout,
} from '../../../domain/standards/import/layout'
import type { ImportOptions, RowOutcome } from '../../../domain/standards/import/plan'
import type { StagedTable } from '../../../preload/table-contract'

/** What a column is taken as; 'left-out' is a decision, null is none yet. */
export type ColumnChoice = ImportField | 'left-out' | null

/** A table that was read and waits to be imported. */
export interface ImportSource {
  readonly staged: StagedTable
  /** Place of the sheet in the file. */
  readonly sheet: number
  readonly layout: TableLayout
  /** By the column's place in the row. */
  readonly choices: ReadonlyMap<number, ColumnChoice>
}

export interface ImportDone {
  readonly file: string
  readonly counts: Readonly<Record<RowOutcome, number>>
}

type Settings = Pick<ImportOptions, 'nodeId' | 'skipErrors'> & { readonly existing: 'update' | 'skip' }

/** An import under way; session state. It outlives the screen, but belongs to one workspace. */
export interface ImportSession extends Settings {
  readonly slot: string | null
  readonly source: ImportSource | null
  readonly done: ImportDone | null
}

const DEFAULTS: Settings = { nodeId: null, existing: 'update', skipErrors: false }

export const useImportSession = create<ImportSession>(() => ({ ...DEFAULTS, slot: null, source: null, done: null }))

/** Begins with a sheet; columns that are understood are taken as such, of two with one meaning the first. */
export function showSource(slot: string, staged: StagedTable, sheet: number, rows: readonly TableRow[]): void {
  const layout = tableLayout(rows)
  const choices = distinctColumns(layout.columns).map(({ index, field }) => [index, field] as const)
  const source = { staged, sheet, layout, choices: new Map(choices) }
  useImportSession.setState(({ nodeId }) => ({ ...DEFAULTS, nodeId, slot, source, done: null }))
}

/** Takes a column as a field; another column that was taken as the same waits for a decision again. */
export function chooseColumn(index: number, choice: ColumnChoice): void {
  useImportSession.setState(({ source }) => {
    if (!source) return {}
    const choices = new Map(source.choices)
    for (const [other, taken] of choices) {
      if (taken === choice && choice !== 'left-out' && other !== index) choices.set(other, null)
    }
    choices.set(index, choice)
    return { source: { ...source, choices } }
  })
}

export function changeSettings(settings: Partial<Settings>): void {
  useImportSession.setState(settings)
}

/** Lets the table go. */
export function endImport(slot: string, done: ImportDone | null): void {
  useImportSession.setState({ ...DEFAULTS, slot, source: null, done })
}

/** How many columns nobody has decided yet: as long as there are any, nothing is imported (D5.2). */
export function undecidedColumns({ choices }: ImportSource): number {
  return [...choices.values()].filter((choice) => choice === null).length
}

/** The field of each place in a row, as the planner takes it. */
export function fieldsOf({ choices }: ImportSource): ImportOptions['fields'] {
  return fieldsByPlace([...choices].map(([index, choice]) => ({ index, field: choice === 'left-out' ? null : choice })))
}

/**
 * How much a cell matters: `repaired` (taken over, tidied), `warning` (taken over, a person should look), `error` (cannot
 * be taken over: stops the import, unless the rows with errors are left out).
 */
export type Severity = 'repaired' | 'warning' | 'error'

/** How each severity is called. */
export const SEVERITY_LABELS: Readonly<Record<Severity, string>> = {
  repaired: '已整理',
  warning: '请核对',
  error: '错误',
}

/** What was noticed at one cell of an imported table. */
export interface ImportProblem {
  /** Row of the sheet, from 1, the header included. */
  readonly row: number
  /** The column's header, in our words where it is understood. */
  readonly column: string
  /** As it stands in the cell. */
  readonly value: string
  readonly severity: Severity
  /** A Chinese sentence. */
  readonly message: string
  /** What would be accepted, in Chinese; '' when there is nothing to correct. */
  readonly accepted: string
}

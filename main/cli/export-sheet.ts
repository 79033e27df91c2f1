import type { SheetFormat, SheetTable } from '../../domain/spreadsheet/sheet-table'
import { placeStandards } from '../../domain/standards/placement'
import { standardsSheet } from '../../domain/standards/standards-sheet'
import { type RowsByTable, stateFromRows } from '../../domain/workspace/rows'
import type { WorkspaceState } from '../../domain/workspace/state'
import type { JobProgress } from '../jobs/job-types'
import { localDate } from '../pdf/local-date'
import { runCliJob } from './cli-job'
import { type CommandOutcome, done, failed } from './command'

/** What can be exported as a table, by the names of the command line. */
export const SHEET_TITLES = { standards: '标准明细表' } as const
export type SheetName = keyof typeof SHEET_TITLES

const SHEETS: Readonly<Record<SheetName, (state: WorkspaceState, on: string) => SheetTable>> = {
  standards: (state, on) => {
    const standards = placeStandards(state, null).map(({ standard }) => standard)
    return standardsSheet(state, { standards, title: '', on })
  },
}

export function isSheetName(name: string): name is SheetName {
  return Object.hasOwn(SHEET_TITLES, name)
}

export function isSheetFormat(format: string | undefined): format is SheetFormat {
  return format === 'xlsx' || format === 'csv'
}

interface SheetOrder {
  readonly sheet: SheetName
  readonly format: SheetFormat
  /** Absolute path. */
  readonly output: string
}

/** Writes a table of a workspace as a spreadsheet file, as of today. */
export async function exportSheet(
  rows: RowsByTable,
  { sheet, format, output }: SheetOrder,
  onProgress: (progress: JobProgress) => void,
): Promise<CommandOutcome> {
  const state = stateFromRows(rows)
  if (!state.ok) return failed(state.error)
  const table = SHEETS[sheet](state.value, localDate(new Date()))
  const written = await runCliJob('exportTable', { table, format, output }, onProgress)
  if (!written.ok) return failed(written.error)
  const { bytes, rows: count } = written.value
  const lines = [`已导出并核对：${output}`, `共 ${count} 行，${bytes} 字节`]
  return done(lines, { output, packet: sheet, format, bytes, rows: count })
}

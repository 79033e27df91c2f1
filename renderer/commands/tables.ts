import { ok, type Result } from '../../domain/result'
import { checkSheetTable, type SheetTable } from '../../domain/spreadsheet/sheet-table'
import type { ExportedTable } from '../../preload/sheet-contract'
import type { Workbench } from '../storage/workbench'
import { chooseTarget, type Exported } from './exchange'

/**
 * Writes a table to a file that the user chooses: CSV when its name ends in .csv, else an Excel workbook. Read back and
 * compared before it takes its name. Errors: `cancelled`, those of checkSheetTable and of writing.
 * @param suggestedName with its extension, see safeFileName.
 */
export async function exportTable(
  workbench: Workbench,
  table: SheetTable,
  suggestedName: string,
  job: string,
): Promise<Result<Exported<ExportedTable>>> {
  const target = await chooseTarget(workbench, 'table', suggestedName)
  if (!target.ok) return target
  const format = /\.csv$/i.test(target.value.name) ? 'csv' : 'xlsx'
  const checked = checkSheetTable(table, format)
  if (!checked.ok) return checked
  const report = await workbench.bridge.exportTable({ table, format, file: target.value.file, job })
  return report.ok ? ok({ file: target.value, report: report.value }) : report
}

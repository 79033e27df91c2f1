import { ok, type Result } from '../../domain/result'
import type { TableRow } from '../../domain/standards/import/layout'
import { SHEET_ROWS_PER_CALL, type StagedTable } from '../../preload/table-contract'
import { nextTask } from '../storage/paging'
import type { Workbench } from '../storage/workbench'
import { chooseFile } from './exchange'

/** Lets the user choose an Excel or CSV file and reads it in main; nothing is changed. Errors: `cancelled`, those of the file. */
export async function chooseTableFile(workbench: Workbench, job: string): Promise<Result<StagedTable>> {
  const chosen = await chooseFile(workbench, 'table')
  return chosen.ok ? workbench.bridge.stageTable({ file: chosen.value.file, job }) : chosen
}

/** The rows of one sheet, fetched a portion at a time so that the window can paint in between. */
export async function readSheet(
  { bridge }: Workbench,
  { table }: StagedTable,
  sheet: number,
): Promise<Result<readonly TableRow[]>> {
  const rows: TableRow[] = []
  for (;;) {
    const page = await bridge.readTable({ table, sheet, offset: rows.length })
    if (!page.ok) return page
    rows.push(...page.value.rows)
    if (page.value.rows.length < SHEET_ROWS_PER_CALL) return ok(rows)
    await nextTask()
  }
}

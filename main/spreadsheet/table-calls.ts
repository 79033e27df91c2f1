import { basename } from 'node:path'
import { fail, ok, type Result } from '../../domain/result'
import { understoodColumns } from '../../domain/standards/import/layout'
import { SHEET_ROWS_PER_CALL, type TABLE_CALLS } from '../../preload/table-contract'
import type { Handlers } from '../answer-call'
import { createHandles } from '../handles'
import type { WindowJobs } from '../window-jobs'
import type { Sheet, TableFile } from './table-file'

/** One file is imported at a time; the one before may still be on a screen. */
const MOST_TABLES = 2

/**
 * The answers to the calls about tables to import.
 * @param pathOf the path behind a handle of chooseOpen.
 */
export function createTableHandlers(parts: {
  readonly jobs: WindowJobs
  readonly pathOf: (file: string) => Result<string>
}): Pick<Handlers, keyof typeof TABLE_CALLS> {
  const tables = createHandles<TableFile>(MOST_TABLES)
  return {
    async stageTable({ file, job }) {
      const path = parts.pathOf(file)
      if (!path.ok) return path
      const read = await parts.jobs.run(job, 'readTableFile', { path: path.value })
      if (!read.ok) return read
      const { kind, encoding, sheets } = read.value
      return ok({
        table: tables.add(read.value),
        name: basename(path.value),
        kind,
        encoding,
        sheets: sheets.map(summaryOf),
      })
    },
    readTable({ table, sheet, offset }) {
      const found = tables.get(table)
      if (!found.ok) return found
      const rows = found.value.sheets[sheet]?.rows
      if (!rows) return fail('no-such-sheet', '文件中没有这个工作表，没有导入任何内容。请重新选择。')
      const page = rows.slice(offset, offset + SHEET_ROWS_PER_CALL)
      return ok({ rows: page.map(({ row, cells }) => ({ row, cells: [...cells] })) })
    },
    discardTable({ table }) {
      tables.drop(table)
      return ok({})
    },
  }
}

function summaryOf({ name, hidden, rows, remarks }: Sheet) {
  return {
    name,
    hidden,
    rows: rows.length,
    understood: understoodColumns(rows),
    remarks: remarks.map((remark) => ({ ...remark })),
  }
}

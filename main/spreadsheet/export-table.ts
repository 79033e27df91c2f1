import { stat } from 'node:fs/promises'
import { fail, ok, type Result } from '../../domain/result'
import {
  checkSheetTable,
  type SheetCell,
  type SheetFormat,
  type SheetTable,
} from '../../domain/spreadsheet/sheet-table'
import { isFilled, type TableRow } from '../../domain/standards/import/layout'
import { type AtomicWriteOptions, writeVerifiedFile } from '../files/atomic-file'
import { readTableFile } from './read-table-file'
import { csvBytes } from './write-csv'

export interface TableOrder {
  readonly table: SheetTable
  readonly format: SheetFormat
  /** Absolute path of the file. */
  readonly output: string
}

/** A table that was written, read again and found the same. */
export interface WrittenTable {
  readonly bytes: number
  readonly rows: number
}

export interface ExportTableOptions extends AtomicWriteOptions {
  readonly report?: (fraction: number, note: string) => void
}

/**
 * Writes a table as an Excel workbook or a CSV file, whole or not at all; read back and compared cell by cell before it
 * takes its name. Same table, same bytes.
 * Errors: those of checkSheetTable, `not-verified`, and those of writeVerifiedFile.
 */
export async function exportTable(order: TableOrder, options: ExportTableOptions = {}): Promise<Result<WrittenTable>> {
  const { table, format, output } = order
  const report = options.report ?? (() => undefined)
  const checked = checkSheetTable(table, format)
  if (!checked.ok) return checked
  report(0, '正在整理表格')
  const content = format === 'csv' ? csvBytes(table) : await workbook(table, report)
  const verify = async (temporary: string) => {
    report(0.6, '正在写出并核对')
    return verified(temporary, order)
  }
  return writeVerifiedFile(output, content, verify, options)
}

async function workbook(table: SheetTable, report: (fraction: number, note: string) => void) {
  // exceljs is heavy; CSV does without it.
  const { workbookBytes } = await import('./write-workbook')
  const rows = table.rows.length
  return workbookBytes(table, (done) => report((0.3 * done) / rows, '正在整理表格'))
}

async function verified(temporary: string, { table, format }: TableOrder): Promise<Result<WrittenTable>> {
  const read = await readTableFile(temporary, { isOwn: true })
  if (!read.ok) return notVerified(read.error.kind)
  const found = read.value.sheets[0]?.rows ?? []
  const expected = expectedRows(table, format)
  const wrong = expected.find((row, index) => !sameRow(row, found[index]))
  if (wrong) return notVerified(`第${wrong.row}行`)
  if (found.length !== expected.length) return notVerified(`${found.length}行`)
  return ok({ bytes: (await stat(temporary)).size, rows: table.rows.length })
}

function notVerified(what: string): Result<never> {
  return fail(
    'not-verified',
    `写出的表格读回来与原来的不一样（${what}），已删除，原有文件和数据没有变化。请再试一次；若仍不行，请换一种格式导出。`,
  )
}

/** The rows as the file must give them back: those in which anything stands. */
function expectedRows({ title, columns, rows }: SheetTable, format: SheetFormat): TableRow[] {
  const above = title === null || format === 'csv' ? [] : [columns.map(() => title)]
  const all: readonly (readonly SheetCell[])[] = [...above, columns.map(({ header }) => header), ...rows]
  return all.flatMap((cells, index) => {
    const texts = cells.slice(0, columns.length).map((cell) => textOf(cell, format))
    return texts.some(isFilled) ? [{ row: index + 1, cells: texts }] : []
  })
}

/** UTF-8 cannot hold half a surrogate pair. */
function textOf(cell: SheetCell, format: SheetFormat): string {
  const text = String(cell ?? '')
  return format === 'csv' && /[\ud800-\udfff]/.test(text) ? Buffer.from(text).toString() : text
}

function sameRow(expected: TableRow, found: TableRow | undefined): boolean {
  if (found?.row !== expected.row) return false
  const width = Math.max(expected.cells.length, found.cells.length)
  for (let index = 0; index < width; index += 1) {
    if ((expected.cells[index] ?? '') !== (found.cells[index] ?? '')) return false
  }
  return true
}

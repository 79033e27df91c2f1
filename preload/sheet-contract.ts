import { z } from 'zod'
import { SHEET_LIMITS, type SheetTable } from '../domain/spreadsheet/sheet-table'

/** The part of the boundary that is about tables to export (Excel, CSV): spread into CALLS of the contract. */

const text = z.string().max(SHEET_LIMITS.characters)

const sheetColumn = z.strictObject({
  header: z.string().min(1).max(200),
  width: z.number().min(1).max(255),
  type: z.enum(['text', 'date', 'number']),
  hidden: z.literal(true).optional(),
  choices: z.array(z.string().min(1).max(200)).max(100).readonly().optional(),
})

const cells = z
  .array(z.union([text, z.number(), z.null()]))
  .max(SHEET_LIMITS.columns)
  .readonly()

const sheet = {
  name: z.string().min(1).max(100),
  title: z.string().min(1).max(500).nullable(),
  columns: z.array(sheetColumn).min(1).max(SHEET_LIMITS.columns).readonly(),
  rows: z.array(cells).max(SHEET_LIMITS.rows).readonly(),
  landscape: z.boolean(),
}

/** A table for a spreadsheet file on its way to main. */
const sheetTable = z.strictObject({
  ...sheet,
  guide: z.strictObject(sheet).optional(),
}) satisfies z.ZodType<SheetTable>

/** A table that was written, read again and found the same. */
const exportedTable = z.strictObject({
  name: z.string(),
  bytes: z.int().positive(),
  rows: z.int().nonnegative(),
})
export type ExportedTable = Readonly<z.infer<typeof exportedTable>>

const handle = z.uuid()

export const SHEET_CALLS = {
  /** Writes a table as Excel workbook or CSV file; read back and compared before it takes its name. */
  exportTable: {
    args: z.strictObject({ table: sheetTable, format: z.enum(['xlsx', 'csv']), file: handle, job: handle }),
    result: exportedTable,
  },
} as const

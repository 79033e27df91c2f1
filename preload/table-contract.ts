import { z } from 'zod'

/** The part of the boundary that is about tables to import (Excel, CSV): spread into CALLS of the contract. */

const handle = z.uuid()

/** Rows of a sheet that one call hands over. */
export const SHEET_ROWS_PER_CALL = 1000

const cellRemark = z.strictObject({
  row: z.int().positive(),
  /** Place in the row, from 0. */
  index: z.int().nonnegative(),
  message: z.string(),
})

const sheetSummary = z.strictObject({
  name: z.string(),
  hidden: z.boolean(),
  /** How many rows hold anything. */
  rows: z.int().nonnegative(),
  /** How many of its columns are understood as those of a table of standards. */
  understood: z.int().nonnegative(),
  /** Cells that could not be read as they are meant. */
  remarks: z.array(cellRemark),
})
export type SheetSummary = Readonly<z.infer<typeof sheetSummary>>

const stagedTable = z.strictObject({
  table: handle,
  /** The file's name. */
  name: z.string(),
  kind: z.enum(['xlsx', 'csv']),
  /** How the text of a CSV file was read; '' for a workbook. */
  encoding: z.string(),
  sheets: z.array(sheetSummary),
})
export type StagedTable = Readonly<z.infer<typeof stagedTable>>

const sheetRow = z.strictObject({ row: z.int().positive(), cells: z.array(z.string()) })

export const TABLE_CALLS = {
  /** Reads a whole Excel or CSV file under limits; nothing is changed. Its sheets are then read row by row. */
  stageTable: { args: z.strictObject({ file: handle, job: handle }), result: stagedTable },
  /** At most SHEET_ROWS_PER_CALL rows of a sheet from `offset`; [] after the last. */
  readTable: {
    args: z.strictObject({ table: handle, sheet: z.int().nonnegative(), offset: z.int().nonnegative() }),
    result: z.strictObject({ rows: z.array(sheetRow).max(SHEET_ROWS_PER_CALL) }),
  },
  /** Lets a table go; nothing happens when it is gone already. */
  discardTable: { args: z.strictObject({ table: handle }), result: z.strictObject({}) },
} as const

import { TABLE_NAMES, type TableName } from '../records/registry'

/** The change log travels with the records, so that 修改记录 and merging have their past on every PC. */
export const LOG_TABLES = ['batches', 'changes'] as const
export type LogTable = (typeof LOG_TABLES)[number]

/** Everything that a workspace file holds: record tables, then the change log. One .jsonl file each. */
export type FileTable = TableName | LogTable
export const FILE_TABLES: readonly FileTable[] = [...TABLE_NAMES, ...LOG_TABLES]

/** Rows per file table. */
export type FileCounts = Readonly<Record<FileTable, number>>

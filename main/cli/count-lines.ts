import { isTableName, looseKind } from '../../domain/records/registry'
import { FILE_TABLES, type FileCounts, type FileTable } from '../../domain/workspace/file-tables'

/** Rows per kind, one line each, under their Chinese names. */
export function countLines(counts: FileCounts): string[] {
  return FILE_TABLES.map((table) => `  ${labelOf(table)}：${counts[table]}`)
}

function labelOf(table: FileTable): string {
  if (isTableName(table)) return looseKind(table).label
  return table === 'batches' ? '修改记录（次）' : '修改记录（项）'
}

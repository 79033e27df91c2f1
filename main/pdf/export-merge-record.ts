import { mergeRecordDocument } from '../../domain/documents/merge-record'
import { fail, type Result } from '../../domain/result'
import { mergeRecordOf } from '../../domain/workspace/merge-account'
import { mergeSideFrom } from '../../domain/workspace/merge-side'
import type { RowsByTable } from '../../domain/workspace/rows'
import { localTime } from './local-date'
import { type WriteDocumentOptions, type WrittenDocument, writeDocument } from './write-document'

export interface MergeRecordOrder {
  readonly rows: RowsByTable
  /** Id of the batch that the merge is. */
  readonly batch: string
  /** Absolute path of the file. */
  readonly output: string
}

/**
 * Writes the 合并记录 of a merge in the log of a workspace as a PDF file, whole or not at all. Same rows, same bytes.
 * Errors: `bad-row`, `duplicate-id`, `no-such-merge` and those of writeDocument.
 */
export async function exportMergeRecord(
  { rows, batch, output }: MergeRecordOrder,
  options: WriteDocumentOptions = {},
): Promise<Result<WrittenDocument>> {
  options.report?.(0, '正在整理合并记录')
  const side = mergeSideFrom(rows)
  if (!side.ok) return fail(side.error.kind, `${side.error.message}没有生成合并记录，原有数据没有变化。`)
  const record = mergeRecordOf(side.value, batch)
  return record.ok ? writeDocument(mergeRecordDocument(record.value, localTime), output, options) : record
}

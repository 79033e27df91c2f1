import { type RecoverySheet, recoverySheet } from '../../domain/documents/recovery-sheet'
import type { Result } from '../../domain/result'
import { localDate } from './local-date'
import { type WriteDocumentOptions, type WrittenDocument, writeDocument } from './write-document'

export interface RecoverySheetOrder {
  readonly sheet: Omit<RecoverySheet, 'date'>
  /** Absolute path of the file. */
  readonly output: string
}

/** Writes the 恢复单 of a file that was encrypted today. Errors: those of writeDocument. */
export function exportRecoverySheet(
  { sheet, output }: RecoverySheetOrder,
  options: WriteDocumentOptions = {},
): Promise<Result<WrittenDocument>> {
  return writeDocument(recoverySheet({ ...sheet, date: localDate(new Date()) }), output, options)
}

import { readFile, stat } from 'node:fs/promises'
import { basename, extname } from 'node:path'
import type { Result } from '../../domain/result'
import { fileFailure } from '../files/file-failure'
import { TABLE_LIMITS } from './limits'
import { readCsv } from './read-csv'
import { type ReadTableOptions, refuseTable, type TableFile } from './table-file'

const ZIP = [0x50, 0x4b, 0x03, 0x04]
/** The container of .xls, and of every workbook with a password to open it. */
const OLE = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]
const ENCRYPTED = Buffer.from('EncryptedPackage', 'utf16le')

/**
 * Reads a table to import, told by its first bytes, not by its name. Nothing is changed anywhere.
 * Errors: those of TableFileProblem, each with a sentence, and of the file system.
 * @param path absolute.
 */
export async function readTableFile(path: string, options: ReadTableOptions = {}): Promise<Result<TableFile>> {
  try {
    const { size } = await stat(path)
    if (size === 0) return refuseTable('empty')
    if (!options.isOwn && size > TABLE_LIMITS.fileBytes) return refuseTable('too-large')
    return await readTable(await readFile(path), basename(path, extname(path)), options)
  } catch (error) {
    return fileFailure(error, '表格没有打开，没有导入任何内容')
  }
}

async function readTable(bytes: Buffer, name: string, options: ReadTableOptions): Promise<Result<TableFile>> {
  const startsWith = (mark: readonly number[]) => mark.every((byte, index) => bytes[index] === byte)
  if (startsWith(OLE)) return refuseTable(bytes.includes(ENCRYPTED) ? 'encrypted-workbook' : 'old-workbook')
  // exceljs is heavy; CSV does without it.
  if (startsWith(ZIP)) return (await import('./read-workbook')).readWorkbook(bytes, options)
  const read = readCsv(bytes, name, options)
  return read.ok && read.value.sheets.every(({ rows }) => rows.length === 0) ? refuseTable('empty') : read
}

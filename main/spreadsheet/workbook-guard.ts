import { type Entry, fromBufferPromise, type ZipFile } from 'yauzl'
import { ok, type Result } from '../../domain/result'
import { TABLE_LIMITS } from './limits'
import { refuseTable } from './table-file'

/**
 * Unpacks every part of a workbook once, counting, before the library that reads it may: it would unpack a bomb into
 * memory. Errors: `not-a-table` (a ZIP, but no workbook), `damaged-workbook`, `too-large`, `suspicious-compression`.
 */
export async function guardWorkbook(bytes: Buffer): Promise<Result<null>> {
  try {
    const zip = await fromBufferPromise(bytes, { lazyEntries: true, validateEntrySizes: true })
    return await guardEntries(zip)
  } catch {
    return refuseTable('damaged-workbook')
  }
}

async function guardEntries(zip: ZipFile): Promise<Result<null>> {
  if (zip.entryCount > TABLE_LIMITS.entries) return refuseTable('too-large')
  let unpacked = 0
  let isWorkbook = false
  for await (const entry of zip.eachEntry()) {
    if (entry.fileName === 'xl/workbook.xml') isWorkbook = true
    const size = await unpackedSize(zip, entry, TABLE_LIMITS.unpackedBytes - unpacked)
    unpacked += size
    if (isBomb(entry.compressedSize, size)) return refuseTable('suspicious-compression')
    if (unpacked > TABLE_LIMITS.unpackedBytes) return refuseTable('too-large')
  }
  return isWorkbook ? ok(null) : refuseTable('not-a-table')
}

function isBomb(packed: number, unpacked: number): boolean {
  return unpacked > TABLE_LIMITS.ratioFromBytes && unpacked > packed * TABLE_LIMITS.ratio
}

/** Counts what really comes out, and stops where it is too much. */
async function unpackedSize(zip: ZipFile, entry: Entry, most: number): Promise<number> {
  const content = await zip.openReadStreamPromise(entry)
  let size = 0
  for await (const piece of content) {
    size += (piece as Buffer).length
    if (size > most || isBomb(entry.compressedSize, size)) break
  }
  return size
}

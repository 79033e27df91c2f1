import { basename } from 'node:path'
import { fail, ok, type Result } from '../../domain/result'
import type { Drawing, SavedDrawing } from '../../preload/drawing-contract'
import { writeFileAtomically } from '../files/atomic-file'

const PNG_SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])

/**
 * Writes a drawing that the window made, whole or not at all.
 * Errors: `not-a-drawing` (it is not what it says) and those of writeFileAtomically.
 * @param path absolute.
 */
export async function saveDrawing(path: string, drawing: Drawing): Promise<Result<SavedDrawing>> {
  const bytes = drawing.format === 'svg' ? Buffer.from(drawing.text, 'utf8') : drawing.bytes
  if (!looksLike(drawing.format, bytes)) {
    return fail('not-a-drawing', '图形没有画成，没有写出文件，原有文件和数据没有变化。请再试一次。')
  }
  const written = await writeFileAtomically(path, bytes)
  return written.ok ? ok({ name: basename(path), bytes: bytes.length }) : written
}

function looksLike(format: Drawing['format'], bytes: Uint8Array): boolean {
  const start = Buffer.from(bytes.subarray(0, 8))
  return format === 'png' ? start.equals(PNG_SIGNATURE) : start.toString('latin1').startsWith('<svg')
}

import { fail, ok, type Result } from '../../domain/result'

/**
 * Reads a PDF that this program wrote back from its bytes, as a reader would: the cross-reference table, that every
 * object stands where the table says, and from the root the number of pages.
 * Error `not-verified`: the file is not whole.
 */
export function countPdfPages(bytes: Uint8Array): Result<number> {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const offsets = objectOffsets(file)
  if (!offsets) return damaged()
  const root = referenceIn(textFrom(file, file.lastIndexOf('trailer')), 'Root')
  const pages = referenceIn(objectText(file, offsets, root), 'Pages')
  const count = /\/Count (\d+)/.exec(objectText(file, offsets, pages))?.[1]
  return count === undefined ? damaged() : ok(Number(count))
}

function damaged(): Result<never> {
  return fail('not-verified', '写出的PDF没有通过核对，已删除，原有文件和数据没有变化。请再试一次。')
}

/** Place of every object in use by its number; null when one of them is not there. */
function objectOffsets(file: Buffer): ReadonlyMap<number, number> | null {
  const start = /startxref\s+(\d+)\s+%%EOF\s*$/.exec(file.toString('latin1', Math.max(0, file.length - 64)))?.[1]
  if (!file.subarray(0, 5).equals(Buffer.from('%PDF-')) || start === undefined) return null
  const head = /^xref\s+0 (\d+)\s+/.exec(textFrom(file, Number(start)))
  if (!head?.[1]) return null
  const offsets = new Map<number, number>()
  const first = Number(start) + head[0].length
  for (let index = 1; index < Number(head[1]); index++) {
    const entry = file.toString('latin1', first + index * ENTRY_BYTES, first + (index + 1) * ENTRY_BYTES)
    const offset = Number(/^(\d{10}) \d{5} n/.exec(entry)?.[1] ?? Number.NaN)
    if (!textFrom(file, offset).startsWith(`${index} 0 obj`)) return null
    offsets.set(index, offset)
  }
  return offsets
}

const ENTRY_BYTES = 20
const WINDOW = 4_096

function textFrom(file: Buffer, offset: number): string {
  return offset >= 0 ? file.toString('latin1', offset, offset + WINDOW) : ''
}

function objectText(file: Buffer, offsets: ReadonlyMap<number, number>, number: number): string {
  const offset = offsets.get(number) ?? Number.NaN
  const end = file.indexOf('endobj', offset)
  return Number.isNaN(offset) || end < 0 ? '' : file.toString('latin1', offset, end)
}

function referenceIn(text: string, key: string): number {
  return Number(new RegExp(`/${key} (\\d+) 0 R`).exec(text)?.[1] ?? Number.NaN)
}

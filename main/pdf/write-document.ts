import { readFile } from 'node:fs/promises'
import type { NeutralDocument } from '../../domain/documents/document'
import { fail, ok, type Result } from '../../domain/result'
import type { MissingGlyph } from '../../preload/contract'
import { type AtomicWriteOptions, writeVerifiedFile } from '../files/atomic-file'
import { countPdfPages } from './read-back'
import { renderPdf } from './render'

/** A document that was written, read again and found whole. */
export interface WrittenDocument {
  readonly bytes: number
  readonly pages: number
  readonly missingGlyphs: MissingGlyph[]
}

export interface WriteDocumentOptions extends AtomicWriteOptions {
  readonly report?: (fraction: number, note: string) => void
}

/**
 * Writes a document as a PDF file, whole or not at all.
 * Errors: `not-verified` and those of writeVerifiedFile.
 * @param output absolute.
 */
export async function writeDocument(
  document: NeutralDocument,
  output: string,
  options: WriteDocumentOptions = {},
): Promise<Result<WrittenDocument>> {
  const report = options.report ?? (() => undefined)
  const { bytes, pages, missingGlyphs } = await renderPdf(document, {
    progress: (fraction) => report(0.05 + fraction * 0.85, '正在排版'),
  })
  report(0.9, '正在写出并核对')
  const written = await writeVerifiedFile(output, bytes, (path) => verify(path, pages), options)
  return written.ok ? ok({ bytes: bytes.length, pages, missingGlyphs }) : written
}

async function verify(path: string, pages: number): Promise<Result<null>> {
  const counted = countPdfPages(await readFile(path))
  if (!counted.ok) return counted
  if (counted.value === pages) return ok(null)
  return fail('not-verified', `写出的PDF页数不符（应为${pages}页），已删除，原有文件和数据没有变化。请再试一次。`)
}

import type { NeutralDocument } from '../../domain/documents/document'
import type { MissingGlyph } from '../../preload/contract'
import { openFaces } from './face'
import { bundledFonts, type FontFiles } from './fonts'
import { layOutDocument } from './layout'
import { paintPages } from './paint'
import { Typesetter } from './typesetter'

/** A document as a PDF file. */
export interface RenderedPdf {
  readonly bytes: Uint8Array
  readonly pages: number
  readonly missingGlyphs: MissingGlyph[]
}

export interface RenderSettings {
  readonly fonts?: FontFiles
  /** Told the share that is done, 0…1. */
  readonly progress?: (fraction: number) => void
}

/** Share of the whole time that layout takes; the rest is painting. */
const LAYOUT_SHARE = 0.3

/**
 * Renders a neutral document. The same document gives the same bytes. Runs for seconds on long documents, so it
 * belongs in a worker.
 */
export async function renderPdf(document: NeutralDocument, settings: RenderSettings = {}): Promise<RenderedPdf> {
  const files = settings.fonts ?? bundledFonts()
  const progress = settings.progress ?? (() => undefined)
  const faces = openFaces(files)
  const typesetter = new Typesetter(faces)
  const pages = layOutDocument(document, typesetter, (fraction) => progress(fraction * LAYOUT_SHARE))
  const bytes = await paintPages(pages, {
    files,
    faces,
    metadata: { title: document.title, author: document.organization, createdAt: document.createdAt },
    progress: (fraction) => progress(LAYOUT_SHARE + fraction * (1 - LAYOUT_SHARE)),
  })
  return { bytes, pages: pages.length, missingGlyphs: typesetter.missing() }
}

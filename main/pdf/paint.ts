import pdfmake from 'pdfmake'
import type { Content, TDocumentDefinitions, TFontDictionary } from 'pdfmake/interfaces'
import type { Faces } from './face'
import { FACES, type FontFiles } from './fonts'
import type { Bookmark, LaidOutPage, PlacedLine, PlacedRect, PlacedText } from './page'

/** What the file says about itself. */
export interface PdfMetadata {
  readonly title: string
  readonly author: string
  /** UTC instant. */
  readonly createdAt: string
}

export interface PaintSettings {
  readonly files: FontFiles
  readonly faces: Faces
  readonly metadata: PdfMetadata
  /** Told the share of the painting that is done, 0…1. */
  readonly progress: (fraction: number) => void
}

/**
 * Turns laid out pages into a PDF. The only file that knows pdfmake: everything has its place already, so a faster
 * writer can take over without anything else changing.
 */
export async function paintPages(pages: readonly LaidOutPage[], settings: PaintSettings): Promise<Uint8Array> {
  const { files, metadata, progress } = settings
  const fonts: TFontDictionary = {}
  for (const face of FACES) fonts[face] = { normal: files[face] }
  const fontPaths = new Set<string>(Object.values(files))
  pdfmake.setFonts(fonts)
  // Texts are never looked at for addresses; should one reach a resolver all the same, it gets nothing.
  pdfmake.setUrlAccessPolicy(() => false)
  pdfmake.setLocalAccessPolicy((path) => fontPaths.has(path))
  pdfmake.setProgressCallback(progress)
  const buffer = await pdfmake.createPdf(definitionOf(pages, settings.faces, metadata)).getBuffer()
  return new Uint8Array(buffer.buffer, buffer.byteOffset, buffer.byteLength)
}

function definitionOf(pages: readonly LaidOutPage[], faces: Faces, metadata: PdfMetadata): TDocumentDefinitions {
  const parents = bookmarkParents(pages)
  return {
    version: '1.7',
    language: 'zh-CN',
    displayTitle: true,
    info: {
      title: printable(metadata.title),
      author: printable(metadata.author),
      creator: '标准化试点工作台',
      creationDate: new Date(metadata.createdAt),
    },
    pageMargins: 0,
    defaultStyle: { font: 'serif', fontSize: 12, preserveLeadingSpaces: true, preserveTrailingSpaces: true },
    content: pages.map((page) => paintPage(page, faces, parents)),
  }
}

/** Half a surrogate pair cannot be written into the file's information. */
function printable(text: string): string {
  return text.replace(/\p{Cs}|\p{Cc}/gu, ' ')
}

/** Each bookmark hangs on the last one of a higher level. */
function bookmarkParents(pages: readonly LaidOutPage[]): ReadonlyMap<string, string> {
  const parents = new Map<string, string>()
  const open: Bookmark[] = []
  for (const { bookmark } of pages.flatMap((page) => page.texts)) {
    if (!bookmark) continue
    while (open.length > 0 && (open.at(-1)?.level ?? 0) >= bookmark.level) open.pop()
    const parent = open.at(-1)
    if (parent) parents.set(bookmark.id, parent.id)
    open.push(bookmark)
  }
  return parents
}

function paintPage(page: LaidOutPage, faces: Faces, parents: ReadonlyMap<string, string>): Content {
  const canvas = [...page.rects.map(paintRect), ...page.lines.map(paintLine)]
  const drawing: Content[] = canvas.length > 0 ? [{ canvas, absolutePosition: ORIGIN }] : []
  const texts = page.texts.map((text) => paintText(text, faces, parents))
  return {
    section: [...drawing, ...texts],
    pageSize: { width: page.width, height: page.height },
    pageMargins: 0,
  }
}

const ORIGIN = { x: 0, y: 0 }
const LIGHT = '#f0f0f0'

function paintRect({ x, y, width, height, stroke, fill }: PlacedRect) {
  const colour = fill === 'light' ? { color: LIGHT } : {}
  return { type: 'rect', x, y, w: width, h: height, lineWidth: stroke, lineColor: 'black', ...colour } as const
}

function paintLine({ x1, y1, x2, y2, width }: PlacedLine) {
  return { type: 'line', x1, y1, x2, y2, lineWidth: width } as const
}

function paintText(text: PlacedText, faces: Faces, parents: ReadonlyMap<string, string>): Content {
  const top = text.baseline - faces[text.face].ascent * text.size
  return {
    text: text.text,
    font: text.face,
    fontSize: text.size,
    // Lines are broken already; without this pdfmake would make an object of every Han character.
    noWrap: true,
    absolutePosition: { x: text.x, y: top },
    ...(text.spacing === undefined ? {} : { characterSpacing: text.spacing }),
    ...(text.link === undefined ? {} : { linkToDestination: text.link }),
    ...(text.bookmark ? outlineOf(text.bookmark, parents) : {}),
  }
}

function outlineOf(bookmark: Bookmark, parents: ReadonlyMap<string, string>) {
  const parent = parents.get(bookmark.id)
  return {
    id: bookmark.id,
    outline: true,
    outlineText: printable(bookmark.title),
    outlineExpanded: bookmark.level === 1,
    ...(parent === undefined ? {} : { outlineParentId: parent }),
  }
}

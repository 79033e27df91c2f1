import { openSync } from 'fontkit'
import { FACES, type FaceName, type FontFiles } from './fonts'

/** What setting text needs to know of a font. Lengths are in em. */
export interface Face {
  readonly ascent: number
  readonly descent: number
  /** Whether the font can draw a character. */
  covers(codePoint: number): boolean
  /** How far a character moves the pen. */
  advance(codePoint: number): number
  /** Whether two characters are drawn by one glyph. */
  sameGlyph(left: number, right: number): boolean
}

export type Faces = Readonly<Record<FaceName, Face>>

/** Opens the fonts; tables are read when first needed. */
export function openFaces(files: FontFiles): Faces {
  const faces = FACES.map((name) => [name, openFace(files[name])] as const)
  return Object.fromEntries(faces) as Record<FaceName, Face>
}

const BMP = 0x10000

function openFace(path: string): Face {
  const font = openSync(path)
  const em = font.unitsPerEm
  // Looking a glyph up costs microseconds and texts repeat few characters, so every answer is kept.
  const widths = new Float32Array(BMP).fill(Number.NaN)
  return {
    ascent: font.ascent / em,
    descent: -font.descent / em,
    covers: (codePoint) => font.hasGlyphForCodePoint(codePoint),
    advance: (codePoint) => {
      if (codePoint >= BMP) return font.glyphForCodePoint(codePoint).advanceWidth / em
      const known = widths[codePoint] ?? Number.NaN
      if (!Number.isNaN(known)) return known
      const width = font.glyphForCodePoint(codePoint).advanceWidth / em
      widths[codePoint] = width
      return width
    },
    sameGlyph: (left, right) => font.glyphForCodePoint(left).id === font.glyphForCodePoint(right).id,
  }
}

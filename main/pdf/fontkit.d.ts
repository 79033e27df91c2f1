/** The part of fontkit that measures text; the package brings no types. */
declare module 'fontkit' {
  interface Glyph {
    readonly id: number
    readonly advanceWidth: number
  }
  interface Font {
    readonly unitsPerEm: number
    readonly ascent: number
    readonly descent: number
    hasGlyphForCodePoint(codePoint: number): boolean
    glyphForCodePoint(codePoint: number): Glyph
  }
  /** Reads a TrueType file; tables are parsed when they are first used. */
  function openSync(path: string): Font
}

import type { MissingGlyph } from '../../preload/contract'
import type { Faces } from './face'
import type { FaceName } from './fonts'
import { GlyphChooser, type Run } from './glyphs'
import { isBlank, mayBreak } from './line-break'

/** Size in points. */
export interface TextStyle {
  readonly face: FaceName
  readonly size: number
}

/** One line, broken and measured in points. */
export interface SetLine {
  readonly runs: readonly Run[]
  readonly width: number
  /** The last line of its paragraph, which is not stretched. */
  readonly last: boolean
}

/** Characters with their faces and widths in em, in reading order. */
interface Measured {
  readonly codePoints: readonly number[]
  readonly widths: readonly number[]
  readonly faces: readonly FaceName[]
}

/** Breaks texts into lines of known width. Keeps what it has broken: the cells of a table repeat each other. */
export class Typesetter {
  private readonly faces: Faces
  private readonly glyphs: GlyphChooser
  private readonly broken = new Map<string, readonly SetLine[]>()

  constructor(faces: Faces) {
    this.faces = faces
    this.glyphs = new GlyphChooser(faces)
  }

  /**
   * @param width in points; every line holds at least one character.
   * @param indent in points, free at the beginning of every paragraph.
   * @param where named when the text holds a character that no font has.
   */
  lines(text: string, style: TextStyle, room: { width: number; indent?: number }, where: string): readonly SetLine[] {
    const indent = room.indent ?? 0
    const key = `${style.face} ${style.size} ${room.width} ${indent} ${text}`
    const known = this.broken.get(key)
    if (known) return known
    const before = this.glyphs.missingCount
    const lines = text
      .split(/\r\n|[\n\r\u2028\u2029]/)
      .flatMap((paragraph) => this.breakParagraph(paragraph, style, { width: room.width, indent }, where))
    // A text with a missing character is set anew each time, so that every place is reported.
    if (this.glyphs.missingCount === before && text.length < LONGEST_KEPT) this.broken.set(key, lines)
    return lines
  }

  /** The whole text as one line, however wide; line feeds become blanks. */
  line(text: string, style: TextStyle, where: string): SetLine {
    const runs = this.glyphs.runs(text.replace(/[\r\n\u2028\u2029]+/g, ' '), style.face, where)
    const width = this.measure(runs).widths.reduce((sum, own) => sum + own, 0)
    return { runs, width: width * style.size, last: true }
  }

  /** Width in points of text that was already given a face. */
  widthOf(run: Run, size: number): number {
    let width = 0
    for (const character of run.text) width += this.faces[run.face].advance(character.codePointAt(0) ?? 0)
    return width * size
  }

  /** How far above and below the baseline a face reaches, in em. */
  extent(face: FaceName): { readonly ascent: number; readonly descent: number } {
    return this.faces[face]
  }

  /** Every character that no font has, with its places. */
  missing(): MissingGlyph[] {
    return this.glyphs.missing()
  }

  private breakParagraph(
    paragraph: string,
    style: TextStyle,
    room: { readonly width: number; readonly indent: number },
    where: string,
  ): SetLine[] {
    const measured = this.measure(this.glyphs.runs(paragraph, style.face, where))
    const count = measured.codePoints.length
    if (count === 0) return [{ runs: [], width: 0, last: true }]
    const lines: SetLine[] = []
    for (let from = 0; from < count; ) {
      const width = from === 0 ? room.width - room.indent : room.width
      const to = endOfLine(measured, from, width / style.size + ROUNDING)
      lines.push(cutLine(measured, { from, to, size: style.size, last: to >= count }))
      from = to
      while (from < count && isBlank(measured.codePoints[from] ?? 0)) from += 1
    }
    return lines
  }

  private measure(runs: readonly Run[]): Measured {
    const codePoints: number[] = []
    const widths: number[] = []
    const faces: FaceName[] = []
    for (const run of runs) {
      const face = this.faces[run.face]
      for (const character of run.text) {
        const codePoint = character.codePointAt(0) ?? 0
        codePoints.push(codePoint)
        widths.push(face.advance(codePoint))
        faces.push(run.face)
      }
    }
    return { codePoints, widths, faces }
  }
}

const LONGEST_KEPT = 200
const ROUNDING = 1e-6

/** Index behind the last character of the line that begins at `from`; `width` in em. */
function endOfLine({ codePoints, widths }: Measured, from: number, width: number): number {
  let used = 0
  let end = from
  for (let index = from; index < codePoints.length; index++) {
    used += widths[index] ?? 0
    if (used > width && index > from && !isBlank(codePoints[index] ?? 0)) return end > from ? end : index
    const next = codePoints[index + 1]
    if (next !== undefined && mayBreak(codePoints[index] ?? 0, next)) end = index + 1
  }
  return codePoints.length
}

function cutLine(
  { codePoints, widths, faces }: Measured,
  cut: { readonly from: number; readonly to: number; readonly size: number; readonly last: boolean },
): SetLine {
  let to = cut.to
  while (to > cut.from + 1 && isBlank(codePoints[to - 1] ?? 0)) to -= 1
  const runs: { text: string; face: FaceName }[] = []
  let width = 0
  for (let index = cut.from; index < to; index++) {
    const character = String.fromCodePoint(codePoints[index] ?? 0)
    const face = faces[index] ?? 'serif'
    const last = runs.at(-1)
    if (last?.face === face) last.text += character
    else runs.push({ text: character, face })
    width += widths[index] ?? 0
  }
  return { runs, width: width * cut.size, last: cut.last }
}

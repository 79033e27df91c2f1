import type { MissingGlyph } from '../../preload/contract'
import type { Faces } from './face'
import type { FaceName } from './fonts'

/** A stretch of text in one face. */
export interface Run {
  readonly text: string
  readonly face: FaceName
}

/** Where a character is looked for when the wanted face does not have it. */
const FALLBACK: Readonly<Record<FaceName, FaceName>> = {
  serif: 'sans',
  serifBold: 'sansBold',
  sans: 'serif',
  sansBold: 'serifBold',
}

/** Places named for one missing character; more help nobody. */
const MOST_PLACES = 100

/** Characters without a form of their own (joiners, direction marks): where no font has them, nothing is lost. */
const INVISIBLE = /\p{Default_Ignorable_Code_Point}/u

const CONTROL = /\p{Cc}/u

/** Radicals and compatibility forms, which fonts draw with the glyph of the ordinary character. */
const COMPATIBILITY = /[\u2e80-\u2fdf\uf900-\ufaff\u{2f800}-\u{2fa1f}]/u

/**
 * Chooses a face for every character. A character that no face has is printed as 〓 with its code point and reported
 * with its place: nothing is dropped silently.
 */
export class GlyphChooser {
  private readonly faces: Faces
  private readonly chosen = new Map<FaceName, Map<number, Run>>()
  private readonly places = new Map<number, Set<string>>()
  private replaced = 0

  constructor(faces: Faces) {
    this.faces = faces
  }

  /**
   * The text as it can be printed, without line feeds.
   * @param where the record and field that it comes from.
   */
  runs(text: string, face: FaceName, where: string): Run[] {
    const runs: { text: string; face: FaceName }[] = []
    for (const character of text) {
      const codePoint = character.codePointAt(0) ?? 0
      const run = this.choose(codePoint, character, face)
      if (run.text.startsWith(MISSING) && codePoint !== MISSING_CODE) this.report(codePoint, where)
      const last = runs.at(-1)
      if (last?.face === run.face) last.text += run.text
      else if (run.text !== '') runs.push({ ...run })
    }
    return runs
  }

  /** How many times a character had to be replaced so far. */
  get missingCount(): number {
    return this.replaced
  }

  /** Every character that had to be replaced so far, in the order of code points. */
  missing(): MissingGlyph[] {
    return [...this.places]
      .sort(([left], [right]) => left - right)
      .map(([codePoint, places]) => ({
        character: String.fromCodePoint(codePoint),
        codePoint: notation(codePoint),
        where: [...places],
      }))
  }

  private choose(codePoint: number, character: string, face: FaceName): Run {
    let chosen = this.chosen.get(face)
    if (!chosen) {
      chosen = new Map()
      this.chosen.set(face, chosen)
    }
    let run = chosen.get(codePoint)
    if (!run) {
      run = this.look(codePoint, character, face)
      chosen.set(codePoint, run)
    }
    return run
  }

  private look(codePoint: number, character: string, face: FaceName): Run {
    if (character === '\t') return { text: '    ', face }
    // Fonts map some control characters to an empty glyph; that would be dropping them.
    const candidates = CONTROL.test(character) ? [] : [face, FALLBACK[face]]
    for (const name of candidates) {
      if (this.faces[name].covers(codePoint)) return { text: this.ordinary(codePoint, character, name), face: name }
    }
    // Beyond the first plane these select variants of Han characters, as in people's names: those are reported.
    const isInvisible = codePoint <= 0xffff && INVISIBLE.test(character)
    return { text: isInvisible ? '' : `${MISSING}(${notation(codePoint)})`, face }
  }

  /**
   * A radical or compatibility form drawn with an ordinary character's glyph becomes that character: on paper nothing
   * changes, and whoever searches the file finds the word.
   */
  private ordinary(codePoint: number, character: string, face: FaceName): string {
    if (!COMPATIBILITY.test(character)) return character
    const plain = character.normalize('NFKC')
    const plainCode = plain.codePointAt(0) ?? 0
    const same = [...plain].length === 1 && this.faces[face].sameGlyph(codePoint, plainCode)
    return same ? plain : character
  }

  private report(codePoint: number, where: string): void {
    this.replaced += 1
    const places = this.places.get(codePoint) ?? new Set()
    this.places.set(codePoint, places)
    if (places.size < MOST_PLACES) places.add(where)
  }
}

const MISSING = '〓'
const MISSING_CODE = 0x3013

function notation(codePoint: number): string {
  return `U+${codePoint.toString(16).toUpperCase().padStart(4, '0')}`
}

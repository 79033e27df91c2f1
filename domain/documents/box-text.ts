/** Millimetres in a typographic point. */
export const MM_PER_POINT = 25.4 / 72

/** The longest text of a box in characters; a longer one is cut with … and printed whole beside the figure. */
export const LONGEST_LABEL = 120

/** Width of a text in em, as the bundled fonts set it or a little more. */
export function widthInEm(text: string): number {
  let width = 0
  for (const character of text) width += characterWidth(character)
  return width
}

function characterWidth(character: string): number {
  // Nearly every character; measured thousands of times for a large tree.
  if (character > '·') return 1
  if (/[ .,:;'|!ijl·]/.test(character)) return 0.35
  if (/[mwMW@%]/.test(character)) return 0.95
  if (/[A-Z&]/.test(character)) return 0.75
  return character < '\u0080' ? 0.6 : 1
}

/** Marks that do not begin a line. */
const NO_START = /^[、。，．：；？！）］｝〕〉》」』】”’…—·,.:;?!)\]}%]/

/**
 * Breaks a text into lines of at most `width` em; Latin words and numbers are kept together when they fit on a line.
 * @returns at least one line.
 */
export function wrapLabel(text: string, width: number): string[] {
  const lines: string[] = []
  let line = ''
  let taken = 0
  for (const piece of pieces(text, width)) {
    const wide = widthInEm(piece)
    if (line !== '' && taken + wide > width && !NO_START.test(piece)) {
      lines.push(line.trimEnd())
      line = piece.trimStart()
      taken = widthInEm(line)
    } else {
      line += piece
      taken += wide
    }
  }
  return [...lines, line.trimEnd()]
}

/** A count such as （12项）, a word of Latin letters and digits, blanks, or one character; an opening bracket goes with what follows. */
const PIECE = /（\d+项）|\s+|[（《〈“‘「『【〔(]*(?:[A-Za-z0-9./-]+|\S)/gu

/** What stays on one line, unless it is wider than the line. */
function pieces(text: string, width: number): string[] {
  const words = text.match(PIECE) ?? []
  return words.flatMap((word) => (widthInEm(word) > width ? [...word] : [word]))
}

/** A label short enough for a box. */
export function shortLabel(text: string): string {
  const oneLine = text.replace(/\s+/g, ' ').trim()
  const characters = [...oneLine]
  return characters.length <= LONGEST_LABEL ? oneLine : `${characters.slice(0, LONGEST_LABEL - 1).join('')}…`
}

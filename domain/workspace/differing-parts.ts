/** Texts up to this many characters are shown whole. */
const SHOWN_WHOLE = 240

/** What is kept of the agreement before and after the difference. */
const CONTEXT = 20

/** Of texts that differ almost everywhere. */
const MOST_SHOWN = 600

const CUT = '……'

/** How many characters versions of one text have in common at their beginning and, after that, at their end. */
export interface CommonEnds {
  readonly before: number
  readonly after: number
}

/** @param texts their characters; a surrogate pair is one. */
export function commonEnds(texts: readonly (readonly string[])[]): CommonEnds {
  const shortest = Math.min(...texts.map((text) => text.length))
  const same = (at: (text: readonly string[]) => string | undefined) => new Set(texts.map(at)).size === 1
  let before = 0
  while (before < shortest && same((text) => text[before])) before += 1
  let after = 0
  while (after < shortest - before && same((text) => text[text.length - 1 - after])) after += 1
  return { before, after }
}

/** Two versions of one text, and the one that both began from; '' when it is not known. */
export interface Versions {
  readonly mine: string
  readonly theirs: string
  readonly base: string
}

/**
 * Shortens long versions of one text to where they differ: what both begin and end with is cut to a few characters, of
 * the base as far as it agrees with both. Short texts stay as they are. What differs for too long is cut at its end, and
 * the number of characters is told.
 */
export function differingParts({ mine, theirs, base }: Versions): Versions {
  const [own, other, start] = [[...mine], [...theirs], [...base]]
  if ([own, other, start].every((text) => text.length <= SHOWN_WHOLE)) return { mine, theirs, base }
  const ends = commonEnds([own, other])
  return { mine: cut(own, ends), theirs: cut(other, ends), base: cut(start, commonEnds([own, other, start])) }
}

function cut(text: readonly string[], { before, after }: CommonEnds): string {
  const from = Math.max(0, before - CONTEXT)
  const tail = Math.max(0, after - CONTEXT)
  const part = text.slice(from, text.length - tail)
  const end = part.length > MOST_SHOWN ? `${CUT}（全文共${text.length}字）` : tail > 0 ? CUT : ''
  return `${from > 0 ? CUT : ''}${part.slice(0, MOST_SHOWN).join('')}${end}`
}

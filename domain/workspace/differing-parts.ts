/** Texts up to this many characters are shown whole. */
const SHOWN_WHOLE = 240

/** What is kept of the agreement before and after the difference. */
const CONTEXT = 30

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

/**
 * Shortens long versions of one text to where they differ: what all of them begin and end with is cut to a few
 * characters. Short texts stay as they are, and empty ones are no version. Of texts that differ for too long only the
 * beginning is kept, and the number of characters is told.
 */
export function differingParts(texts: readonly string[]): string[] {
  const all = texts.map((text) => [...text])
  if (all.every((text) => text.length <= SHOWN_WHOLE)) return [...texts]
  const versions = all.filter((text) => text.length > 0)
  // What stands alone has nothing in common with anything.
  const { before, after } = versions.length > 1 ? commonEnds(versions) : { before: 0, after: 0 }
  return all.map((text) =>
    text.length === 0 ? '' : cut(text, Math.max(0, before - CONTEXT), Math.max(0, after - CONTEXT)),
  )
}

function cut(text: readonly string[], from: number, tail: number): string {
  const part = text.slice(from, text.length - tail)
  const end = part.length > MOST_SHOWN ? `${CUT}（全文共${text.length}字）` : tail > 0 ? CUT : ''
  return `${from > 0 ? CUT : ''}${part.slice(0, MOST_SHOWN).join('')}${end}`
}

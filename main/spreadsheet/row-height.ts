/** Points of one line of the body's 10 pt, and above and below all of them. */
const LINE = 13
const PADDING = 6
/** Excel knows no higher row. */
const HIGHEST = 409
/** Characters that take two half-width places: Chinese and all else that is not Latin. */
const WIDE = /[\u0250-\uffff]/
/** A letter of the body is a little narrower than the unit of widths; the rest is blank and what closing marks need. */
const usable = (width: number) => Math.max(2, width - 0.2)

/**
 * Height in points that a row needs for its texts to wrap within their columns, estimated: not every program works it out
 * by itself when it opens a workbook.
 * @param widths of the columns, in half-width characters.
 */
export function rowHeight(texts: readonly string[], widths: readonly number[]): number {
  let lines = 1
  for (const [index, text] of texts.entries()) {
    const width = usable(widths[index] ?? 1)
    // Most cells are short.
    if (text.length * 2 <= width && !text.includes('\n')) continue
    lines = Math.max(lines, linesOf(text, width))
  }
  return Math.min(HIGHEST, lines * LINE + PADDING)
}

function linesOf(text: string, width: number): number {
  return text.split('\n').reduce((lines, line) => lines + Math.max(1, wrappedLines(line, width)), 0)
}

/** Latin words and numbers keep together as far as they fit on a line; Chinese breaks anywhere. */
function wrappedLines(line: string, width: number): number {
  let lines = 0
  let left = 0
  for (const [word] of line.matchAll(/[\u0021-\u024f]+|./gsu)) {
    const size = WIDE.test(word) ? 2 : word.length
    if (size <= left) {
      left -= size
      continue
    }
    const needed = Math.ceil(size / width)
    lines += needed
    left = needed * width - size
  }
  return lines
}

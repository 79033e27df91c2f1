/** What XML cannot hold or does not keep: control characters, half a surrogate pair, what is no character. */
const UNHELD = /(?![\t\n])[\p{Cc}\p{Cs}\ufffe\uffff]/gu
/** An underscore that would begin an escape, be the rest of it spelled out or made here. */
const ESCAPE_START = /_(?=x[0-9a-f]{4}(?:_|(?![\t\n])[\p{Cc}\p{Cs}\ufffe\uffff]))/giu

/**
 * A text as a workbook holds it (ECMA-376 22.9.2.19): characters that XML cannot hold, such as a carriage return, stand
 * as _x000D_, and an underscore that looks like the beginning of one as _x005F_. Every reader turns them back.
 */
export function workbookText(text: string): string {
  return text.replace(ESCAPE_START, '_x005F_').replace(UNHELD, (character) => {
    return `_x${character.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}_`
  })
}

/**
 * Where a line of Chinese text may end (避头尾, after UAX #14 and GB/T 15834-2011 5.1): no closing mark begins a line, no
 * opening mark ends one, Latin words and numbers stay whole.
 */
const NO_START = '、。，．：；？！）］｝〕〉》」』】〗”’…—～·％℃‰℅々ー,.;:!?)]}%»›'
const NO_END = '（［｛〔〈《「『【〖“‘([{￥＄$№§«‹'

const STARTS_NO_LINE = 1
const ENDS_NO_LINE = 2
const WORD = 4
const SPACE = 8
const DASH = 16
const HYPHEN = 32
const DIGIT = 64
const ATTACHED = 128

const classes = new Uint8Array(0x10000)
const UNKNOWN = 0
const PLAIN = 255

function classOf(codePoint: number): number {
  if (codePoint > 0xffff) return PLAIN
  const known = classes[codePoint] ?? UNKNOWN
  if (known !== UNKNOWN) return known
  const found = classify(String.fromCharCode(codePoint)) || PLAIN
  classes[codePoint] = found
  return found
}

function classify(character: string): number {
  if (/\p{M}/u.test(character)) return ATTACHED
  if (character === ' ' || character === '\u3000') return SPACE
  if (character === '—') return STARTS_NO_LINE | DASH
  if (character === '-') return WORD | HYPHEN
  if (/\d/.test(character)) return WORD | DIGIT
  const start = NO_START.includes(character) ? STARTS_NO_LINE : 0
  const end = NO_END.includes(character) ? ENDS_NO_LINE : 0
  const word = /[\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}\u00a0-\u00ff!-~]/u.test(character) ? WORD : 0
  return start | end | word
}

/** Whether a line may end between two neighbouring characters, given by code point. */
export function mayBreak(before: number, after: number): boolean {
  const left = classOf(before)
  const right = classOf(after)
  if (right === ATTACHED || has(right, SPACE)) return false
  if (has(left, SPACE)) return true
  if (has(right, STARTS_NO_LINE) || has(left, ENDS_NO_LINE)) return false
  // A dash before a year, GB/T 13016—2018, belongs to the number.
  if (has(left, DASH) && has(right, DIGIT)) return false
  if (!has(left, WORD) || !has(right, WORD)) return true
  return has(left, HYPHEN) && !has(right, DIGIT)
}

/** Whether a character is a blank that vanishes at the end of a line. */
export function isBlank(codePoint: number): boolean {
  return has(classOf(codePoint), SPACE)
}

function has(value: number, bit: number): boolean {
  return value !== PLAIN && (value & bit) !== 0
}

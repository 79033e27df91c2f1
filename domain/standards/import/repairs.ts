import { classifyNumber } from '../standard-number'

const INVISIBLE = /\p{Cf}/gu
const DASH = '[-\\u2010-\\u2015\\u2212\\uff0d]'
/** Full-width forms of ! to ~ and the ideographic blank. */
const WIDE = /[\uff01-\uff5e\u3000]/g
const WIDE_WORDS = /[\uff10-\uff19\uff21-\uff3a\uff41-\uff5a\u3000]/g

const narrow = (wide: string) => wide.normalize('NFKC')

/** One line of text: blanks and line ends within it become one blank, full-width letters and digits half-width. */
export function repairedLine(typed: string): string {
  return typed.replace(INVISIBLE, '').replace(WIDE_WORDS, narrow).replace(/\s+/g, ' ').trim()
}

/**
 * A standard number as it must have been meant, where that is certain: without line ends, full-width forms, doubled
 * prefixes, doubled slashes and dashes, and blanks around them. What then is no known form keeps its punctuation, since
 * offices number their own standards as they like. The dash before the year stays as it was typed.
 */
export function repairedNumber(typed: string): string {
  const line = typed.replace(INVISIBLE, '').replace(WIDE, narrow).replace(/\s+/g, ' ').trim()
  const tidy = line
    .replace(/ ?\/[ /]*/g, '/')
    .replace(new RegExp(`(${DASH})[ ]*(?:${DASH}[ ]*)+`, 'g'), '$1')
    .replace(new RegExp(`(\\d) ?(${DASH}) ?(?=\\d)`, 'g'), '$1$2')
    .replace(/(\d) ?\. ?(?=\d)/g, '$1.')
    .replace(/^([A-Za-z]{1,6}\d{0,6}(?:\/[A-Za-z]{1,2})?) ?(?:\1 ?)+(?=\d)/, '$1 ')
  return classifyNumber(tidy).kind === '其他' ? line : tidy
}

const FIRST_SERIAL = 20_000
const LAST_SERIAL = 80_000
const SERIAL_ZERO = Date.UTC(1899, 11, 30)
const DAY_MS = 86_400_000

/**
 * The day that a number in a date column means: Excel counts days from 1899-12-30, and shows the bare number when the
 * cell lost its date format. null when it is no such number, or none of the years 1954 to 2119.
 */
export function dateOfSerial(typed: string): string | null {
  if (!/^\d{5}(?:\.\d+)?$/.test(typed)) return null
  const serial = Math.floor(Number(typed))
  if (serial < FIRST_SERIAL || serial > LAST_SERIAL) return null
  return new Date(SERIAL_ZERO + serial * DAY_MS).toISOString().slice(0, 10)
}

/** A committee (TC456, SAC/TC 456, TC28/SC7) where lists should have the number of a standard. */
export function isCommittee(typed: string): boolean {
  return /^(?:SAC\/)?TC ?\d{1,4}(?:\/SC ?\d{1,3})?$/i.test(typed.normalize('NFKC').trim())
}

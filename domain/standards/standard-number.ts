import type { StandardLevel } from '../records/standard'
import { type NumberParts, partsOf } from './number-forms'

/** What a number shows a standard to be; 其他 is the office's own numbering (or no number yet). */
export type StandardKind = StandardLevel | '其他'

/** A standard number taken apart. Nothing in it replaces what the user typed. */
export interface StandardNumber {
  /** For comparing: the same standard typed in two ways has one key. '' when nothing was typed. */
  readonly key: string
  readonly kind: StandardKind
  /** 强制 true, 推荐/指导/自愿 false, null when the number does not tell. */
  readonly mandatory: boolean | null
  /** Code before the serial number, e.g. GB/T, DB3206/T, T/SSFSIDC; '' for 其他. */
  readonly prefix: string
  /** Serial number with parts, e.g. 24421.4; '' for 其他. */
  readonly serial: string
  /** Four-digit year; null when the number has none or one that cannot be read. */
  readonly year: number | null
  /** Industry, province or body that the code stands for; '' when not known. */
  readonly belongsTo: string
  /** What a clerk might look at, whole Chinese phrases; '' when all is well. Never an error (D1.1). */
  readonly hint: string
}

/** Longer text is a pasted sentence, not a number; it is not even tried. */
const LONGEST_NUMBER = 120

const DASHES = /[\u2010-\u2015\u2212\u2500\u2e3a\u2e3b\ufe58\ufe63\u30fc]/g
const OTHER_SLASHES = /[\\\u2044\u2215\u29f8]/g

/** Nearly every number of a clean list; spares 10,000 of them the long way. */
const ALREADY_NORMAL = /^[A-Z]+\d*(?:\/[A-Z]+)* \d+(?:\.\d+)*-\d{4}$/

/**
 * Brings a number into the one shape in which numbers are compared: NFKC, every dash '-', every slash '/', capitals,
 * single blanks, none around / - : ( ). Idempotent. Only for comparing: shown is what the user typed.
 */
export function normalizeNumber(typed: string): string {
  if (ALREADY_NORMAL.test(typed)) return typed
  // Invisible format characters come along when text is copied from web pages and would part equal numbers.
  const wide = typed.replace(/\p{Cf}/gu, '').normalize('NFKC')
  const plain = wide.replace(/[a-z]+/g, (letters) => letters.toUpperCase()).normalize('NFKC')
  return plain
    .replace(DASHES, '-')
    .replace(OTHER_SLASHES, '/')
    .replace(/\s+/g, ' ')
    .replace(/ ?([-/:()]) ?/g, '$1')
    .replace(/ ?([-/:()]) ?/g, '$1')
    .replace(/(-)-+|(\/)\/+/g, '$1$2')
    .replace(/(\d) ?\. ?(?=\d)/g, '$1.')
    .trim()
}

/**
 * Takes a standard number apart by the numbering rules of Chinese and international standards (标准化法 第十至二十七条 and
 * the numbering rules of each level). Accepts any text: what fits no rule is 其他 with a hint of the accepted forms, never
 * refused, because real pilots number their own standards as they like (GDLJD 1002-2014).
 */
export function classifyNumber(typed: string): StandardNumber {
  const normal = normalizeNumber(typed)
  if (normal === '') return unclassified('', '')
  if (normal.length > LONGEST_NUMBER) return unclassified(normal, '标准号过长，按本单位编号处理。')
  const parts = partsOf(normal) ?? partsOf(withoutRepeatedPrefix(normal))
  return parts ? assemble(parts) : unclassified(normal, hintFor(normal))
}

/** GB/T GB/T 1.1-2020, as some lists that offices receive have it. */
function withoutRepeatedPrefix(normal: string): string {
  return normal.replace(/^([A-Z]{2,6}\d{0,6}(?:\/[A-Z]{1,2})?) ?(?:\1 ?)+(?=\d)/, '$1 ')
}

function unclassified(key: string, hint: string): StandardNumber {
  return { key, kind: '其他', mandatory: null, prefix: '', serial: '', year: null, belongsTo: '', hint }
}

function hintFor(normal: string): string {
  if (/^DB\d{3,}-/.test(normal)) {
    return '地方标准代号与顺序号之间应有“/T”“/”或空格，如 DB32/T 2981-2016；现按本单位编号处理。'
  }
  return '按本单位编号处理；可识别的写法如 GB/T 1.1-2020、DA/T 22-2015、DB32/T 2981-2016、T/SSFSIDC 001-2021、Q/YHZW 101-2025、ISO 9001:2015。'
}

function assemble(parts: NumberParts): StandardNumber {
  const { kind, mandatory, prefix, serial = '', suffix = '', belongsTo = '' } = parts
  const year = fullYear(parts.year)
  const yearText = year === null ? parts.year : String(year)
  const separator = kind === '国际标准' ? ':' : '-'
  const dated = yearText ? `${serial}${separator}${yearText}` : serial
  // The adopted ISO number is a remark; 修改单 and editions are other documents.
  const kept = /^\/(ISO|IEC)/.test(suffix) ? '' : suffix.replace(/^ /, '/')
  const hints = [...(parts.hints ?? []), ...yearHints(parts, year)]
  return { key: `${prefix} ${dated}${kept}`, kind, mandatory, prefix, serial, year, belongsTo, hint: hints.join('') }
}

/** Two digits were used before about 1996: 81 is 1981; 00 to 48 cannot be told. */
function fullYear(year: string | undefined): number | null {
  if (!year) return null
  if (year.length === 4) return Number(year)
  return Number(year) >= 49 ? 1900 + Number(year) : null
}

function yearHints(parts: NumberParts, year: number | null): string[] {
  if (!parts.year) return parts.kind === '国际标准' ? [] : ['缺少年代号。']
  if (year === null) return ['年代号应为四位数字。']
  return year < 1949 || year > 2099 ? [`年代号“${parts.year}”不像年份，请核对。`] : []
}

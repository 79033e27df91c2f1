import type { StandardLevel } from '../records/standard'
import { INDUSTRY_CODES } from './industry-codes'
import { PROVINCE_CODES } from './province-codes'

/** 1–6 digits and up to three parts of 1–4 digits: 24421.4. */
const SERIAL = String.raw`\d{1,6}(?:\.\d{1,4}){0,3}`
const YEAR = String.raw`\d{4}|\d{2}`
/** 修改单 /XG1-2021, an edition (2018年版), the international number that a standard adopts. */
const SUFFIX = String.raw`((?:/| )XG ?\d.{0,20}|\([^()]{1,30}\)|/(?:ISO|IEC)\b.{0,60})?`
const TAIL = `(?:-(${YEAR}))?${SUFFIX}$`

/** What one form of number found, still as typed. */
export interface NumberParts {
  readonly kind: StandardLevel
  readonly mandatory: boolean | null
  readonly prefix: string
  readonly serial: string | undefined
  readonly year: string | undefined
  readonly suffix?: string | undefined
  readonly belongsTo?: string | undefined
  readonly hints?: readonly string[]
}

type Form = (normal: string) => NumberParts | null

/** 推荐 /T and 指导 /Z are not mandatory; a bare code is. */
function mandatoryBy(mark: string | undefined): boolean {
  return mark === undefined || mark === ''
}

const marked = (code: string, mark: string | undefined) => (mark ? `${code}/${mark}` : code)

const gluedHint = (glued: string | undefined, prefix: string) => (glued ? [`按 ${prefix} 识别。`] : [])

const NATIONAL = new RegExp(`^GB(?:/([TZ])| ?(T))? ?(${SERIAL})${TAIL}`)

/** GB, GB/T, GB/Z; GBT is how file names write GB/T. */
function national(normal: string): NumberParts | null {
  const match = NATIONAL.exec(normal)
  if (!match) return null
  const [, slashed, glued, serial, year, suffix] = match
  const mark = slashed ?? glued
  const prefix = marked('GB', mark)
  const hints = gluedHint(glued, prefix)
  return { kind: '国家标准', mandatory: mandatoryBy(mark), prefix, serial, year, suffix, hints }
}

/** Special national codes: what they are, and whether the bare code is mandatory. */
const SPECIAL_NATIONAL: ReadonlyMap<string, { readonly name: string; readonly mandatory: boolean | null }> = new Map([
  ['GBZ', { name: '国家职业卫生标准', mandatory: true }],
  ['GBJ', { name: '工程建设国家标准', mandatory: true }],
  ['GBN', { name: '国家内部标准', mandatory: true }],
  ['JJF', { name: '国家计量技术规范', mandatory: null }],
  ['JJG', { name: '国家计量检定规程', mandatory: null }],
  ['GJB', { name: '国家军用标准', mandatory: null }],
  ['GSB', { name: '国家实物标准', mandatory: null }],
])
const SPECIAL = new RegExp(`^(GBZ|GBJ|GBN|JJF|JJG|GJB|GSB)(?:/([TZ]))? ?((?:\\d{1,2}-)??${SERIAL}[A-Z]?)${TAIL}`)

function specialNational(normal: string): NumberParts | null {
  const match = SPECIAL.exec(normal)
  if (!match) return null
  const [, code = '', mark, serial, year, suffix] = match
  const special = SPECIAL_NATIONAL.get(code)
  const mandatory = mark ? false : (special?.mandatory ?? null)
  return { kind: '国家标准', mandatory, prefix: marked(code, mark), serial, year, suffix, belongsTo: special?.name }
}

/** The mark or blank after the digits of the region is demanded: DB121052-2021 would read as DB1210 52. */
const LOCAL = new RegExp(`^DB ?(\\d{2}(?:\\d{2}){0,2})(?:/([TZ])?| ?(T)| ) ?(${SERIAL})${TAIL}`)

/** DB + 2 digits (province), 4 (city) or, on older ones, 6 (county). */
function local(normal: string): NumberParts | null {
  const match = LOCAL.exec(normal)
  if (!match) return null
  const [, region = '', slashed, glued, serial, year, suffix] = match
  const mark = slashed ?? glued
  const prefix = marked(`DB${region}`, mark)
  const belongsTo = PROVINCE_CODES.get(region.slice(0, 2))
  const hints = [...gluedHint(glued, prefix), ...(belongsTo ? [] : [`“${region}”不是已知的行政区划代码。`])]
  return { kind: '地方标准', mandatory: mandatoryBy(mark), prefix, serial, year, suffix, belongsTo, hints }
}

/** Local engineering and food standards; their serial may hold a dash (DBJ/T 15-72-2010), so the year is demanded. */
const LOCAL_SPECIAL = new RegExp(
  `^(DBJ|DBS|DGJ|DG)(?: ?(\\d{2})(?=[/ T-]))?(?:/(TJ|T|Z|J)?|(T))?[ -]?((?:\\d{1,3}-)?${SERIAL})-(${YEAR})${SUFFIX}$`,
)
/** 天津 engineering: DB/T 29-7-2015, which has one part more than a standard of the earthquake industry. */
const TIANJIN_ENGINEERING = new RegExp(`^(DB)(/T)? ?(29-${SERIAL})-(${YEAR})${SUFFIX}$`)

function localSpecial(normal: string): NumberParts | null {
  const tianjin = TIANJIN_ENGINEERING.exec(normal)
  if (tianjin) {
    const [, code, mark = '', serial, year, suffix] = tianjin
    const shared = { kind: '地方标准', mandatory: mandatoryBy(mark), belongsTo: '天津市工程建设' } as const
    return { ...shared, prefix: `${code}${mark}`, serial, year, suffix }
  }
  const match = LOCAL_SPECIAL.exec(normal)
  if (!match) return null
  const [, code = '', region = '', slashed, glued, serial, year, suffix] = match
  const mark = slashed ?? glued ?? ''
  const belongsTo = `${PROVINCE_CODES.get(region) ?? ''}${code === 'DBS' ? '食品安全' : '工程建设'}`
  const prefix = marked(code + region, mark)
  return { kind: '地方标准', mandatory: !/[TZ]/.test(mark), prefix, serial, year, suffix, belongsTo }
}

const GROUP = new RegExp(
  `^T/(?:(Z)/)?(?:([A-Z0-9]{1,11}[A-Z]|(?=[A-Z0-9]*[A-Z])[A-Z0-9]{2,12}(?= )) ?)(${SERIAL})${TAIL}`,
)

function group(normal: string): NumberParts | null {
  const match = GROUP.exec(normal)
  if (!match) return null
  const [, guide, code = '', serial, year, suffix] = match
  const prefix = guide ? `T/Z/${code}` : `T/${code}`
  return { kind: '团体标准', mandatory: false, prefix, serial, year, suffix, belongsTo: code }
}

/** Enterprises shape what stands between Q/ and the serial as they like: Q/YHZW TG 101-2025, Q/云政·Z 101-2025. */
const ENTERPRISE = new RegExp(`^Q/(?=[\\p{L}\\p{N}])(.{1,40}?)[ ·./-]?(${SERIAL})${TAIL}`, 'u')

function enterprise(normal: string): NumberParts | null {
  const match = ENTERPRISE.exec(normal)
  if (!match) return null
  const [, code = '', serial, year, suffix] = match
  return { kind: '企业标准', mandatory: null, prefix: `Q/${code}`, serial, year, suffix, belongsTo: code }
}

const BODY = 'ISO/IEC/IEEE|ISO/IEC|ISO|IEC'
const DOCUMENT = 'TS|TR|PAS|GUIDE|FDIS|DIS|CD|SR'
const AMENDMENT = String.raw`(/(?:AMD|COR|ADD)[ .]?\d{1,3}(?::\d{4})?)?`
const ISO = new RegExp(
  `^(${BODY})(?:[/ ](${DOCUMENT}))? ?(\\d{1,6}(?:-\\d{1,4}){0,3}?)(?:([:-])(\\d{4}))?${AMENDMENT}$`,
)
const ITU = /^(ITU-[TR]) ?([A-Z]{1,2}\.\d{1,5}(?:\.\d{1,4})?)(?::(\d{4})|\((?:\d{1,2}\/)?(\d{4})\))?$/

/** ISO, IEC and ITU. ISO 19115-1 has a part behind a dash, so 'ISO 9001-2015' is read as a year only when it looks like one. */
function international(normal: string): NumberParts | null {
  const itu = ITU.exec(normal)
  if (itu) {
    const [, prefix = '', serial, colonYear, bracketYear] = itu
    const year = colonYear ?? bracketYear
    return { kind: '国际标准', mandatory: null, prefix, serial, year, belongsTo: 'ITU' }
  }
  const match = ISO.exec(normal)
  if (!match) return null
  const [, body = '', document, serial = '', separator, tail, suffix] = match
  const prefix = marked(body, document)
  const shared = { kind: '国际标准', mandatory: null, prefix, suffix, belongsTo: body } as const
  if (separator === '-' && !/^(19|20)\d\d$/.test(tail ?? '')) {
    return { ...shared, serial: `${serial}-${tail}`, year: undefined }
  }
  const hints = separator === '-' ? ['国际标准号的年份前应为“:”。'] : []
  return { ...shared, serial, year: tail, hints }
}

/** A code of the list, sometimes two (NB/SH/T); engineering numbers begin with a letter (JTG B01-2014). */
const INDUSTRY = new RegExp(
  `^([A-Z]{2,3}?)(?:/([A-Z]{2}))?(?:/([TZ])| ?(T))?(?: ?(${SERIAL}[A-Z]?)| ([A-Z]${SERIAL}))${TAIL}`,
)

function industry(normal: string): NumberParts | null {
  // DB is never glued to digits: DB37-2015 may be a local number without its mark.
  if (/^DB\d/.test(normal)) return null
  const match = INDUSTRY.exec(normal)
  if (!match) return null
  const [, code = '', second, slashed, glued, digits, lettered, year, suffix] = match
  const belongsTo = INDUSTRY_CODES.get(code)
  if (belongsTo === undefined || (second && !INDUSTRY_CODES.has(second))) return null
  const mark = slashed ?? glued
  const prefix = marked(marked(code, second), mark)
  const hints = gluedHint(glued, prefix)
  const serial = digits ?? lettered
  return { kind: '行业标准', mandatory: mandatoryBy(mark), prefix, serial, year, suffix, belongsTo, hints }
}

const FORMS: readonly Form[] = [
  national,
  specialNational,
  local,
  localSpecial,
  group,
  enterprise,
  international,
  industry,
]

/** The parts by the first form that fits the normalised text; null when none does. */
export function partsOf(normal: string): NumberParts | null {
  for (const form of FORMS) {
    const parts = form(normal)
    if (parts) return parts
  }
  return null
}

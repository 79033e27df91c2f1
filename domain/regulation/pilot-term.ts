import { addDays, addMonths, daysBetween } from '../records/dates'
import type { Pilot } from '../records/pilot'
import type { Finding } from './finding'

/** 试点创建工作期限 is 2 to 3 years as a rule (细则 第十八条). */
const SHORTEST_MONTHS = 24
const LONGEST_MONTHS = 36
/** 试点期满前3个月 (细则 第十八条). */
const SELF_CHECK_MONTHS = 3

/** Two days with everything between them. */
export interface Period {
  readonly from: string
  readonly to: string
}

/** The term of the pilot, from 下达 (or, not given, 建设期限起) to its end; null while a date is missing. */
export function pilotTerm(pilot: Pick<Pilot, 'issuedOn' | 'startOn' | 'endOn'>): Period | null {
  const from = pilot.issuedOn ?? pilot.startOn
  return from !== null && pilot.endOn !== null ? { from, to: pilot.endOn } : null
}

/** The day on which 自查 opens: three calendar months before the end, the month's last day where the day is missing. */
export function selfCheckOpensOn(endOn: string): string {
  return addMonths(endOn, -SELF_CHECK_MONTHS)
}

/** Where 建设中期 lies: between one and two thirds of the term. The exact date is set by 部级联席办公室. */
export function midTerm(term: Period): Period {
  const days = daysBetween(term.from, term.to)
  return { from: addDays(term.from, Math.ceil(days / 3)), to: addDays(term.from, Math.floor((days * 2) / 3)) }
}

/** Where the pilot stands on a day. */
export type PilotPhase = '未开始' | '建设期' | '自查期' | '已期满'

/** The phase on a reference day: 自查期 from the opening of 自查 to the end of the term (D2.5). */
export function phaseOn(term: Period, date: string): PilotPhase {
  if (date < term.from) return '未开始'
  if (date > term.to) return '已期满'
  return date >= selfCheckOpensOn(term.to) ? '自查期' : '建设期'
}

/**
 * Findings about the dates of the term (细则 第十八条; D2.4, D2.5). A term outside two to three years is a warning, as the
 * article says 一般为.
 * @param on reference date.
 */
export function termFindings(pilot: Pick<Pilot, 'issuedOn' | 'startOn' | 'endOn'>, on: string): Finding[] {
  const term = pilotTerm(pilot)
  if (!term)
    return [finding('term-missing', 'hint', '请填写下达日期（或建设期限起）和建设期限止，才能推算自查和评估时间。')]
  if (term.to <= term.from) return [finding('term-reversed', 'warning', '建设期限止不晚于起始日期，请核对。')]
  return [...lengthFindings(term), ...selfCheckFindings(term, on)]
}

function lengthFindings(term: Period): Finding[] {
  // The last day may be named either way: 2025-03-01 to 2027-02-28 and to 2027-03-01 are both two years.
  const dayAfter = addDays(term.to, 1)
  const tooShort = dayAfter < addMonths(term.from, SHORTEST_MONTHS)
  if (!tooShort && term.to <= addMonths(term.from, LONGEST_MONTHS)) return []
  const how = tooShort ? '不足2年' : '超过3年'
  return [finding('term-length', 'warning', `建设期限${how}；细则第十八条规定试点创建工作期限一般为2至3年，请核对。`)]
}

function selfCheckFindings(term: Period, on: string): Finding[] {
  const opens = selfCheckOpensOn(term.to)
  switch (phaseOn(term, on)) {
    case '自查期':
      return [finding('self-check-open', 'warning', `已进入期满前3个月（${opens}起），应按试点目标与任务进行自查。`)]
    case '已期满':
      return [finding('term-over', 'warning', `建设期限已于${term.to}届满，请确认自查、评估申请是否已经完成。`)]
    default:
      return [finding('self-check-ahead', 'hint', `自查应于${opens}起进行（期满前3个月）。`)]
  }
}

type TermRule = 'term-missing' | 'term-reversed' | 'term-length' | 'self-check-open' | 'self-check-ahead' | 'term-over'

function finding(rule: TermRule, severity: Finding['severity'], message: string): Finding<TermRule> {
  return { rule, severity, message }
}

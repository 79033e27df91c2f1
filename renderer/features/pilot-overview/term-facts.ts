import type { Pilot } from '../../../domain/records/pilot'
import { midTerm, phaseOn, pilotTerm, selfCheckOpensOn, termFindings } from '../../../domain/regulation/pilot-term'
import type { Fact } from '../../ui/facts'

/** What follows from the dates of the pilot, as lines beside its form. */
export function termFacts(pilot: Pilot, on: string): readonly Fact[] {
  const term = pilotTerm(pilot)
  const findings = termFindings(pilot, on)
  const warnings = findings
    .filter((finding) => finding.severity !== 'hint')
    .map(({ rule, message }) => ({
      term: WARNING_TERMS[rule] ?? '提示',
      value: '请留意',
      note: message,
      warning: true,
    }))
  if (!term || term.to <= term.from) {
    const hints = findings.filter((finding) => finding.severity === 'hint')
    return [...warnings, ...hints.map(({ message }) => ({ term: '建设期限', value: '尚未填全', note: message }))]
  }
  const middle = midTerm(term)
  return [
    { term: '所处阶段', value: phaseOn(term, on), note: `以 ${on} 为准` },
    { term: '建设期限', value: `${term.from} 至 ${term.to}`, note: '从下达日期算起，一般为 2 至 3 年（细则第十八条）' },
    {
      term: '中期评估区间',
      value: `${middle.from} 至 ${middle.to}`,
      note: '期限的三分之一至三分之二；具体时间由部级联席办公室确定',
    },
    { term: '自查窗口开启', value: selfCheckOpensOn(term.to), note: '期满前 3 个月（细则第十八条）' },
    ...warnings,
  ]
}

const WARNING_TERMS: Readonly<Record<string, string>> = {
  'term-reversed': '期限起止',
  'term-length': '期限长短',
  'self-check-open': '自查',
  'term-over': '期满',
}

import type { OpenLoan } from '../../../domain/archive/log'
import type { ArchiveLogEntry } from '../../../domain/records/archive-log-entry'

/** Open loans by the id of their entry. */
export function loansByEntry(loans: readonly OpenLoan[]): ReadonlyMap<string, OpenLoan> {
  return new Map(loans.map((loan) => [loan.entry.id, loan]))
}

/** 逾期 3 天, 借出未还, 已归还; '' for entries that are no loans, or not yet on the reference day. */
export function loanState(entry: ArchiveLogEntry, loan: OpenLoan | undefined, on: string): string {
  if (loan) return loan.daysOverdue > 0 ? `逾期 ${loan.daysOverdue} 天` : '借出未还'
  const lent = entry.action === '借阅' && (entry.happenedOn === null || entry.happenedOn <= on)
  return lent ? '已归还' : ''
}

/** One line about the loans that are out. */
export function loanSummary(loans: readonly OpenLoan[]): string {
  if (loans.length === 0) return '没有借出未还的文件'
  const overdue = loans.filter((loan) => loan.daysOverdue > 0).length
  return overdue === 0 ? `借出未还 ${loans.length} 笔` : `借出未还 ${loans.length} 笔，其中逾期 ${overdue} 笔`
}

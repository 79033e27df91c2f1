import type { ArchiveItemId, Retention } from '../records/archive-item'
import type { ArchiveLogEntry } from '../records/archive-log-entry'
import { daysBetween } from '../records/dates'
import { recordsInOrder, type WorkspaceState } from '../workspace/state'

/** A loan with files still out. */
export interface OpenLoan {
  readonly entry: ArchiveLogEntry
  /** The files that are still out; [] when the loan names none. */
  readonly itemIds: readonly ArchiveItemId[]
  /** Days since 应还日期 on the reference day; 0 when not overdue or no 应还日期 is given. */
  readonly daysOverdue: number
}

/**
 * Loans not returned on a day, the most overdue first. A loan is returned by its own 归还日期 or, file by file, by later
 * entries 归还 that name the files.
 * @param on reference date.
 */
export function openLoans(state: WorkspaceState, on: string): readonly OpenLoan[] {
  const entries = recordsInOrder(state, 'archiveLogEntries').filter(
    ({ happenedOn }) => happenedOn === null || happenedOn <= on,
  )
  const returns = entries.filter(({ action }) => action === '归还')
  const loans = entries.filter(
    ({ action, returnedOn }) => action === '借阅' && (returnedOn === null || returnedOn > on),
  )
  return loans
    .map((entry) => openLoan(entry, returns, on))
    .filter(({ entry, itemIds }) => entry.itemIds.length === 0 || itemIds.length > 0)
    .sort((left, right) => right.daysOverdue - left.daysOverdue)
}

function openLoan(entry: ArchiveLogEntry, returns: readonly ArchiveLogEntry[], on: string): OpenLoan {
  const later = returns.filter(({ happenedOn }) => (happenedOn ?? on) >= (entry.happenedOn ?? ''))
  const returned = new Set(later.flatMap(({ itemIds }) => itemIds))
  const daysOverdue = entry.dueOn === null ? 0 : Math.max(0, daysBetween(entry.dueOn, on))
  return { entry, itemIds: entry.itemIds.filter((id) => !returned.has(id)), daysOverdue }
}

/** 逾期未还: open loans whose 应还日期 has passed on the reference day. */
export function overdueLoans(state: WorkspaceState, on: string): readonly OpenLoan[] {
  return openLoans(state, on).filter(({ daysOverdue }) => daysOverdue > 0)
}

/** Which entries; a field left out means all. */
export interface LogFilter {
  /** Year of the entry's date; null = entries without date. */
  readonly year?: number | null
  /** Entries that name at least one file of this 保管期限; null = of none. */
  readonly retention?: Retention | null
}

/** Entries of 档案日志, the newest first, those without date on top, as they are still to be dated. */
export function logEntries(state: WorkspaceState, filter: LogFilter = {}): readonly ArchiveLogEntry[] {
  return [...state.archiveLogEntries.values()]
    .filter((entry) => fits(state, entry, filter))
    .sort((left, right) => {
      const [leftDate, rightDate] = [left.happenedOn ?? '9999-99', right.happenedOn ?? '9999-99']
      if (leftDate !== rightDate) return leftDate < rightDate ? 1 : -1
      return left.id < right.id ? 1 : -1
    })
}

function fits(state: WorkspaceState, entry: ArchiveLogEntry, { year, retention }: LogFilter): boolean {
  const entryYear = entry.happenedOn === null ? null : Number(entry.happenedOn.slice(0, 4))
  if (year !== undefined && year !== entryYear) return false
  return retention === undefined || entry.itemIds.some((id) => state.archiveItems.get(id)?.retention === retention)
}

/** Years in which something happened, the newest first, for the filter. */
export function logYears(state: WorkspaceState): readonly number[] {
  const years = [...state.archiveLogEntries.values()].flatMap(({ happenedOn }) =>
    happenedOn === null ? [] : Number(happenedOn.slice(0, 4)),
  )
  return [...new Set(years)].sort((left, right) => right - left)
}

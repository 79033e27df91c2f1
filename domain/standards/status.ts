import type { Standard } from '../records/standard'

/** Status of a standard on a day, in the order in which a standard passes through them. */
export const STANDARD_STATUSES = ['拟编', '在编', '即将实施', '现行', '废止'] as const
export type StandardStatus = (typeof STANDARD_STATUSES)[number]

/** What the status of a standard depends on. */
export type StatusFields = Pick<Standard, 'state' | 'publishedOn' | 'effectiveOn' | 'abolishedOn'>

/**
 * The status on a chosen reference day (D2.2), never silently on today. 拟编 and 在编 are as the office keeps them.
 * Else the dates decide: before 实施日期 (or, without one, 发布日期) 即将实施; from 废止日期 on 废止; between them 现行.
 * A standard marked 废止 without 废止日期 is 废止 on every day.
 * @param date 'YYYY-MM-DD'.
 */
export function statusOn(standard: StatusFields, date: string): StandardStatus {
  const { state, publishedOn, effectiveOn, abolishedOn } = standard
  if (state === '拟编' || state === '在编') return state
  if (abolishedOn === null ? state === '废止' : abolishedOn <= date) return '废止'
  const startsOn = effectiveOn ?? publishedOn
  return startsOn !== null && startsOn > date ? '即将实施' : '现行'
}

/** Dates in the forms of rule D2.14: 2026-03-17, 20260317, 2026年3月17日, 2026/3/17, 2026.3.17. */
const DATE_FORMS = [
  /^(\d{4})-(\d{1,2})-(\d{1,2})$/,
  /^(\d{4})(\d{2})(\d{2})$/,
  /^(\d{4})年(\d{1,2})月(\d{1,2})日$/,
  /^(\d{4})\/(\d{1,2})\/(\d{1,2})$/,
  /^(\d{4})\.(\d{1,2})\.(\d{1,2})$/,
]

/**
 * Reads a date as people type it (full-width digits and blanks included).
 * @returns 'YYYY-MM-DD', or null when it is no date of the calendar.
 */
export function parseDate(typed: string): string | null {
  const plain = typed.normalize('NFKC').replace(/\s+/g, '')
  for (const form of DATE_FORMS) {
    const match = form.exec(plain)
    if (match) return calendarDay(Number(match[1]), Number(match[2]), Number(match[3]))
  }
  return null
}

function calendarDay(year: number, month: number, day: number): string | null {
  if (year < 1000 || month < 1 || month > 12 || day < 1 || day > daysInMonth(year, month)) return null
  return isoDay(year, month, day)
}

/** Days of a month (1–12) in the Gregorian calendar. */
export function daysInMonth(year: number, month: number): number {
  if (month === 2) return isLeapYear(year) ? 29 : 28
  return [4, 6, 9, 11].includes(month) ? 30 : 31
}

function isLeapYear(year: number): boolean {
  return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0
}

function isoDay(year: number, month: number, day: number): string {
  return [String(year).padStart(4, '0'), String(month).padStart(2, '0'), String(day).padStart(2, '0')].join('-')
}

/**
 * The day some calendar months later (negative: earlier), at the end of a shorter month when the day does not exist there:
 * 2027-05-31 and −3 months is 2027-02-28.
 * @param date 'YYYY-MM-DD'; the result stays within the years 0001 to 9999.
 */
export function addMonths(date: string, months: number): string {
  const [year = 1, month = 1, day = 1] = date.split('-').map(Number)
  const at = Math.max(12, Math.min(year * 12 + month - 1 + months, 9_999 * 12 + 11))
  const [newYear, newMonth] = [Math.floor(at / 12), (at % 12) + 1]
  return isoDay(newYear, newMonth, Math.min(day, daysInMonth(newYear, newMonth)))
}

const DAY_MS = 86_400_000

/** Whole days from one day to another; negative when the second lies before the first. */
export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / DAY_MS)
}

/** The day some days later (negative: earlier). */
export function addDays(date: string, days: number): string {
  return new Date(Date.parse(date) + days * DAY_MS).toISOString().slice(0, 10)
}

/** 2026-03-17 → 2026年3月17日, as official documents print it; '' for none. */
export function officialDate(date: string | null): string {
  if (!date) return ''
  const [year, month, day] = date.split('-').map(Number)
  return `${year}年${month}月${day}日`
}

/** 2026-03-17 → 20260317, as 归档文件目录 prints it (DA/T 22-2015 5.5); '' for none. */
export function compactDate(date: string | null): string {
  return date ? date.replaceAll('-', '') : ''
}

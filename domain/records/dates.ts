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
  return `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`
}

/** Days of a month (1–12) in the Gregorian calendar. */
export function daysInMonth(year: number, month: number): number {
  return new Date(Date.UTC(year, month, 0)).getUTCDate()
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

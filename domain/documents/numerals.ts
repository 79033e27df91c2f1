const DIGITS = ['', '一', '二', '三', '四', '五', '六', '七', '八', '九'] as const

/** 1 → 一, 10 → 十, 21 → 二十一, as headings are numbered (GB/T 9704-2012 7.3.3); digits from 100 on. */
export function chineseNumeral(value: number): string {
  if (value < 1 || value > 99) return String(value)
  const tens = Math.floor(value / 10)
  const ones = DIGITS[value % 10] ?? ''
  if (tens === 0) return ones
  return `${tens === 1 ? '' : (DIGITS[tens] ?? '')}十${ones}`
}

/** The number before a heading of the first level. */
export const firstLevelNumber = (value: number) => `${chineseNumeral(value)}、`

/** The number before a heading of the second level. */
export const secondLevelNumber = (value: number) => `（${chineseNumeral(value)}）`

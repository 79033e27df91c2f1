/** A day as the clerk's calendar shows it, in the PC's time zone: 'YYYY-MM-DD'. */
export function localDate(now: Date): string {
  const pad = (value: number) => String(value).padStart(2, '0')
  return `${now.getFullYear()}-${pad(now.getMonth() + 1)}-${pad(now.getDate())}`
}

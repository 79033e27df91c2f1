/** A day as the clerk's calendar shows it, in the PC's time zone: 'YYYY-MM-DD'. */
export function localDate(now: Date): string {
  return `${now.getFullYear()}-${pad(now.getMonth() + 1)}-${pad(now.getDate())}`
}

/** A UTC instant as the clock on the wall shows it in the PC's time zone: 2026-03-17 09:30. */
export function localTime(instant: string): string {
  const time = new Date(instant)
  return `${localDate(time)} ${pad(time.getHours())}:${pad(time.getMinutes())}`
}

const pad = (value: number) => String(value).padStart(2, '0')

import dayjs from 'dayjs'

/** A UTC instant as the clock on the wall shows it: 2026-03-17 09:30; '' for none. */
export function localTime(instant: string): string {
  return instant === '' ? '' : dayjs(instant).format('YYYY-MM-DD HH:mm')
}

/** Today's calendar date on this PC, 'YYYY-MM-DD'. */
export function today(): string {
  return dayjs().format('YYYY-MM-DD')
}

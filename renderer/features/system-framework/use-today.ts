import { useEffect, useState } from 'react'

/** Looks again this often (ms), for a program that stays open over midnight. */
const EVERY = 60_000

/** The calendar day on this PC, 'YYYY-MM-DD' in its own time zone. */
export function useToday(): string {
  const [today, setToday] = useState(calendarDay)
  useEffect(() => {
    const timer = setInterval(() => setToday(calendarDay()), EVERY)
    return () => clearInterval(timer)
  }, [])
  return today
}

function calendarDay(): string {
  const now = new Date()
  const part = (value: number) => String(value).padStart(2, '0')
  return `${now.getFullYear()}-${part(now.getMonth() + 1)}-${part(now.getDate())}`
}

import { Button } from 'antd'
import { useState } from 'react'
import { create } from 'zustand'
import { parseDate } from '../../domain/records/dates'
import { DateInput } from './fields/date-input'
import { today } from './local-time'
import './reference-date.css'

/** The day on which status and rates are looked at; null = today. The same on every screen, until the window closes. */
const useChosenDate = create<{ readonly date: string | null }>(() => ({ date: null }))

/** The reference date, 'YYYY-MM-DD'. */
export function useReferenceDate(): string {
  return useChosenDate((chosen) => chosen.date) ?? today()
}

/** Shows the reference date and lets it be changed; what is typed counts as soon as it is a date. */
export function ReferenceDate() {
  const date = useReferenceDate()
  const chosen = useChosenDate((state) => state.date)
  const [typed, setTyped] = useState<string | null>(null)
  const type = (text: string) => {
    setTyped(text)
    const read = parseDate(text)
    if (read !== null) useChosenDate.setState({ date: read })
  }
  const back = () => {
    setTyped(null)
    useChosenDate.setState({ date: null })
  }
  const wrong = typed !== null && parseDate(typed) === null
  return (
    <div className="reference-date">
      <span>基准日期</span>
      <DateInput
        value={typed ?? date}
        status={wrong ? 'error' : ''}
        onType={type}
        onLeave={() => setTyped(null)}
        ariaLabel="基准日期：按这一天计算"
      />
      {chosen !== null && (
        <Button size="small" onClick={back}>
          改回今天
        </Button>
      )}
    </div>
  )
}

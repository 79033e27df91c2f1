import { CalendarOutlined } from '@ant-design/icons'
import { Button, Calendar, Input, Popover } from 'antd'
import dayjs from 'dayjs'
import { useState } from 'react'

interface Props {
  readonly id?: string
  readonly value: string
  readonly status?: '' | 'error'
  readonly onType: (typed: string) => void
  readonly onLeave?: () => void
  readonly ariaLabel?: string
}

/** A date typed in any usual form, or picked from a calendar. What is typed stays as typed until it is saved. */
export function DateInput({ id, value, status = '', onType, onLeave, ariaLabel }: Props) {
  const [open, setOpen] = useState(false)
  const shown = dayjs(value, 'YYYY-MM-DD', true)
  const pick = (day: dayjs.Dayjs) => {
    onType(day.format('YYYY-MM-DD'))
    setOpen(false)
  }
  const calendar = (
    <div style={{ width: 280 }}>
      <Calendar
        fullscreen={false}
        {...(shown.isValid() ? { defaultValue: shown } : {})}
        onSelect={(day, { source }) => source === 'date' && pick(day)}
      />
    </div>
  )
  return (
    <Input
      {...(id ? { id } : {})}
      aria-label={ariaLabel}
      value={value}
      status={status}
      placeholder="如 2026-03-17"
      onChange={(event) => onType(event.target.value)}
      onBlur={onLeave}
      suffix={
        <Popover open={open} onOpenChange={setOpen} trigger="click" content={calendar} placement="bottomRight">
          <Button
            type="text"
            size="small"
            icon={<CalendarOutlined />}
            aria-label="选日期"
            tabIndex={-1}
            // No higher than a line of text, so that the field is as high as every other.
            style={{ height: 22 }}
          />
        </Popover>
      }
    />
  )
}

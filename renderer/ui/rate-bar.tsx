import { Progress } from 'antd'
import './rate-bar.css'

interface Props {
  readonly label: string
  /** How many of how many. */
  readonly part: number
  readonly whole: number
  /** The rate as it is printed, e.g. 95.0%. */
  readonly shown: string
  /** Word for one counted thing, e.g. 人. */
  readonly unit: string
  readonly onClick?: () => void
}

/** One rate: its name, a bar, the numbers behind it. */
export function RateBar({ label, part, whole, shown, unit, onClick }: Props) {
  const name = onClick ? (
    <button type="button" className="rate-bar-link" onClick={onClick}>
      {label}
    </button>
  ) : (
    label
  )
  return (
    <div className="rate-bar">
      <span className="rate-bar-name" title={label}>
        {name}
      </span>
      <Progress
        percent={whole === 0 ? 0 : (part / whole) * 100}
        showInfo={false}
        status={part === whole && whole > 0 ? 'success' : 'normal'}
        aria-label={`${label} ${shown}`}
      />
      <span className="rate-bar-numbers">
        {part}/{whole} {unit}
      </span>
      <strong>{shown}</strong>
    </div>
  )
}

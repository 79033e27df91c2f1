import { percentText } from '../../../domain/rate'
import type { StatisticsRow } from '../../../domain/standards/statistics'
import type { StandardStatus } from '../../../domain/standards/status'
import { RateBar } from '../../ui/rate-bar'
import { type Pick, type Statistics, type TableKey, TOTAL } from './statistics-pick'

interface Props {
  readonly statistics: Statistics
  readonly onPick: (pick: Pick) => void
}

/** In the order in which a bar shows them: what is there first. */
const STACKED: readonly StandardStatus[] = ['现行', '即将实施', '在编', '拟编', '废止']

/** The same numbers to look at: completion of every subsystem, and statuses stacked. */
export function StatisticsCharts({ statistics, onPick }: Props) {
  return (
    <div className="statistics-charts">
      <section aria-label="各子体系完成率">
        <h2>各子体系完成率</h2>
        {[...statistics.subsystem.rows, statistics.subsystem.total].map((row, place, all) => (
          <RateBar
            key={row.label}
            label={row.label}
            unit="项"
            part={row.existing.length}
            whole={row.expected.length}
            shown={percentText(row.completion)}
            onClick={() =>
              onPick({ table: 'subsystem', row: place === all.length - 1 ? TOTAL : place, column: '应有数' })
            }
          />
        ))}
      </section>
      <Legend />
      <Stacks title="各子体系标准状态" table="subsystem" statistics={statistics} onPick={onPick} />
      <Stacks title="各级别标准状态" table="level" statistics={statistics} onPick={onPick} />
      <Stacks title="各类别标准状态" table="category" statistics={statistics} onPick={onPick} />
    </div>
  )
}

function Legend() {
  return (
    <ul className="statistics-legend" aria-label="图例">
      {STACKED.map((status) => (
        <li key={status}>
          <span className="statistics-part" data-status={status} />
          {status}
        </li>
      ))}
    </ul>
  )
}

interface StacksProps extends Props {
  readonly title: string
  readonly table: TableKey
}

function Stacks({ title, table, statistics, onPick }: StacksProps) {
  const { rows } = statistics[table]
  const longest = Math.max(1, ...rows.map(({ listed }) => listed.length))
  return (
    <section aria-label={title}>
      <h2>{title}</h2>
      {rows.map((row, place) => (
        <div key={row.label} className="statistics-stack">
          <span className="statistics-stack-name" title={row.label}>
            {row.label}
          </span>
          <div className="statistics-stack-bar">
            {STACKED.map((status) => (
              <Part
                key={status}
                row={row}
                status={status}
                share={row.byStatus[status].length / longest}
                onClick={() => onPick({ table, row: place, column: status })}
              />
            ))}
          </div>
          <span className="statistics-stack-sum">{row.listed.length} 项</span>
        </div>
      ))}
    </section>
  )
}

interface PartProps {
  readonly row: StatisticsRow
  readonly status: StandardStatus
  /** Of the longest bar, 0…1. */
  readonly share: number
  readonly onClick: () => void
}

/** The number stands in its part when there is room for it. */
const ROOM_FOR_NUMBER = 0.05

function Part({ row, status, share, onClick }: PartProps) {
  const count = row.byStatus[status].length
  if (count === 0) return null
  const text = `${row.label}：${status} ${count} 项`
  return (
    <button
      type="button"
      className="statistics-part"
      data-status={status}
      style={{ width: `${share * 100}%` }}
      title={text}
      aria-label={`${text}，查看标准`}
      onClick={onClick}
    >
      {share >= ROOM_FOR_NUMBER && count}
    </button>
  )
}

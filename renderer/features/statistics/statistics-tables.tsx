import { percentText } from '../../../domain/rate'
import { STANDARD_LEVELS } from '../../../domain/records/standard'
import { idsBehind, STATISTICS_COLUMNS, type StatisticsRow } from '../../../domain/standards/statistics'
import { type Pick, type Statistics, type TableKey, TOTAL } from './statistics-pick'

interface Props {
  readonly statistics: Statistics
  readonly onPick: (pick: Pick) => void
}

/** The tables of 标准统计表; every number is a button that shows the standards behind it. */
export function StatisticsTables({ statistics, onPick }: Props) {
  const shared = statistics.subsystem.shared.length
  return (
    <div className="statistics-tables">
      <CountTable title="按标准级别" head="标准级别" table="level" statistics={statistics} onPick={onPick} />
      <CountTable title="按标准类别" head="标准类别" table="category" statistics={statistics} onPick={onPick} />
      <CountTable title="按子体系" head="子体系" table="subsystem" statistics={statistics} onPick={onPick} />
      <CrossTable statistics={statistics} onPick={onPick} />
      <p className="statistics-note">
        应有数为现行、即将实施、在编和拟编标准之和，现有数为现行和即将实施标准之和，完成率为现有数与应有数之比。
        {shared > 0 && `另有 ${shared} 项标准同时列入两个以上子体系，在各子体系中分别计数，在合计中只计一次。`}
      </p>
    </div>
  )
}

interface CountTableProps extends Props {
  readonly title: string
  readonly head: string
  readonly table: TableKey
}

function CountTable({ title, head, table, statistics, onPick }: CountTableProps) {
  const { rows, total } = statistics[table]
  const line = (row: StatisticsRow, place: number) => (
    <tr key={place}>
      <th scope="row">{row.label}</th>
      {STATISTICS_COLUMNS.map((column) => (
        <td key={column}>
          <NumberButton
            count={idsBehind(row, column).length}
            text={column === '完成率' ? percentText(row.completion) : null}
            label={`${row.label} ${column}`}
            onClick={() => onPick({ table, row: place, column })}
          />
        </td>
      ))}
    </tr>
  )
  return (
    <section aria-label={title}>
      <h2>{title}</h2>
      <table className="statistics-table">
        <Head head={head} columns={STATISTICS_COLUMNS} />
        <tbody>{rows.map(line)}</tbody>
        <tfoot>{line(total, TOTAL)}</tfoot>
      </table>
    </section>
  )
}

/** 现有数 of every subsystem by level. */
function CrossTable({ statistics, onPick }: Props) {
  const { rows, total } = statistics.subsystem
  const line = (row: StatisticsRow, place: number, levels: readonly StatisticsRow[]) => (
    <tr key={place}>
      <th scope="row">{row.label}</th>
      {levels.map((level, column) => (
        <td key={level.label}>
          <NumberButton
            count={level.existing.length}
            text={null}
            label={`${row.label} 现有${level.label}`}
            onClick={() => onPick({ table: 'subsystem', row: place, column })}
          />
        </td>
      ))}
      <td>
        <NumberButton
          count={row.existing.length}
          text={null}
          label={`${row.label} 现有合计`}
          onClick={() => onPick({ table: 'subsystem', row: place, column: '现有数' })}
        />
      </td>
    </tr>
  )
  return (
    <section aria-label="各子体系现有标准的级别">
      <h2>各子体系现有标准的级别</h2>
      <table className="statistics-table">
        <Head head="子体系" columns={[...STANDARD_LEVELS, '合计']} />
        <tbody>{rows.map((row, place) => line(row, place, row.levels.rows))}</tbody>
        <tfoot>{line(total, TOTAL, statistics.level.rows)}</tfoot>
      </table>
    </section>
  )
}

function Head({ head, columns }: { readonly head: string; readonly columns: readonly string[] }) {
  return (
    <thead>
      <tr>
        <th scope="col">{head}</th>
        {columns.map((column) => (
          <th key={column} scope="col">
            {column}
          </th>
        ))}
      </tr>
    </thead>
  )
}

interface NumberProps {
  readonly count: number
  /** Shown instead of the count. */
  readonly text: string | null
  readonly label: string
  readonly onClick: () => void
}

/** A number; a button while there is something behind it. */
function NumberButton({ count, text, label, onClick }: NumberProps) {
  const shown = text ?? String(count)
  if (count === 0) return <span className="statistics-zero">{shown}</span>
  return (
    <button type="button" className="statistics-number" aria-label={`${label} ${shown}，查看标准`} onClick={onClick}>
      {shown}
    </button>
  )
}

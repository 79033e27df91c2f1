import { STANDARD_LEVELS, type Standard, type StandardId } from '../../../domain/records/standard'
import type { DetailRow } from '../../../domain/standards/detail-table'
import {
  categoryStatistics,
  idsBehind,
  levelStatistics,
  type StatisticsColumn,
  type StatisticsTable,
  type SubsystemRow,
  subsystemStatistics,
} from '../../../domain/standards/statistics'
import type { WorkspaceState } from '../../../domain/workspace/state'

/** The three tables of 标准统计表. */
export interface Statistics {
  readonly level: StatisticsTable
  readonly category: StatisticsTable
  readonly subsystem: StatisticsTable<SubsystemRow> & { readonly shared: readonly StandardId[] }
}

export type TableKey = keyof Statistics

/** Stands for the row 合计. */
export const TOTAL = -1

/**
 * A number that the user points at, by its place, so that the standards behind it stay right while records change.
 * `column` is a column of the tables, or the place of a level in the cross table.
 */
export interface Pick {
  readonly table: TableKey
  readonly row: number
  readonly column: StatisticsColumn | number
}

export function countStatistics(state: WorkspaceState, rows: readonly DetailRow[]): Statistics {
  return {
    level: levelStatistics(rows),
    category: categoryStatistics(rows),
    subsystem: subsystemStatistics(state, rows),
  }
}

/** What a number is and the standards behind it; null when its row is gone. */
export function standardsBehind(
  statistics: Statistics,
  { table, row: place, column }: Pick,
): { readonly title: string; readonly ids: readonly Standard['id'][] } | null {
  const { rows, total } = statistics[table]
  const row = place === TOTAL ? total : rows[place]
  if (!row) return null
  if (typeof column !== 'number')
    return { title: `${row.label} · ${TITLES[column] ?? column}`, ids: idsBehind(row, column) }
  const level = place === TOTAL ? statistics.level.rows[column] : statistics.subsystem.rows[place]?.levels.rows[column]
  return level ? { title: `${row.label} · 现有${STANDARD_LEVELS[column] ?? ''}`, ids: level.existing } : null
}

const TITLES: Partial<Record<StatisticsColumn, string>> = { 完成率: '现有数' }

import { percentText } from '../rate'
import { officialDate } from '../records/dates'
import { STANDARD_LEVELS } from '../records/standard'
import { detailTable } from '../standards/detail-table'
import {
  categoryStatistics,
  idsBehind,
  levelStatistics,
  STATISTICS_COLUMNS,
  type StatisticsRow,
  type StatisticsTable,
  type SubsystemRow,
  subsystemStatistics,
} from '../standards/statistics'
import type { NeutralDocument, Table, TableColumn, TableRow } from './document'
import { type PacketSource, pilotOf, unitNames } from './packet-source'
import { TEXT_PAGE } from './page-styles'
import { body, note, onePart, type PacketPart, subheadings } from './parts'

const WHERE = '标准统计表'

/** 标准统计表 (GB/T 13016-2018): by level, by category and by subsystem; every number is counted from 标准明细表. */
export function statisticsDocument({ state, asOf }: PacketSource): PacketPart {
  const rows = detailTable(state, { nodeId: null, on: asOf })
  if (rows.length === 0) return onePart(WHERE, TEXT_PAGE, [body('标准体系中尚未列入标准，没有可统计的内容。', WHERE)])
  const heading = subheadings(WHERE)
  const subsystems = subsystemStatistics(state, rows)
  const explained =
    `注：按${officialDate(asOf)}的状态统计。应有数为现行、即将实施、在编和拟编标准之和，` +
    '现有数为现行和即将实施标准之和，完成率为现有数与应有数之比。'
  return onePart(WHERE, TEXT_PAGE, [
    heading('按标准级别统计'),
    countTable('标准级别', levelStatistics(rows)),
    heading('按标准类别统计'),
    countTable('标准类别', categoryStatistics(rows)),
    heading('按子体系统计'),
    countTable('子体系', subsystems),
    heading('各子体系现有标准的级别'),
    crossTable(subsystems),
    note(explained, WHERE),
    ...sharedNote(subsystems.shared.length),
  ])
}

/**
 * 标准统计表 as a paper of its own, headed by the pilot's name.
 * @param createdAt UTC instant that the file is dated with.
 */
export function statisticsPacket(source: PacketSource, createdAt: string): NeutralDocument {
  const name = pilotOf(source)?.name ?? ''
  const [first, ...others] = statisticsDocument(source).sections
  const heading = { kind: 'heading', level: 1, number: '', text: WHERE, listed: true, where: WHERE } as const
  const pilotLine = name === '' ? [] : [{ kind: 'paragraph', text: name, style: 'caption', where: '试点概况' } as const]
  return {
    title: `${name}${WHERE}`,
    organization: unitNames(source, '承担单位'),
    createdAt,
    sections: first ? [{ ...first, blocks: [heading, ...pilotLine, ...first.blocks] }, ...others] : [],
  }
}

function sharedNote(shared: number) {
  if (shared === 0) return []
  return [note(`另有 ${shared} 项标准同时列入两个以上子体系，在各子体系中分别计数，在合计中只计一次。`, WHERE)]
}

/** The statistics of GB/T 13016 with one row per group. */
function countTable(title: string, statistics: StatisticsTable): Table {
  return {
    kind: 'table',
    where: WHERE,
    whenEmpty: '没有可统计的内容。',
    columns: [
      firstColumn(title),
      ...STATISTICS_COLUMNS.map((column) => numberColumn(column, column.length > 3 ? 17 : 14)),
    ],
    rows: withTotal(statistics, (row) => [row.label, ...STATISTICS_COLUMNS.map((column) => countText(row, column))]),
  }
}

function countText(row: StatisticsRow, column: (typeof STATISTICS_COLUMNS)[number]): string {
  return column === '完成率' ? percentText(row.completion) : String(idsBehind(row, column).length)
}

/** 现有数 of every subsystem by level. */
function crossTable(subsystems: StatisticsTable<SubsystemRow>): Table {
  return {
    kind: 'table',
    where: WHERE,
    whenEmpty: '没有可统计的内容。',
    columns: [firstColumn('子体系'), ...[...STANDARD_LEVELS, '合计'].map((level) => numberColumn(level, 16))],
    rows: subsystems.rows.map((row): TableRow => {
      const levels = row.levels.rows.map(({ existing }) => String(existing.length))
      return { kind: 'cells', cells: [row.label, ...levels, String(row.existing.length)], where: WHERE }
    }),
  }
}

function firstColumn(title: string): TableColumn {
  return { title, width: { share: 1 }, align: 'left' }
}

function numberColumn(title: string, mm: number): TableColumn {
  return { title, width: { mm }, align: 'center' }
}

function withTotal(statistics: StatisticsTable, cellsOf: (row: StatisticsRow) => string[]): TableRow[] {
  const rows = statistics.rows.map((row): TableRow => ({ kind: 'cells', cells: cellsOf(row), where: WHERE }))
  return [...rows, { kind: 'total', cells: cellsOf(statistics.total), where: WHERE }]
}

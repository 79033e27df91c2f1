import { type Rate, rateOf } from '../rate'
import {
  STANDARD_CATEGORIES,
  STANDARD_LEVELS,
  type Standard,
  type StandardCategory,
  type StandardId,
  type StandardLevel,
} from '../records/standard'
import type { SystemNodeId } from '../records/system-node'
import type { WorkspaceState } from '../workspace/state'
import type { DetailRow } from './detail-table'
import type { StandardStatus } from './status'
import { buildTree, flattenTree, type TreeNode } from './system-tree'

/** One row of 标准统计表. Every number is the length of a list, so that the standards behind it can be shown. */
export interface StatisticsRow {
  readonly label: string
  /** All that the row counts: as many as rows of 标准明细表. */
  readonly listed: readonly StandardId[]
  /** 应有数: 现行, 即将实施, 在编 and 拟编; a 废止 standard is listed but no longer due. */
  readonly expected: readonly StandardId[]
  /** 现有数: 现行 and 即将实施. */
  readonly existing: readonly StandardId[]
  /** 现有数 ÷ 应有数. */
  readonly completion: Rate
  readonly byStatus: Readonly<Record<StandardStatus, readonly StandardId[]>>
}

/** 标准统计表: its rows and the row 合计. */
export interface StatisticsTable<Row extends StatisticsRow = StatisticsRow> {
  readonly rows: readonly Row[]
  readonly total: StatisticsRow
}

/** The number columns of 标准统计表 (应有数、现有数、现有数/应有数 of GB/T 13016-2018 and what pilots add), in order. */
export const STATISTICS_COLUMNS = ['应有数', '现有数', '完成率', '现行', '即将实施', '在编', '拟编', '废止'] as const
export type StatisticsColumn = (typeof STATISTICS_COLUMNS)[number]

/** The standards behind a number of the table; for 完成率 those that exist. */
export function idsBehind(row: StatisticsRow, column: StatisticsColumn): readonly StandardId[] {
  if (column === '应有数') return row.expected
  if (column === '现有数' || column === '完成率') return row.existing
  return row.byStatus[column]
}

/** How the levels are called in 标准统计表; 内部 are the unit's own standards, whatever their numbers (D1.4). */
const LEVEL_LABELS: Readonly<Record<StandardLevel, string>> = {
  国家标准: '国家标准',
  行业标准: '行业标准',
  地方标准: '地方标准',
  团体标准: '团体标准',
  企业标准: '企业（内部）标准',
  国际标准: '国际标准',
}

export interface LevelRow extends StatisticsRow {
  readonly level: StandardLevel
}

/** 标准统计表 by level. Counts the rows of a 明细表, so both always agree (D3.6); each standard once. */
export function levelStatistics(rows: readonly DetailRow[]): StatisticsTable<LevelRow> {
  const groups = groupBy(rows, (row) => row.level)
  const levels = STANDARD_LEVELS.map((level) => ({ level, ...countRow(LEVEL_LABELS[level], groups.get(level) ?? []) }))
  return { rows: levels, total: countRow('合计', rows) }
}

export interface CategoryRow extends StatisticsRow {
  readonly category: Standard['category']
}

/** 标准统计表 by 标准类别, last the standards without one. Each standard once. */
export function categoryStatistics(rows: readonly DetailRow[]): StatisticsTable<CategoryRow> {
  const groups = groupBy(rows, (row) => row.standard.category)
  const categories: readonly (StandardCategory | null)[] = [...STANDARD_CATEGORIES, null]
  return {
    rows: categories.map((category) => ({ category, ...countRow(category ?? '未分类', groups.get(category) ?? []) })),
    total: countRow('合计', rows),
  }
}

export interface SubsystemRow extends StatisticsRow {
  /** The subsystem's node; null = 未归类. */
  readonly nodeId: SystemNodeId | null
  /** Levels inside the subsystem, for the cross table. */
  readonly levels: StatisticsTable<LevelRow>
}

/**
 * 标准统计表 by first-level subsystem: the children of a single root (and the root itself when standards hang on it
 * directly), or the roots when there are several. A standard that stands in two subsystems counts in both rows and once
 * in 合计, as each subsystem must show all it needs; `shared` are these, so Σ rows − repeats = 合计.
 */
export function subsystemStatistics(
  state: WorkspaceState,
  rows: readonly DetailRow[],
): StatisticsTable<SubsystemRow> & { readonly shared: readonly StandardId[] } {
  const tops = subsystems(state)
  const topOf = new Map(
    tops.flatMap((top) => flattenTree(top.members).map(({ node }) => [node.id, top.node.id] as const)),
  )
  const groups = new Map<SystemNodeId | null, DetailRow[]>()
  const shared: StandardId[] = []
  for (const row of rows) {
    const places = new Set(row.standard.nodeIds.flatMap((id) => topOf.get(id) ?? []))
    if (places.size > 1) shared.push(row.standard.id)
    for (const place of places.size > 0 ? places : [null]) append(groups, place, row)
  }
  const counted = tops.map(({ node, label }) => subsystemRow(node.id, label, groups.get(node.id) ?? []))
  // The root of the whole system is no subsystem; it has a row only for standards that hang on it directly.
  const named = counted.filter((row, index) => !tops[index]?.isWhole || row.listed.length > 0)
  const loose = groups.get(null)
  return {
    rows: loose ? [...named, subsystemRow(null, '未归类', loose)] : named,
    total: countRow('合计', rows),
    shared,
  }
}

interface Subsystem {
  readonly node: TreeNode['node']
  readonly label: string
  readonly members: readonly TreeNode[]
  readonly isWhole: boolean
}

function subsystems(state: WorkspaceState): readonly Subsystem[] {
  const roots = buildTree(state.systemNodes)
  const [only] = roots
  if (!only || roots.length > 1) return roots.map((root) => subsystemAt(root))
  const whole = { node: only.node, label: '体系直属', members: [{ ...only, children: [] }], isWhole: true }
  return [whole, ...only.children.map((child) => subsystemAt(child))]
}

function subsystemAt(top: TreeNode): Subsystem {
  const { code, name } = top.node
  return {
    node: top.node,
    label: [code, name].filter(Boolean).join(' ') || '未命名子体系',
    members: [top],
    isWhole: false,
  }
}

function subsystemRow(nodeId: SystemNodeId | null, label: string, rows: readonly DetailRow[]): SubsystemRow {
  return { nodeId, levels: levelStatistics(rows), ...countRow(label, rows) }
}

function countRow(label: string, rows: readonly DetailRow[]): StatisticsRow {
  const idsOf = (...statuses: readonly StandardStatus[]) =>
    rows.filter(({ status }) => statuses.includes(status)).map(({ standard }) => standard.id)
  const expected = idsOf('现行', '即将实施', '在编', '拟编')
  const existing = idsOf('现行', '即将实施')
  return {
    label,
    listed: rows.map(({ standard }) => standard.id),
    expected,
    existing,
    completion: rateOf(existing.length, expected.length),
    byStatus: {
      拟编: idsOf('拟编'),
      在编: idsOf('在编'),
      即将实施: idsOf('即将实施'),
      现行: idsOf('现行'),
      废止: idsOf('废止'),
    },
  }
}

function groupBy<Key>(rows: readonly DetailRow[], keyOf: (row: DetailRow) => Key): Map<Key, DetailRow[]> {
  const groups = new Map<Key, DetailRow[]>()
  for (const row of rows) append(groups, keyOf(row), row)
  return groups
}

function append<Key>(groups: Map<Key, DetailRow[]>, key: Key, row: DetailRow): void {
  const group = groups.get(key)
  if (group) group.push(row)
  else groups.set(key, [row])
}

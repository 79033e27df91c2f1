import { type ArchiveItem, type ArchiveItemId, RETENTIONS, type Retention } from '../records/archive-item'
import { compactDate } from '../records/dates'
import type { DepartmentId } from '../records/department'
import { recordsInOrder, type WorkspaceState } from '../workspace/state'
import { archiveNumber, DEFAULT_ARCHIVE_NUMBER_PATTERN } from './archive-number'

/** The nine columns of 归档文件目录 (DA/T 22-2015 5.5), in order. */
export const CATALOGUE_COLUMNS = ['序号', '档号', '文号', '责任者', '题名', '日期', '密级', '页数', '备注'] as const
export type CatalogueColumn = (typeof CATALOGUE_COLUMNS)[number]

/** One row of 归档文件目录. */
export interface CatalogueRow {
  readonly item: ArchiveItem
  /** As printed; dates YYYYMMDD, nothing given is ''. */
  readonly cells: Readonly<Record<CatalogueColumn, string>>
}

/** The catalogue of one 年度 and 保管期限: bound as one volume (DA/T 22-2015 5.5). */
export interface CatalogueGroup {
  readonly year: number | null
  readonly retention: Retention | null
  readonly rows: readonly CatalogueRow[]
  /** Sum of the pages that are given. */
  readonly pages: number
}

/** Which files; a field left out means all, null those where it is not given. */
export interface CatalogueFilter {
  readonly year?: number | null
  readonly retention?: Retention | null
  readonly departmentId?: DepartmentId | null
}

/**
 * 归档文件目录 by year, then 永久, 30年, 10年; in a group by 机构(问题) in the order in which departments were entered, then 件号, then date.
 * 序号 starts at 1 in every group. Files without year or 保管期限 come last, so that none is missed.
 */
export function catalogue(
  state: WorkspaceState,
  filter: CatalogueFilter = {},
  pattern: string = DEFAULT_ARCHIVE_NUMBER_PATTERN,
): readonly CatalogueGroup[] {
  const items = itemsInOrder(state, filter)
  const groups = groupItems(items, ({ year, retention }) => `${year} ${retention}`)
  return groups.map((group) => catalogueGroup(state, group, pattern))
}

function itemsInOrder(state: WorkspaceState, filter: CatalogueFilter): ArchiveItem[] {
  const departments = recordsInOrder(state, 'departments')
  const positionOf = new Map<string | null, number>(departments.map(({ id }, position) => [id, position]))
  return [...state.archiveItems.values()]
    .filter((item) => fits(item, filter))
    .sort((left, right) => compareItems(left, right, positionOf))
}

function fits(item: ArchiveItem, filter: CatalogueFilter): boolean {
  return (
    (filter.year === undefined || item.year === filter.year) &&
    (filter.retention === undefined || item.retention === filter.retention) &&
    (filter.departmentId === undefined || item.departmentId === filter.departmentId)
  )
}

const LAST = Number.MAX_SAFE_INTEGER

function compareItems(left: ArchiveItem, right: ArchiveItem, positionOf: ReadonlyMap<string | null, number>): number {
  const rankOf = ({ year, retention, departmentId, itemNumber }: ArchiveItem) => [
    year ?? LAST,
    retention === null ? LAST : RETENTIONS.indexOf(retention),
    positionOf.get(departmentId) ?? LAST,
    itemNumber ?? LAST,
  ]
  const rightRank = rankOf(right)
  for (const [index, rank] of rankOf(left).entries()) {
    const difference = rank - (rightRank[index] ?? 0)
    if (difference !== 0) return difference
  }
  const [leftDate, rightDate] = [left.datedOn ?? '9999', right.datedOn ?? '9999']
  if (leftDate !== rightDate) return leftDate < rightDate ? -1 : 1
  return left.id < right.id ? -1 : 1
}

/** Items of equal key together, groups in the order of their first items. */
function groupItems(items: readonly ArchiveItem[], keyOf: (item: ArchiveItem) => string): readonly ArchiveItem[][] {
  const groups = new Map<string, ArchiveItem[]>()
  for (const item of items) {
    const group = groups.get(keyOf(item))
    if (group) group.push(item)
    else groups.set(keyOf(item), [item])
  }
  return [...groups.values()]
}

function catalogueGroup(state: WorkspaceState, items: readonly ArchiveItem[], pattern: string): CatalogueGroup {
  const [first] = items
  return {
    year: first?.year ?? null,
    retention: first?.retention ?? null,
    rows: items.map((item, index) => ({ item, cells: cellsOf(item, index + 1, archiveNumber(state, item, pattern)) })),
    pages: items.reduce((sum, { pages }) => sum + (pages ?? 0), 0),
  }
}

function cellsOf(item: ArchiveItem, sequence: number, number: string): CatalogueRow['cells'] {
  return {
    序号: String(sequence),
    档号: number,
    文号: item.documentNumber,
    责任者: item.author,
    题名: item.title,
    日期: compactDate(item.datedOn),
    密级: item.secrecy,
    页数: item.pages === null ? '' : String(item.pages),
    备注: item.note,
  }
}

/** Something wrong with 件号 in one 年度×保管期限×机构(问题). */
export interface NumberingWarning {
  readonly kind: 'duplicate' | 'gap' | 'missing'
  readonly itemIds: readonly ArchiveItemId[]
  /** A whole Chinese sentence for the clerk. */
  readonly message: string
}

/**
 * Checks that 件号 is continuous from 1 and unique inside 年度×保管期限×机构(问题) (DA/T 22-2015 5.4, DA/T 13 唯一性; D4.1):
 * numbers given twice, numbers left out, files without one.
 */
export function numberingWarnings(state: WorkspaceState, filter: CatalogueFilter = {}): readonly NumberingWarning[] {
  const groups = groupItems(
    itemsInOrder(state, filter),
    ({ year, retention, departmentId }) => `${year} ${retention} ${departmentId}`,
  )
  return groups.flatMap((group) => groupWarnings(state, group))
}

function groupWarnings(state: WorkspaceState, items: readonly ArchiveItem[]): NumberingWarning[] {
  const [first] = items
  if (!first) return []
  const department = first.departmentId === null ? undefined : state.departments.get(first.departmentId)
  const name = [
    first.year === null ? '年度未填' : `${first.year}年`,
    first.retention ?? '保管期限未填',
    department?.name,
  ]
  const where = name.filter(Boolean).join('、')
  const byNumber = groupItems(
    items.filter(({ itemNumber }) => itemNumber !== null),
    ({ itemNumber }) => String(itemNumber),
  )
  const doubled = byNumber.filter(({ length }) => length > 1)
  const unnumbered = items.filter(({ itemNumber }) => itemNumber === null).map(({ id }) => id)
  const warnings: NumberingWarning[] = doubled.map((same) => ({
    kind: 'duplicate',
    itemIds: same.map(({ id }) => id),
    message: `${where}：件号${same[0]?.itemNumber}重复（${same.length}件）。`,
  }))
  const gaps = gapsOf(items)
  if (gaps.length > 0) {
    warnings.push({ kind: 'gap', itemIds: [], message: `${where}：件号不连续，缺${gaps.join('、')}。` })
  }
  if (unnumbered.length > 0) {
    warnings.push({ kind: 'missing', itemIds: unnumbered, message: `${where}：${unnumbered.length}件没有件号。` })
  }
  return warnings
}

/** '3' or '5-8': the numbers below the greatest that no file has. */
function gapsOf(items: readonly ArchiveItem[]): string[] {
  const numbers = [...new Set(items.flatMap(({ itemNumber }) => itemNumber ?? []))].sort((left, right) => left - right)
  return numbers.flatMap((number, index) => {
    const from = (numbers[index - 1] ?? 0) + 1
    if (from === number) return []
    return from === number - 1 ? String(from) : `${from}-${number - 1}`
  })
}

/** The smallest 件号 that no file of the same 年度×保管期限×机构(问题) has: numbering stays continuous. */
export function nextItemNumber(
  state: WorkspaceState,
  group: Pick<ArchiveItem, 'year' | 'retention' | 'departmentId'>,
): number {
  const taken = new Set<number | null>()
  for (const item of state.archiveItems.values()) {
    if (fits(item, group)) taken.add(item.itemNumber)
  }
  let next = 1
  while (taken.has(next)) next += 1
  return next
}

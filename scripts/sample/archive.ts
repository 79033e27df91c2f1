import type { ArchiveItem } from '../../domain/records/archive-item'
import type { Department } from '../../domain/records/department'
import { fieldsOf } from './fields'
import type { SourceFolder } from './source-folder'
import { listOf, type SourceRow } from './table-text'
import type { Draft, WorkspaceBuilder } from './workspace-builder'

/** Archive items; 件号 runs on within 年度×保管期限×机构 in the order of the file, archived items of a group share a box. */
export function enterArchiveItems(builder: WorkspaceBuilder, source: SourceFolder): void {
  const drafts = source.table('archive-items').map((row) => ({
    fields: fieldsOf('archiveItems', row, builder.names),
    place: row.place,
  }))
  builder.enter('archiveItems', drafts, inBoxes)
}

/** Boxes are numbered within their year; a box holds one 年度, 保管期限 and 机构 only (DA/T 22-2015 6.4). */
function inBoxes(items: readonly ArchiveItem[]): ArchiveItem[] {
  const taken = new Map<string, number>()
  const boxes = new Map<string, string>()
  const boxesOfYear = new Map<number | null, number>()
  return items.map((item) => {
    const group = [item.year, item.retention, item.departmentId].join(' ')
    const itemNumber = (taken.get(group) ?? 0) + 1
    taken.set(group, itemNumber)
    if (item.archivedOn === null) return { ...item, itemNumber }
    const box = boxes.get(group) ?? String((boxesOfYear.get(item.year) ?? 0) + 1)
    if (!boxes.has(group)) boxesOfYear.set(item.year, Number(box))
    boxes.set(group, box)
    return { ...item, itemNumber, boxNumber: box }
  })
}

const ITEMS = '涉及文件'

/** 档案日志; 涉及文件 are named by 题名 or, many at once, as 【2025·永久】: year, retention, department or day of archiving. */
export function enterArchiveLog(builder: WorkspaceBuilder, source: SourceFolder): void {
  const drafts = source.table('archive-log-entries').map((row) => entry(builder, row))
  builder.enter('archiveLogEntries', drafts)
}

function entry(builder: WorkspaceBuilder, row: SourceRow): Draft {
  const fields = fieldsOf('archiveLogEntries', row, builder.names, [ITEMS])
  const itemIds = listOf(row.cells.get(ITEMS) ?? '').flatMap((part) => itemsCalled(builder, part, row.place))
  return { fields: { ...fields, itemIds }, place: row.place }
}

function itemsCalled({ current, names }: WorkspaceBuilder, part: string, place: string): string[] {
  const selected = /^【(.+)】$/.exec(part)?.[1]
  if (selected === undefined) return [names.idOf('archiveItems', part, place)]
  const found = [...current.archiveItems.values()].filter((item) => {
    const features = featuresOf(item, current.departments)
    return selected.split('·').every((feature) => features.includes(feature))
  })
  if (found.length === 0) throw new Error(`${place}: nothing fits ${part}`)
  return found.map(({ id }) => id)
}

function featuresOf(item: ArchiveItem, departments: ReadonlyMap<string, Department>): string[] {
  const department = item.departmentId === null ? undefined : departments.get(item.departmentId)
  return [String(item.year), item.retention ?? '', department?.name ?? '', item.archivedOn ?? '']
}

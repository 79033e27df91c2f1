import { looseKind, TABLE_NAMES, type TableName } from '../../domain/records/registry'
import type { FieldValues } from '../../domain/workspace/change'
import type { RowsByTable } from '../../domain/workspace/rows'

/** Something odd in a file that is whole and genuine: shown to the clerk, never a reason to refuse the data. */
export interface Remark {
  readonly kind: 'tree-cycle' | 'dangling-reference'
  readonly message: string
  readonly table: TableName
  readonly id: string
}

/** Nodes that stand in a circle, and references to records that are not in the file. At most one a record and kind. */
export function remarksOn(rows: RowsByTable): readonly Remark[] {
  return [...treeCycles(rows.get('systemNodes') ?? []), ...TABLE_NAMES.flatMap((table) => dangling(rows, table))]
}

function treeCycles(nodes: readonly FieldValues[]): Remark[] {
  const parents = new Map(nodes.map((node) => [node.id, node.parentId]))
  const settled = new Set<unknown>()
  const remarks: Remark[] = []
  for (const node of nodes) {
    const path = new Set<unknown>()
    let id: unknown = node.id
    while (parents.has(id) && !settled.has(id) && !path.has(id)) {
      path.add(id)
      id = parents.get(id)
    }
    if (path.has(id)) remarks.push(cycleAt(String(id)))
    for (const passed of path) settled.add(passed)
  }
  return remarks
}

function cycleAt(id: string): Remark {
  const message = '体系框架中有节点互为上下级，显示时按顶层节点处理，请核对其上层体系。'
  return { kind: 'tree-cycle', message, table: 'systemNodes', id }
}

function dangling(rows: RowsByTable, table: TableName): Remark[] {
  const references = Object.entries(looseKind(table).references)
  const known = new Map(references.map(([, target]) => [target, idsOf(rows, target)]))
  return (rows.get(table) ?? []).flatMap((row) => {
    const field = references.find(([name, target]) => pointsNowhere(row[name], known.get(target)))?.[0]
    return field === undefined ? [] : [danglingAt(table, String(row.id), field)]
  })
}

function idsOf(rows: RowsByTable, target: string | undefined): ReadonlySet<unknown> {
  const table = TABLE_NAMES.find((name) => name === target)
  return new Set(table === undefined ? [] : (rows.get(table) ?? []).map((row) => row.id))
}

function pointsNowhere(value: unknown, known: ReadonlySet<unknown> | undefined): boolean {
  const ids = Array.isArray(value) ? value : [value]
  return ids.some((id) => typeof id === 'string' && !known?.has(id))
}

function danglingAt(table: TableName, id: string, field: string): Remark {
  const { label, labels } = looseKind(table)
  const message = `有一条${label}的“${labels[field] ?? field}”指向文件中没有的数据，已原样保留，请核对。`
  return { kind: 'dangling-reference', message, table, id }
}

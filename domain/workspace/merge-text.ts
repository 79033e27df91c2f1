import { isTableName, looseKind, type TableName } from '../records/registry'
import { childrenOf } from '../standards/system-tree'
import type { FieldValues } from './change'
import { isPlace, matterValue, type Place } from './merge-fields'
import { idsIn, valuesAt } from './merge-side'
import { recordAt, type WorkspaceState } from './state'

const NOTHING = '（空）'

/** A field's value as a person reads it: ids as titles, the place of a node by its parent and position. */
export function valueText(state: WorkspaceState, table: TableName, field: string, value: unknown): string {
  if (isPlace(table, field)) return placeText(state, value as Place)
  const target = looseKind(table).references[field]
  if (target !== undefined && isTableName(target)) {
    return (
      idsIn(value)
        .map((key) => titleIn(state, target, key))
        .join('、') || NOTHING
    )
  }
  if (value === null || value === undefined || value === '') return NOTHING
  return typeof value === 'object' ? JSON.stringify(value) : String(value)
}

function titleIn(state: WorkspaceState, table: TableName, key: string): string {
  const record = recordAt(state, table, key)
  return record ? looseKind(table).titleOf(record) : `已删除的${looseKind(table).label}`
}

function placeText(state: WorkspaceState, { parentId, order }: Place): string {
  const before = childrenOf(state.systemNodes, parentId).filter((sibling) => sibling.order < order).length
  const position = `第${before + 1}位`
  return parentId === null ? `最上层，${position}` : `“${titleIn(state, 'systemNodes', parentId)}”之下，${position}`
}

/** The label of a field on forms; a place is no field of its own. */
export function fieldLabel(table: TableName, field: string): string {
  return isPlace(table, field) ? '所在位置' : (looseKind(table).labels[field] ?? field)
}

/** Some fields of a record in one line, e.g. 标准名称：导则；备注：（空）. */
export function fieldsText(
  state: WorkspaceState,
  { table, key }: { readonly table: TableName; readonly key: string },
  fields: readonly string[],
): string {
  const values: FieldValues = valuesAt(state, { table, key }) ?? {}
  return fields
    .map((field) => `${fieldLabel(table, field)}：${valueText(state, table, field, matterValue(table, field, values))}`)
    .join('；')
}

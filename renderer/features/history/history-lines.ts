import { looseKind, type TableName } from '../../../domain/records/registry'
import type { BatchHead, ChangeRow } from '../../../domain/workspace/change'
import { recordAt, type WorkspaceState } from '../../../domain/workspace/state'

/** One line of a record's 修改记录. */
export interface HistoryLine {
  readonly id: string
  readonly at: string
  readonly who: string
  readonly action: string
  readonly field: string
  readonly before: string
  readonly after: string
}

/** Joins change rows with who and when, newest first; one line a changed field. */
export function historyLines(
  state: WorkspaceState,
  rows: readonly ChangeRow[],
  heads: ReadonlyMap<string, BatchHead>,
): HistoryLine[] {
  return rows
    .flatMap((row) => linesOf(state, row, heads.get(row.batch)))
    .sort((left, right) => (left.at === right.at ? 0 : left.at < right.at ? 1 : -1))
}

function linesOf(state: WorkspaceState, row: ChangeRow, head: BatchHead | undefined): HistoryLine[] {
  const common = { at: head?.at ?? '', who: whoOf(head), action: actionOf(head) }
  const kind = looseKind(row.table)
  if (!row.before) return [{ ...common, id: row.id, field: `新建${kind.label}`, before: '', after: '' }]
  if (!row.after) return [{ ...common, id: row.id, field: `删除${kind.label}`, before: '', after: '' }]
  const { before, after } = row
  return Object.keys(after).map((field) => ({
    ...common,
    id: `${row.id}/${field}`,
    field: kind.labels[field] ?? field,
    before: shownValue(state, row.table, field, before[field]),
    after: shownValue(state, row.table, field, after[field]),
  }))
}

function whoOf(head: BatchHead | undefined): string {
  if (!head) return ''
  return head.by.office ? `${head.by.name}（${head.by.office}）` : head.by.name
}

function actionOf(head: BatchHead | undefined): string {
  if (!head) return ''
  if (!head.reversal) return head.label
  return `${head.reversal.kind === 'undo' ? '撤销' : '重做'}：${head.label}`
}

/** A field's value as people read it: titles instead of ids. */
function shownValue(state: WorkspaceState, table: TableName, field: string, value: unknown): string {
  if (value === null || value === undefined || value === '') return '（空）'
  const target = looseKind(table).references[field] as TableName | undefined
  const titled = (id: unknown) => {
    const record = target ? recordAt(state, target, String(id)) : undefined
    return record && target ? looseKind(target).titleOf(record) : target ? '（已删除的记录）' : String(id)
  }
  if (Array.isArray(value)) return value.length === 0 ? '（空）' : value.map(titled).join('、')
  return titled(value)
}

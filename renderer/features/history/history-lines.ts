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
    ...shownChange(titleReader(state, row.table, field), before[field], after[field]),
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

/** What changed, as people read it; of a list only what came and went, as the whole would hide it. */
function shownChange(titled: TitleReader, before: unknown, after: unknown): Pick<HistoryLine, 'before' | 'after'> {
  if (!Array.isArray(before) || !Array.isArray(after) || before.length === 0 || after.length === 0) {
    return { before: shownValue(titled, before), after: shownValue(titled, after) }
  }
  const gone = before.filter((id) => !after.includes(id))
  const come = after.filter((id) => !before.includes(id))
  return {
    before: gone.length > 0 ? `去掉 ${gone.length} 项：${shownValue(titled, gone)}` : `原有 ${before.length} 项`,
    after: come.length > 0 ? `加入 ${come.length} 项：${shownValue(titled, come)}` : `现有 ${after.length} 项`,
  }
}

/** Makes one value of a field readable: titles instead of ids. */
type TitleReader = (value: unknown) => string

function titleReader(state: WorkspaceState, table: TableName, field: string): TitleReader {
  const target = looseKind(table).references[field] as TableName | undefined
  return (value) => {
    const record = target ? recordAt(state, target, String(value)) : undefined
    return record && target ? looseKind(target).titleOf(record) : target ? '（已删除的记录）' : String(value)
  }
}

function shownValue(titled: TitleReader, value: unknown): string {
  if (value === null || value === undefined || value === '') return '（空）'
  if (Array.isArray(value)) return value.length === 0 ? '（空）' : value.map(titled).join('、')
  return titled(value)
}

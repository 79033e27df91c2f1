import { looseKind, type TableName } from '../../../domain/records/registry'
import type { BatchHead, ChangeRow } from '../../../domain/workspace/change'
import { sameValue } from '../../../domain/workspace/edit'
import { recordAt, type WorkspaceState } from '../../../domain/workspace/state'

/** One line of a record's 修改记录. */
export interface HistoryLine {
  readonly id: string
  readonly at: string
  readonly who: string
  /** It was done on another PC: the log came with an opened or merged file. */
  readonly elsewhere: boolean
  readonly action: string
  readonly field: string
  readonly before: string
  readonly after: string
}

/**
 * Joins change rows with who and when, newest first; one line a changed field. The order is that of the log, not of the
 * clocks: those of several PCs do not agree.
 * @param device the installation that shows them.
 */
export function historyLines(
  state: WorkspaceState,
  rows: readonly ChangeRow[],
  heads: ReadonlyMap<string, BatchHead>,
  device: string,
): HistoryLine[] {
  return [...rows].sort(newestBatchFirst).flatMap((row) => linesOf(state, row, heads.get(row.batch), device))
}

function newestBatchFirst(left: ChangeRow, right: ChangeRow): number {
  if (left.batch !== right.batch) return left.batch < right.batch ? 1 : -1
  return left.id < right.id ? -1 : 1
}

function linesOf(state: WorkspaceState, row: ChangeRow, head: BatchHead | undefined, device: string): HistoryLine[] {
  const elsewhere = head !== undefined && head.device !== device
  const common = { at: head?.at ?? '', who: whoOf(head), elsewhere, action: actionOf(head) }
  const kind = looseKind(row.table)
  const whole = wholeRecord(row)
  if (whole) return [{ ...common, id: row.id, field: `${whole}${kind.label}`, before: '', after: '' }]
  return Object.keys(row.after ?? {}).map((field) => ({
    ...common,
    id: `${row.id}/${field}`,
    field: kind.labels[field] ?? field,
    ...shownField(titleReader(state, row.table, field), row.before?.[field], row.after?.[field]),
  }))
}

/** What a change says of the record as a whole; null when it is about fields. Only merges confirm. */
function wholeRecord({ before, after }: ChangeRow): string | null {
  if (before === null && after === null) return '合并时确认删除'
  if (before === null) return '新建'
  if (after === null) return '删除'
  return Object.keys(after).length === 0 ? '合并时保留' : null
}

function shownField(titled: TitleReader, before: unknown, after: unknown): Pick<HistoryLine, 'before' | 'after'> {
  if (sameValue(before, after)) return { before: '合并时选定，未改变', after: shownValue(titled, after) }
  return shownChange(titled, before, after)
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

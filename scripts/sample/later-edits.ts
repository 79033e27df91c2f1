import { RECORD_KINDS, TABLE_NAMES, type TableName } from '../../domain/records/registry'
import type { ChangeDraft } from '../../domain/workspace/change'
import { updateRecord } from '../../domain/workspace/edit'
import type { WorkspaceState } from '../../domain/workspace/state'
import { fieldCalled, fieldValue } from './fields'
import type { Names } from './names'
import type { SourceFolder } from './source-folder'
import type { SourceRow } from './table-text'
import type { WorkspaceBuilder } from './workspace-builder'

/** Edits after the first entry, so that 修改记录 and undo have something to show. Lines of one time are one action. */
export function makeLaterEdits(builder: WorkspaceBuilder, source: SourceFolder): void {
  const actions = new Map<string, SourceRow[]>()
  for (const row of source.table('later-edits')) {
    const at = row.cells.get('时间') ?? ''
    actions.set(at, [...(actions.get(at) ?? []), row])
  }
  for (const [at, rows] of actions) {
    const label = rows[0]?.cells.get('操作') ?? ''
    builder.edit(label, at, (state) => mergedEdits(rows.flatMap((row) => editOf(state, builder.names, row))))
  }
}

function editOf(state: WorkspaceState, names: Names, { cells, place }: SourceRow): ChangeDraft[] {
  const table = tableCalled(cells.get('类别') ?? '', place)
  const id = names.idOf(table, cells.get('记录') ?? '', place)
  const field = fieldCalled(table, cells.get('字段') ?? '', place)
  const value = fieldValue(table, field, { cell: cells.get('新值') ?? '', place, names })
  return updateRecord(state, table, id, { [field]: value })
}

function tableCalled(label: string, place: string): TableName {
  const table = TABLE_NAMES.find((name) => RECORD_KINDS[name].label === label)
  if (!table) throw new Error(`${place}: no kind of record is called ${label}`)
  return table
}

/** Two fields of one record changed in one action are one change. */
function mergedEdits(edits: readonly ChangeDraft[]): ChangeDraft[] {
  const byKey = new Map<string, ChangeDraft>()
  for (const edit of edits) {
    const first = byKey.get(edit.key)
    const merged = { before: { ...first?.before, ...edit.before }, after: { ...first?.after, ...edit.after } }
    byKey.set(edit.key, { ...edit, ...merged })
  }
  return [...byKey.values()]
}

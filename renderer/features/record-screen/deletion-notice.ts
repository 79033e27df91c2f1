import { looseKind, type TableName } from '../../../domain/records/registry'
import type { ChangeDraft } from '../../../domain/workspace/change'
import { recordAt, type WorkspaceState } from '../../../domain/workspace/state'

/** The sentence after a deletion: what is gone, what else lost a reference to it, how all of it comes back. */
export function deletionNotice(state: WorkspaceState, table: TableName, drafts: readonly ChangeDraft[]): string {
  const kind = looseKind(table)
  const deleted = drafts.filter((draft) => draft.after === null && draft.table === table)
  const attached = drafts.filter((draft) => draft.after === null && draft.table !== table).length
  const touched = new Set(drafts.filter((draft) => draft.after !== null).map((draft) => draft.key)).size
  const only = deleted.length === 1 && deleted[0] ? recordAt(state, table, deleted[0].key) : undefined
  const what = only ? `${kind.label}“${kind.titleOf(only)}”` : `${deleted.length} 条${kind.label}`
  const files = attached > 0 ? `（连同 ${attached} 份佐证材料）` : ''
  const references = touched > 0 ? `，另有 ${touched} 条记录不再引用` : ''
  return `已删除${only ? '' : ' '}${what}${files}${references}。按 Ctrl+Z 可以恢复。`
}

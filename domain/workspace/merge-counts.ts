import type { ChangeDraft } from './change'
import { sameValue } from './edit'

/** Records that a merge added, edited and deleted here. */
export interface ChangedCounts {
  readonly created: number
  readonly edited: number
  readonly deleted: number
}

/** Counts the records behind the changes of a merge; what it only confirms is not counted. */
export function changedCounts(changes: readonly ChangeDraft[]): ChangedCounts {
  const keys = { created: new Set<string>(), edited: new Set<string>(), deleted: new Set<string>() }
  for (const { key, before, after } of changes) {
    if (sameValue(before, after)) continue
    const what = before === null ? keys.created : after === null ? keys.deleted : keys.edited
    what.add(key)
  }
  return { created: keys.created.size, edited: keys.edited.size, deleted: keys.deleted.size }
}

import { DECISION_TEXT, type DecidedValue, type MergeDecision, type MergeMark } from './change'
import { differingParts } from './differing-parts'
import type { MergePlan } from './merge'
import type { ConflictValue, MergeConflict } from './merge-conflicts'
import type { Choices } from './merge-outcome'
import { summaryOf } from './work-summary'

/** Characters of all texts of a mark together: a batch must stay one line of a workspace file. */
const MARK_TEXT = 1_000_000
/** Texts of one decision that may be long: both values, what both started from, its title, and the titles of others. */
const LONG_TEXTS = 5
const MOST_ALSO = 20
const SHORTEST_CUT = 30

/**
 * The mark of the batch that a merge is committed as: what joined the log, and what was decided, so that the 合并记录 can
 * be printed from the log alone.
 * @param choices the side chosen in every conflict of the plan.
 * @param file name of the colleague's file, without folders.
 */
export function markOf({ log, conflicts }: MergePlan, choices: Choices, file: string): MergeMark {
  const room = Math.floor(MARK_TEXT / Math.max(1, conflicts.length) / LONG_TEXTS)
  const length = Math.min(DECISION_TEXT, Math.max(SHORTEST_CUT, room))
  const decisions = conflicts.map((conflict) => decisionOf(conflict, choices.get(conflict.id) ?? 'mine', length))
  const own = [...log.only.mine].flatMap((id) => log.heads.get(id) ?? [])
  return { adopted: [...log.only.theirs].sort(), file: cut(file, 300), decisions, mine: summaryOf(own) }
}

function decisionOf(conflict: MergeConflict, chosen: MergeDecision['chosen'], length: number): MergeDecision {
  const { kind, table, key, title, label, also } = conflict
  // Cut from the end, long values that differ there would read the same.
  const texts = { mine: conflict.mine.text, theirs: conflict.theirs.text, base: conflict.base.text }
  const { mine, theirs, base } = differingParts(texts)
  return {
    kind,
    table,
    key,
    title: cut(title, length),
    label: cut(label, length),
    base: cut(base, length),
    also: alsoOf(also, length),
    mine: { ...whoOf(conflict.mine), text: cut(mine, length) },
    theirs: { ...whoOf(conflict.theirs), text: cut(theirs, length) },
    chosen,
  }
}

function alsoOf(titles: readonly string[], length: number): string[] {
  const number = Math.min(MOST_ALSO, Math.floor(length / SHORTEST_CUT))
  const shown = titles.slice(0, number).map((title) => cut(title, Math.floor(length / number)))
  return titles.length > shown.length ? [...shown, `等${titles.length}条`] : shown
}

function whoOf({ by, at }: ConflictValue): Omit<DecidedValue, 'text'> {
  return { by, at }
}

/** Never through the middle of a character. */
function cut(text: string, length: number): string {
  if (text.length <= length) return text
  return `${text.slice(0, length - 1).replace(/[\uD800-\uDBFF]$/, '')}…`
}

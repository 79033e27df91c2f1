import { TABLE_NAMES } from '../records/registry'
import type { ChangeDraft, ChangeRow, FieldValues } from './change'
import { sameValue } from './edit'
import { fieldsBehind } from './merge-fields'
import type { LogComparison } from './merge-log'
import type { Merged, MergeWork, Outcome } from './merge-outcome'
import { EMPTY_PAST, inOrder, isAboutExistence, lastWriter, type RecordPast } from './merge-past'
import { type RecordRef, refText, type Sides, valuesAt } from './merge-side'

/** The changes that lead from my records to the merged ones, in the order of the tables and of creation. */
export function draftsOf(sides: Sides, outcome: Outcome): ChangeDraft[] {
  const order = new Map(TABLE_NAMES.map((table, index) => [table, index]))
  const place = ({ table }: RecordRef) => order.get(table) ?? 0
  const drafts = [...outcome.values()].flatMap((merged) => draftOf(sides, merged))
  return drafts.sort((left, right) => place(left) - place(right) || (left.key < right.key ? -1 : 1))
}

function draftOf({ mine }: Sides, { ref, values }: Merged): ChangeDraft[] {
  const current = valuesAt(mine.state, ref)
  if (!current) return values ? [{ ...ref, before: null, after: { ...values } }] : []
  if (!values) return [{ ...ref, before: { ...current }, after: null }]
  const fields = Object.keys(values).filter((field) => !sameValue(values[field] ?? null, current[field] ?? null))
  if (fields.length === 0) return []
  return [{ ...ref, before: pick(current, fields), after: pick(values, fields) }]
}

function pick(values: FieldValues, fields: readonly string[]): FieldValues {
  return Object.fromEntries(fields.map((field) => [field, values[field] ?? null]))
}

/**
 * The changes that change nothing but say what holds. Two sorts of things need saying: what a person chose, so that a
 * later merge knows that it was meant; and values that stay although the log, read to its end, would tell otherwise
 * (the colleague's later change that was not taken), so that of every field the last change in the log is its value.
 */
export function confirmationsOf(work: MergeWork, outcome: Outcome): ChangeDraft[] {
  const decided = new Map(
    work.matters.map(({ ref, fields }) => [
      refText(ref),
      fields.filter(({ conflict }) => conflict !== null).flatMap(({ field }) => fieldsBehind(ref.table, field)),
    ]),
  )
  return [...outcome.values()].flatMap((merged) => {
    const text = refText(merged.ref)
    const past = work.pasts.get(text) ?? EMPTY_PAST
    const rows = [...past.common, ...past.mine, ...past.theirs].sort(inOrder)
    const contested = (work.deletions.get(text)?.conflict ?? null) !== null
    return [
      ...confirmedExistence(work.sides, merged, contested, rows),
      ...confirmedFields(work.sides, merged, new Set(decided.get(text)), past),
    ]
  })
}

function confirmedExistence(
  { mine }: Sides,
  { ref, values }: Merged,
  contested: boolean,
  rows: readonly ChangeRow[],
): ChangeDraft[] {
  const confirmed: ChangeDraft = values ? { ...ref, before: {}, after: {} } : { ...ref, before: null, after: null }
  if (contested) return [confirmed]
  const last = rows.filter(isAboutExistence).at(-1)
  const unchanged = (values !== null) === (valuesAt(mine.state, ref) !== undefined)
  return last && unchanged && (last.after !== null) !== (values !== null) ? [confirmed] : []
}

function confirmedFields(
  { mine }: Sides,
  { ref, values }: Merged,
  decided: ReadonlySet<string>,
  past: RecordPast,
): ChangeDraft[] {
  const current = valuesAt(mine.state, ref)
  if (!values || !current) return []
  const told = new Set(past.theirs.flatMap(({ after }) => Object.keys(after ?? {})))
  const fields = [...told].filter((field) => {
    const value = values[field] ?? null
    const left = lastWriter(past.theirs, [field])?.after?.[field] ?? null
    return sameValue(value, current[field] ?? null) && !sameValue(left, value)
  })
  const confirmed = pick(values, [...new Set([...decided, ...fields])])
  return Object.keys(confirmed).length > 0 ? [{ ...ref, before: confirmed, after: confirmed }] : []
}

/**
 * When both sides have come to the same records in different ways, the merge still joins the logs: a batch that only
 * confirms the workspace itself. [] when all that the colleague's log adds are merges of what is known here.
 */
export function meetingOf({ mine }: Sides, { only, heads }: LogComparison): ChangeDraft[] {
  const isMerge = (id: string | undefined) => id !== undefined && heads.get(id)?.merge !== undefined
  const news = [...only.theirs].some((id) => !isMerge(id) && !isMerge(heads.get(id)?.reversal?.batch))
  const [key] = mine.state.workspaces.keys()
  return news && key !== undefined ? [{ table: 'workspaces', key, before: {}, after: {} }] : []
}

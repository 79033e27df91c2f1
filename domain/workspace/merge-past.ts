import type { ChangeRow } from './change'
import { sameValue } from './edit'
import { byId, type LogComparison } from './merge-log'
import { type OfBoth, type RecordRef, refText, SIDES, type SideName, type Sides } from './merge-side'

/** The changes of one record, oldest first: those that both sides know, and those that only one side knows. */
export interface RecordPast extends OfBoth<readonly ChangeRow[]> {
  readonly common: readonly ChangeRow[]
  /** Ids of the batches that are merges. */
  readonly merges: ReadonlySet<string>
}

/** Pasts by refText. */
export type Pasts = ReadonlyMap<string, RecordPast>

/** Collects the pasts of the wanted records in one walk over each log. */
export function pastsOf(sides: Sides, log: LogComparison, wanted: Iterable<RecordRef>): Pasts {
  const pasts = new Map<string, { common: ChangeRow[]; mine: ChangeRow[]; theirs: ChangeRow[] }>()
  const merges = new Set([...log.heads.values()].filter(({ merge }) => merge).map(({ id }) => id))
  for (const ref of wanted) pasts.set(refText(ref), { common: [], mine: [], theirs: [] })
  for (const side of SIDES) {
    for (const row of sides[side].changes) {
      const past = pasts.get(refText(row))
      if (!past) continue
      if (log.only[side].has(row.batch)) past[side].push(row)
      else if (side === 'mine' && log.common.has(row.batch)) past.common.push(row)
    }
  }
  for (const past of pasts.values()) for (const rows of Object.values(past)) rows.sort(inOrder)
  return new Map([...pasts].map(([text, past]) => [text, { ...past, merges }]))
}

export const EMPTY_PAST: RecordPast = { common: [], mine: [], theirs: [], merges: new Set() }

/** In the order of the batches, within a batch as they were made. */
export function inOrder(left: ChangeRow, right: ChangeRow): number {
  if (left.batch !== right.batch) return left.batch < right.batch ? -1 : 1
  return byId(left, right)
}

/** The changes that only one of the two sides knows, oldest first. */
function unshared({ mine, theirs }: RecordPast): ChangeRow[] {
  return [...mine, ...theirs].sort(inOrder)
}

/** True for creation, deletion, and the confirmation of either. */
export function isAboutExistence({ before, after }: ChangeRow): boolean {
  return before === null || after === null || Object.keys(after).length === 0
}

/**
 * The changes by which a side itself created, deleted, restored or (in a merge) decided about the record. What a merge
 * only took over was done elsewhere.
 */
export function ownDeeds(past: RecordPast, side: SideName): readonly ChangeRow[] {
  return past[side].filter((row) => isAboutExistence(row) && (!past.merges.has(row.batch) || isConfirmed(row)))
}

/** True for {} and {}, null and null: a merge has decided that the record stays, or stays deleted. */
function isConfirmed({ before, after }: ChangeRow): boolean {
  return (before === null) === (after === null) && Object.keys(after ?? {}).length === 0
}

/** Whether the record was there at the end of the common past. Trusts records that no log tells of: both have them. */
export function existedBefore(past: RecordPast): boolean {
  const last = past.common.filter(isAboutExistence).at(-1)
  if (last) return last.after !== null
  const first = [...past.common, ...unshared(past)].find(isAboutExistence)
  return first ? first.before !== null : true
}

/** A field's value at the end of the common past; not known when the log does not fit what a side holds. */
export interface Base {
  readonly known: boolean
  readonly value: unknown
}

/**
 * The value that both sides started from: what the last common change left, else what the first change of a side found.
 * It is checked against both sides: one that has no change of its own must still hold it, one that has must have found
 * it (or merged it with its own). Where a log does not fit (written with a clock that ran backwards, or by hand) nothing is taken for granted.
 */
export function baseOf(past: RecordPast, field: string, present: OfBoth<unknown>): Base {
  const told = valueBefore(past, field)
  const alike = sameValue(present.mine, present.theirs)
  if (!told || !existedBefore(past)) return { known: !told && alike, value: alike ? present.mine : null }
  const fits = (side: SideName) =>
    sameValue(present[side], told.value) || past[side].some((row) => explains(past, row, field, told.value))
  return { known: fits('mine') && fits('theirs'), value: told.value }
}

/** True when the change found this value in the field, or merged it with another. */
function explains({ merges }: RecordPast, row: ChangeRow, field: string, value: unknown): boolean {
  const { before } = row
  if (before && Object.hasOwn(before, field) && sameValue(before[field], value)) return true
  return merges.has(row.batch) && writes(row, field)
}

/** What the log says of a field at the end of the common past; null when it says nothing. */
export function valueBefore(past: RecordPast, field: string): { readonly value: unknown } | null {
  const left = past.common.filter((row) => writes(row, field)).at(-1)
  if (left) return { value: left.after?.[field] ?? null }
  const first = [...past.common, ...unshared(past)].find(({ before }) => before && Object.hasOwn(before, field))
  return first ? { value: first.before?.[field] ?? null } : null
}

/** True when the change leaves a value in the field; a creation does in every field. */
export function writes({ before, after }: ChangeRow, field: string): boolean {
  return after !== null && (before === null || Object.hasOwn(after, field))
}

/** True when a side decided about the field in an earlier merge: it is meant, even where it is what both started from. */
export function wasDecided(rows: readonly ChangeRow[], field: string): boolean {
  return rows.some(({ before, after }) => {
    if (!before || !after || !Object.hasOwn(after, field)) return false
    return sameValue(before[field], after[field])
  })
}

/** The last change of a side that wrote one of the fields. */
export function lastWriter(rows: readonly ChangeRow[], fields: readonly string[]): ChangeRow | null {
  return rows.filter((row) => fields.some((field) => writes(row, field))).at(-1) ?? null
}

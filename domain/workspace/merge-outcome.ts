import { isTableName, looseKind } from '../records/registry'
import type { FieldValues } from './change'
import { type Deletion, survivors } from './merge-deletions'
import { type FieldMatter, isPlace, matterValue, PLACE, type Place } from './merge-fields'
import type { Pasts } from './merge-past'
import type { RecordMatter } from './merge-places'
import { idsIn, ownerOf, type RecordRef, refText, SIDES, type SideName, type Sides, valuesAt } from './merge-side'
import type { WorkspaceState } from './state'

/** Everything on which two workspaces differ, each with what is to become of it. */
export interface MergeWork {
  readonly sides: Sides
  readonly pasts: Pasts
  /** Records that only one side has: created there, or deleted on the other. */
  readonly oneSided: readonly (RecordRef & { readonly keeper: SideName })[]
  readonly deletions: ReadonlyMap<string, Deletion>
  readonly matters: readonly RecordMatter[]
}

/** Which side's value was chosen, by the conflict's id. */
export type Choices = ReadonlyMap<string, SideName>

/** A record as the merge leaves it; null when it is gone. */
export interface Merged {
  readonly ref: RecordRef
  readonly values: FieldValues | null
}

/** The records on which the sides differ, by refText; all others stay as they are on both. */
export type Outcome = ReadonlyMap<string, Merged>

/**
 * The merged records for one choice in every conflict. Nothing here depends on which side is 'mine', so both PCs come to
 * the same records. References to records that are gone are taken out, files without their record go with it, and nodes
 * without their parent are given a place.
 */
export function outcomeOf(work: MergeWork, choices: Choices): Outcome {
  const alive = survivors(work.deletions, choices)
  const outcome = new Map<string, Merged>()
  for (const { keeper, table, key } of work.oneSided) {
    const ref = { table, key }
    const lives = !work.deletions.has(refText(ref)) || alive.has(refText(ref))
    outcome.set(refText(ref), { ref, values: lives ? (valuesAt(work.sides[keeper].state, ref) ?? null) : null })
  }
  for (const matter of work.matters) {
    outcome.set(refText(matter.ref), { ref: matter.ref, values: mergedValues(work.sides, matter, choices) })
  }
  const merging = { sides: work.sides, outcome, places: basePlaces(work) }
  dropOrphanFiles(merging)
  clearReferences(merging)
  rehomeNodes(merging)
  return outcome
}

function mergedValues(sides: Sides, { ref, fields }: RecordMatter, choices: Choices): FieldValues {
  const values = { ...valuesAt(sides.theirs.state, ref), ...valuesAt(sides.mine.state, ref) }
  for (const matter of fields) Object.assign(values, decidedValue(ref, matter, choices))
  return values
}

function decidedValue({ table }: RecordRef, matter: FieldMatter, choices: Choices): FieldValues {
  const side = matter.conflict === null ? null : (choices.get(matter.conflict) ?? 'mine')
  const value = side === null ? matter.value : matter[side]
  return isPlace(table, matter.field) ? { ...(value as Place) } : { [matter.field]: value }
}

interface Merging {
  readonly sides: Sides
  readonly outcome: Map<string, Merged>
  /** Where the moved nodes stood before either side moved them. */
  readonly places: ReadonlyMap<string, Place>
}

function basePlaces({ matters }: MergeWork): ReadonlyMap<string, Place> {
  const places = matters.flatMap(({ ref, fields }) =>
    fields.filter(({ field }) => isPlace(ref.table, field)).map(({ base }) => [refText(ref), base as Place] as const),
  )
  return new Map(places.filter(([, base]) => base !== null))
}

/** The record as merged so far; null when there is none. */
function mergedAt({ sides, outcome }: Merging, ref: RecordRef): FieldValues | null {
  const merged = outcome.get(refText(ref))
  return merged ? merged.values : (valuesAt(sides.mine.state, ref) ?? null)
}

/** True when the merge left no such record; a reference that led nowhere before is none of the merge's doing. */
function isGone(
  merging: Merging,
  from: RecordRef,
  target: RecordRef,
  holds: (values: FieldValues) => boolean,
): boolean {
  if (mergedAt(merging, target) !== null) return false
  return !SIDES.some((side) => {
    const { state } = merging.sides[side]
    const values = valuesAt(state, from)
    return values !== undefined && holds(values) && valuesAt(state, target) === undefined
  })
}

function dropOrphanFiles(merging: Merging): void {
  for (const [text, { ref, values }] of merging.outcome) {
    for (const owner of values ? ownerOf(ref.table, values) : []) {
      const holds = (other: FieldValues) => other.ownerId === owner.key
      if (isGone(merging, ref, owner, holds)) merging.outcome.set(text, { ref, values: null })
    }
  }
}

function clearReferences(merging: Merging): void {
  for (const [text, { ref, values }] of merging.outcome) {
    if (!values) continue
    const patch: Record<string, unknown> = {}
    for (const [field, table] of Object.entries(looseKind(ref.table).references)) {
      if (isPlace(ref.table, field) || table === undefined || !isTableName(table)) continue
      const gone = idsIn(values[field]).filter((key) =>
        isGone(merging, ref, { table, key }, (other) => idsIn(other[field]).includes(key)),
      )
      if (gone.length > 0) patch[field] = withoutIds(values[field], new Set(gone))
    }
    if (Object.keys(patch).length > 0) merging.outcome.set(text, { ref, values: { ...values, ...patch } })
  }
}

function withoutIds(value: unknown, ids: ReadonlySet<unknown>): unknown {
  return Array.isArray(value) ? value.filter((id) => !ids.has(id)) : null
}

function rehomeNodes(merging: Merging): void {
  const nodes = [...merging.outcome.values()].filter(({ ref, values }) => ref.table === 'systemNodes' && values)
  for (const { ref } of nodes.sort((left, right) => (left.ref.key < right.ref.key ? -1 : 1))) {
    const values = mergedAt(merging, ref)
    const parent = node(values?.parentId)
    if (!values || !parent || !isGone(merging, ref, parent, (other) => other.parentId === parent.key)) continue
    const place = placesWithout(merging, ref, parent).find(({ parentId }) => isOpen(merging, ref, parentId))
    merging.outcome.set(refText(ref), { ref, values: { ...values, ...(place ?? { parentId: null }) } })
  }
}

function node(key: unknown): RecordRef | null {
  return typeof key === 'string' ? { table: 'systemNodes', key } : null
}

/** Where a node can go whose parent was deleted: where the side that deleted it has the node, else under what was above. */
function placesWithout({ sides, places }: Merging, ref: RecordRef, parent: RecordRef): Partial<Place>[] {
  // A node that stood there before keeps its order: the other side may have changed nothing but that.
  const stood = places.get(refText(ref))?.parentId === parent.key
  const there = SIDES.flatMap((side): Partial<Place>[] => {
    const values = valuesAt(sides[side].state, parent) ? undefined : valuesAt(sides[side].state, ref)
    if (!values) return []
    const { parentId, order } = matterValue(ref.table, PLACE, values) as Place
    return [stood ? { parentId } : { parentId, order }]
  })
  const above = SIDES.flatMap((side) => keysAbove(sides[side].state, parent)).map((parentId) => ({ parentId }))
  return [...there, ...above]
}

/** The nodes above a node, the nearest first. */
function keysAbove(state: WorkspaceState, from: RecordRef): string[] {
  const keys = new Set<string>()
  let at = node(valuesAt(state, from)?.parentId)
  while (at && !keys.has(at.key)) {
    keys.add(at.key)
    at = node(valuesAt(state, at)?.parentId)
  }
  return [...keys]
}

/** True when the node can stand there: the parent is there, and does not itself stand below the node. */
function isOpen(merging: Merging, ref: RecordRef, parentId: string | null | undefined): boolean {
  const seen = new Set([ref.key])
  let at = node(parentId)
  if (at && mergedAt(merging, at) === null) return false
  for (; at; at = node(mergedAt(merging, at)?.parentId)) {
    if (seen.has(at.key)) return false
    seen.add(at.key)
  }
  return true
}

import { isTableName, looseKind, RECORD_KINDS, type TableName } from '../records/registry'
import type { FieldValues } from './change'
import { sameValue } from './edit'
import { mergeLists, withRestored } from './merge-lists'
import { type Base, baseOf, existedBefore, type RecordPast, wasDecided } from './merge-past'
import { type OfBoth, type RecordRef, SIDES, type SideName, type Sides, valuesAt } from './merge-side'
import { parseRow } from './rows'

/** A field on which the two sides differ, and what becomes of it. */
export interface FieldMatter extends OfBoth<unknown> {
  /** PLACE stands for a node's place in the tree: its parentId and order together. */
  readonly field: string
  /** null when not known. */
  readonly base: unknown
  /** The merged value; only holds without a conflict. */
  readonly value: unknown
  /** The conflict that decides; null when the merge is plain. */
  readonly conflict: string | null
}

/** A move rewrites parentId and order: half of one move and half of another would be a place that nobody chose. */
export const PLACE = 'parentId'

export function isPlace(table: TableName, field: string): boolean {
  return table === 'systemNodes' && field === PLACE
}

/** The record's fields behind a matter. */
export function fieldsBehind(table: TableName, field: string): readonly string[] {
  return isPlace(table, field) ? ['parentId', 'order'] : [field]
}

/** A matter's value in a record; of a place both fields. */
export function matterValue(table: TableName, field: string, values: FieldValues): unknown {
  if (!isPlace(table, field)) return values[field] ?? null
  return { parentId: values.parentId ?? null, order: values.order ?? null }
}

/** Compares a record that both sides have, field by field; [] when it is the same on both. */
export function fieldMatters(sides: Sides, ref: RecordRef, past: RecordPast): FieldMatter[] {
  const [mine, theirs] = [valuesAt(sides.mine.state, ref), valuesAt(sides.theirs.state, ref)]
  if (!mine || !theirs) return []
  return differingFields(ref.table, mine, theirs).map((field) => fieldMatter(sides, ref, past, field))
}

/** The fields that differ; a field that one side's program does not know counts as null. */
export function differingFields(table: TableName, mine: FieldValues, theirs: FieldValues): string[] {
  const fields = new Set([...Object.keys(mine), ...Object.keys(theirs)])
  const differ = [...fields].filter((field) => !sameValue(mine[field] ?? null, theirs[field] ?? null))
  return asMatters(table, differ)
}

/** The fields of a record, its place as one. */
export function matterFields(table: TableName, values: FieldValues): string[] {
  return asMatters(table, Object.keys(values))
}

function asMatters(table: TableName, fields: readonly string[]): string[] {
  if (table !== 'systemNodes') return [...fields]
  const plain = fields.filter((field) => field !== 'parentId' && field !== 'order')
  return plain.length === fields.length ? plain : [...plain, PLACE]
}

function fieldMatter(sides: Sides, ref: RecordRef, past: RecordPast, field: string): FieldMatter {
  const held = (side: SideName) => matterValue(ref.table, field, valuesAt(sides[side].state, ref) ?? {})
  const base = baseOfMatter(ref, past, field, { mine: held('mine'), theirs: held('theirs') })
  const meant = (side: SideName) =>
    base.known ? withoutClearing(sides, side, ref.table, field, held(side), base.value) : held(side)
  const values = { mine: meant('mine'), theirs: meant('theirs') }
  const merged = base.known ? plainMerge(ref, past, { field, base: base.value, ...values }) : null
  const common = { field, base: base.known ? base.value : null, ...values }
  if (merged && isAcceptable(sides, ref, field, merged.value)) return { ...common, value: merged.value, conflict: null }
  return { ...common, value: null, conflict: `field:${ref.table}:${ref.key}:${field}` }
}

function baseOfMatter({ table, key }: RecordRef, past: RecordPast, field: string, present: OfBoth<unknown>): Base {
  if (!existedBefore(past)) return baseOfCreations({ table, key }, past, field)
  if (!isPlace(table, field)) return baseOf(past, field, present)
  const part = (name: string) => {
    const of = (side: SideName) => (present[side] as FieldValues)[name]
    return baseOf(past, name, { mine: of('mine'), theirs: of('theirs') })
  }
  const [parentId, order] = [part('parentId'), part('order')]
  return { known: parentId.known && order.known, value: { parentId: parentId.value, order: order.value } }
}

/** Both sides created the record under one id (a list imported twice): they start from what both entered, else from nothing. */
function baseOfCreations({ table, key }: RecordRef, past: RecordPast, field: string): Base {
  const created = SIDES.map((side) => past[side].find(({ before, after }) => before === null && after !== null)?.after)
  const [mine, theirs] = created.map((values) => values && matterValue(table, field, values))
  if (mine === undefined || theirs === undefined) return { known: false, value: null }
  if (sameValue(mine, theirs)) return { known: true, value: mine }
  const empty = (RECORD_KINDS[table].empty as unknown as (id: string) => FieldValues)(key)
  return { known: !isPlace(table, field), value: matterValue(table, field, empty) }
}

/** The merged value where no person is needed; null for a conflict. */
function plainMerge(
  { table }: RecordRef,
  past: RecordPast,
  { field, base, mine, theirs }: Pick<FieldMatter, 'field' | 'base' | 'mine' | 'theirs'>,
): { readonly value: unknown } | null {
  const decided = (side: SideName) => fieldsBehind(table, field).some((name) => wasDecided(past[side], name))
  const [mineDecided, theirsDecided] = [decided('mine'), decided('theirs')]
  if (!theirsDecided && sameValue(theirs, base)) return { value: mine }
  if (!mineDecided && sameValue(mine, base)) return { value: theirs }
  if (sameValue(mine, theirs)) return { value: mine }
  if (mineDecided || theirsDecided) return null
  const list = mergeLists(base, mine, theirs)
  return list ? { value: list } : null
}

/** Two lists that are short enough may be too long together. */
function isAcceptable(sides: Sides, ref: RecordRef, field: string, value: unknown): boolean {
  return !Array.isArray(value) || parseRow(ref.table, { ...valuesAt(sides.mine.state, ref), [field]: value }).ok
}

/**
 * What a side meant by a reference: deleting a record also takes its id out of the fields that point at it. That follows
 * from the deletion and is no edit of its own, so the id is put back here; when the deletion stands, it goes again.
 */
export function withoutClearing(
  sides: Sides,
  side: SideName,
  table: TableName,
  field: string,
  value: unknown,
  base: unknown,
): unknown {
  const target = looseKind(table).references[field]
  if (target === undefined || !isTableName(target)) return value
  const gone = (id: unknown) => typeof id === 'string' && !sides[side].state[target].has(id)
  if (isPlace(table, field)) return placeWithoutClearing(value as Place, base as Place, gone)
  if (Array.isArray(value) && Array.isArray(base)) {
    const cleared = new Set(base.filter((id) => gone(id) && !value.includes(id)))
    return cleared.size === 0 ? value : withRestored(value, base, cleared)
  }
  return value === null && gone(base) ? base : value
}

/** A node's place in the tree. */
export interface Place {
  readonly parentId: string | null
  readonly order: string
}

function placeWithoutClearing(value: Place, base: Place, gone: (id: unknown) => boolean): Place {
  return value.parentId === null && value.order === base.order && gone(base.parentId) ? base : value
}

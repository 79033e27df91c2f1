import { looseKind } from '../records/registry'
import type { ChangeRow, FieldValues } from './change'
import { sameValue } from './edit'
import { fieldsBehind, matterFields, matterValue, withoutClearing } from './merge-fields'
import {
  EMPTY_PAST,
  existedBefore,
  isAboutExistence,
  lastWriter,
  ownDeeds,
  type Pasts,
  type RecordPast,
  valueBefore,
  wasDecided,
} from './merge-past'
import {
  otherSide,
  ownerOf,
  type RecordRef,
  refText,
  type SideName,
  type Sides,
  targetsOf,
  valuesAt,
} from './merge-side'

/** A record that one side deleted and the other still has. */
export interface Deletion {
  readonly ref: RecordRef
  /** The side that still has it. */
  readonly keeper: SideName
  /** What the keeper did with it since the common past; [] leaves nothing to decide. */
  readonly uses: readonly Use[]
  /** The node above or the owner, when that was deleted too. */
  readonly within: string | null
  readonly conflict: string | null
}

/** A reason not to delete a record silently. */
export interface Use {
  readonly kind: 'edited' | 'restored' | 'referred'
  /** Fields that were edited. */
  readonly fields: readonly string[]
  /** The record that was made to point at it. */
  readonly from: RecordRef
  /** The keeper's last change about it. */
  readonly row: ChangeRow | null
}

/** Tells a deletion from a creation: the record was part of the common past, or the side without it has deleted it. */
export function isDeletion(past: RecordPast, keeper: SideName): boolean {
  return existedBefore(past) || ownDeeds(past, otherSide(keeper)).length > 0
}

/**
 * The deletions with what the other side did with those records meanwhile: edited or restored them, or pointed at them
 * anew (a training with this person, a node moved under this node, proof attached to it).
 * @param oneSided records that only one side has.
 * @param differing records that both have, with differences.
 */
export function deletionsOf(
  sides: Sides,
  pasts: Pasts,
  oneSided: readonly (RecordRef & { readonly keeper: SideName })[],
  differing: readonly RecordRef[],
): ReadonlyMap<string, Deletion> {
  const past = (ref: RecordRef) => pasts.get(refText(ref)) ?? EMPTY_PAST
  const deleted = oneSided.filter((record) => isDeletion(past(record), record.keeper))
  const uses = new Map(deleted.map((record) => [refText(record), ownUses(sides, record, past(record))] as const))
  const users = [
    ...oneSided,
    ...differing.flatMap(
      (ref) =>
        [
          { ...ref, keeper: 'mine' },
          { ...ref, keeper: 'theirs' },
        ] as const,
    ),
  ]
  for (const user of users) {
    for (const target of newTargets(sides, user, past(user))) {
      const list = uses.get(refText(target))
      if (list && !valuesAt(sides[otherSide(user.keeper)].state, target)) list.push(referral(user, past(user)))
    }
  }
  const attached = deleted.filter(({ table }) => table === 'attachments')
  for (const file of attached) passToOwner(sides, file, uses)
  return new Map(deleted.map((record) => [refText(record), deletion(sides, record, uses)]))
}

type OneSided = RecordRef & { readonly keeper: SideName }

function deletion(sides: Sides, { keeper, table, key }: OneSided, uses: ReadonlyMap<string, readonly Use[]>): Deletion {
  const ref = { table, key }
  const own = uses.get(refText(ref)) ?? []
  const values = valuesAt(sides[keeper].state, ref) ?? {}
  const above = [...ownerOf(table, values), ...(table === 'systemNodes' ? targetsOf(table, values) : [])]
  const within = above.map(refText).find((text) => uses.has(text)) ?? null
  return { ref, keeper, uses: own, within, conflict: own.length > 0 ? `deletion:${refText(ref)}` : null }
}

/** A file goes and stays with the record that it is attached to, so what was done with it speaks for that record. */
function passToOwner(sides: Sides, file: OneSided, uses: Map<string, Use[]>): void {
  const [owner] = ownerOf(file.table, valuesAt(sides[file.keeper].state, file) ?? {})
  const ofOwner = owner && uses.get(refText(owner))
  if (!ofOwner) return
  ofOwner.push(...(uses.get(refText(file)) ?? []).map((use) => ({ ...use, kind: 'referred', from: file }) as const))
  uses.set(refText(file), [])
}

function ownUses(sides: Sides, record: OneSided, past: RecordPast): Use[] {
  const rows = past[record.keeper]
  const use = { from: { table: record.table, key: record.key }, row: rows.at(-1) ?? null }
  const fields = editedFields(sides, record, past)
  if (fields.length > 0)
    return [
      {
        ...use,
        kind: 'edited',
        fields,
        row: lastWriter(
          rows,
          fields.flatMap((field) => fieldsBehind(record.table, field)),
        ),
      },
    ]
  const unexplained = !past[otherSide(record.keeper)].some(isAboutExistence)
  const restored = ownDeeds(past, record.keeper).length > 0
  return unexplained || restored ? [{ ...use, kind: 'restored', fields: [] }] : []
}

function editedFields(sides: Sides, { keeper, ...ref }: OneSided, past: RecordPast): string[] {
  const values = valuesAt(sides[keeper].state, ref) ?? {}
  const before = Object.fromEntries(Object.keys(values).map((field) => [field, valueIn(past, field, values)]))
  return matterFields(ref.table, values).filter((field) => {
    if (fieldsBehind(ref.table, field).some((name) => wasDecided(past[keeper], name))) return true
    const base = matterValue(ref.table, field, before)
    const meant = withoutClearing(sides, keeper, ref.table, field, matterValue(ref.table, field, values), base)
    return !sameValue(meant, base)
  })
}

function referral({ table, key, keeper }: OneSided, past: RecordPast): Use {
  return { kind: 'referred', fields: [], from: { table, key }, row: past[keeper].at(-1) ?? null }
}

/** The records that a record points at on one side and did not at the end of the common past. */
function newTargets(sides: Sides, { keeper, ...ref }: OneSided, past: RecordPast): readonly RecordRef[] {
  const values = valuesAt(sides[keeper].state, ref) ?? {}
  const targets = targetsOf(ref.table, values)
  if (targets.length === 0 || !existedBefore(past)) return targets
  const before = targetsOf(ref.table, valuesBefore(ref, past, values))
  const known = new Set(before.map(refText))
  return targets.filter((target) => !known.has(refText(target)))
}

function valuesBefore({ table }: RecordRef, past: RecordPast, values: FieldValues): FieldValues {
  const fields = [
    ...Object.keys(looseKind(table).references),
    ...(table === 'attachments' ? ['ownerTable', 'ownerId'] : []),
  ]
  return Object.fromEntries(fields.map((field) => [field, valueIn(past, field, values)]))
}

/** A field at the end of the common past; where no log tells of it, it is as it was. */
function valueIn(past: RecordPast, field: string, values: FieldValues): unknown {
  return (valueBefore(past, field) ?? { value: values[field] ?? null }).value
}

/**
 * The deleted records that live on. Besides those that were chosen: what was deleted along with one (the nodes below it,
 * its files) unless that was chosen otherwise, and the nodes above one, so that it keeps its place.
 */
export function survivors(
  deletions: ReadonlyMap<string, Deletion>,
  choices: ReadonlyMap<string, SideName>,
): ReadonlySet<string> {
  const known = new Map<string, Deletion | null>()
  const alive = new Set<string>()
  for (const text of deletions.keys()) {
    const deciding = decidingDeletion(deletions, text, known)
    if (deciding?.conflict && choices.get(deciding.conflict) === deciding.keeper) alive.add(text)
  }
  for (const text of [...alive]) reviveAbove(deletions, text, alive)
  return alive
}

/** The nearest contested deletion that a record is part of: its own, or that of a node above or of its owner. */
function decidingDeletion(
  deletions: ReadonlyMap<string, Deletion>,
  start: string,
  known: Map<string, Deletion | null>,
): Deletion | null {
  const path = new Set<string>()
  let found: Deletion | null = null
  for (let text: string | null = start; text !== null && !path.has(text); ) {
    const before = known.get(text)
    if (before !== undefined) {
      found = before
      break
    }
    path.add(text)
    const at: Deletion | undefined = deletions.get(text)
    if (at?.conflict) found = at
    text = at?.conflict ? null : (at?.within ?? null)
  }
  for (const text of path) known.set(text, found)
  return found
}

function reviveAbove(deletions: ReadonlyMap<string, Deletion>, from: string, alive: Set<string>): void {
  let above = deletions.get(from)?.within ?? null
  while (above !== null && !alive.has(above)) {
    const at = deletions.get(above)
    if (at?.conflict) return
    alive.add(above)
    above = at?.within ?? null
  }
}

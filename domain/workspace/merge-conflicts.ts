import { looseKind, TABLE_NAMES, type TableName } from '../records/registry'
import type { Author, ChangeRow } from './change'
import type { Deletion, Use } from './merge-deletions'
import { type FieldMatter, fieldsBehind, isPlace } from './merge-fields'
import type { LogComparison } from './merge-log'
import type { MergeWork } from './merge-outcome'
import { EMPTY_PAST, isAboutExistence, lastWriter } from './merge-past'
import { type OfBoth, otherSide, type RecordRef, refText, type SideName, titleAt, valuesAt } from './merge-side'
import { fieldLabel, fieldsText, valueText } from './merge-text'

/**
 * What a person must decide. 'field': one field changed to two values; 'place': one node moved to two places; 'cycle':
 * moves that together would put nodes under themselves; 'deletion': deleted on one side, used on the other.
 */
export interface MergeConflict extends OfBoth<ConflictValue> {
  /** The same on both PCs. */
  readonly id: string
  readonly kind: 'field' | 'place' | 'cycle' | 'deletion'
  readonly table: TableName
  readonly key: string
  /** null when it is about the whole record, or about several. */
  readonly field: string | null
  /** How the record is called. */
  readonly title: string
  /** What it is about in Chinese: the field's label, or e.g. 删除. */
  readonly label: string
  /** What both started from; text '' when it is not known or says nothing. */
  readonly base: { readonly value: unknown; readonly text: string }
  /** Titles of the other records concerned. */
  readonly also: readonly string[]
}

/** One side of a conflict. */
export interface ConflictValue {
  /** The field's value; of a deletion the whole record, null on the side that deleted it. */
  readonly value: unknown
  readonly text: string
  /** null when the log does not tell. */
  readonly by: Author | null
  /** UTC instant by the clock of the PC where it was done: to be shown, never compared. */
  readonly at: string | null
}

/** All conflicts of a merge: first by kind of record, then in the order of creation. */
export function conflictsOf(work: MergeWork, log: LogComparison): MergeConflict[] {
  const deletions = [...work.deletions.values()].flatMap((deletion) => deletionConflict(work, log, deletion))
  const groups = new Map<string, { ref: RecordRef; matter: FieldMatter }[]>()
  for (const { ref, fields } of work.matters) {
    for (const matter of fields) {
      if (matter.conflict === null) continue
      groups.set(matter.conflict, [...(groups.get(matter.conflict) ?? []), { ref, matter }])
    }
  }
  const fields = [...groups].map(([id, members]) => fieldConflict(work, log, id, members))
  const order = new Map(TABLE_NAMES.map((table, index) => [table, index]))
  const place = ({ table }: MergeConflict) => order.get(table) ?? 0
  return [...deletions, ...fields].sort((left, right) => place(left) - place(right) || (left.key < right.key ? -1 : 1))
}

type Members = readonly { readonly ref: RecordRef; readonly matter: FieldMatter }[]

function fieldConflict(work: MergeWork, log: LogComparison, id: string, members: Members): MergeConflict {
  const [first, ...others] = [...members].sort((left, right) => (left.ref.key < right.ref.key ? -1 : 1))
  if (!first) throw new Error('a conflict about nothing')
  const { ref, matter } = first
  const cycle = id.startsWith('cycle:')
  const side = (name: SideName) => fieldSide(work, log, members, name)
  return {
    id,
    ...ref,
    kind: cycle ? 'cycle' : isPlace(ref.table, matter.field) ? 'place' : 'field',
    field: cycle && others.length > 0 ? null : matter.field,
    title: titleAt(work.sides, ref, 'mine'),
    label: cycle ? '移动后互为上下级' : fieldLabel(ref.table, matter.field),
    base: { value: matter.base, text: matter.base === null ? '' : textOn(work, 'mine', ref, matter, matter.base) },
    mine: side('mine'),
    theirs: side('theirs'),
    also: others.map((member) => titleAt(work.sides, member.ref, 'mine')),
  }
}

function fieldSide(work: MergeWork, log: LogComparison, members: Members, side: SideName): ConflictValue {
  const rows = members.flatMap(({ ref, matter }) => {
    const past = work.pasts.get(refText(ref)) ?? EMPTY_PAST
    const fields = fieldsBehind(ref.table, matter.field)
    return lastWriter(past[side], fields) ?? lastWriter(past.common, fields) ?? []
  })
  const texts = members.map(({ ref, matter }) => {
    const text = textOn(work, side, ref, matter, matter[side])
    return members.length > 1 ? `${titleAt(work.sides, ref, side)}：${text}` : text
  })
  const value = members.length > 1 ? members.map(({ matter }) => matter[side]) : members[0]?.matter[side]
  return { value, text: texts.join('；'), ...whoAndWhen(log, latest(rows)) }
}

function textOn(work: MergeWork, side: SideName, { table }: RecordRef, { field }: FieldMatter, value: unknown): string {
  return valueText(work.sides[side].state, table, field, value)
}

function deletionConflict(work: MergeWork, log: LogComparison, deletion: Deletion): MergeConflict[] {
  const { ref, keeper, uses, conflict } = deletion
  if (conflict === null) return []
  const past = work.pasts.get(refText(ref)) ?? EMPTY_PAST
  const record = valuesAt(work.sides[keeper].state, ref) ?? null
  const gone = past[otherSide(keeper)].filter(isAboutExistence).at(-1) ?? null
  const kept = {
    value: record,
    text: usesText(work, keeper, uses),
    ...whoAndWhen(log, latest(uses.map(({ row }) => row))),
  }
  const deleted = { value: null, text: '已删除', ...whoAndWhen(log, gone) }
  const from = new Set(
    uses.filter(({ kind }) => kind === 'referred').map((use) => titleAt(work.sides, use.from, keeper)),
  )
  return [
    {
      id: conflict,
      kind: 'deletion',
      ...ref,
      field: null,
      title: titleAt(work.sides, ref, keeper),
      label: '删除',
      base: { value: null, text: '' },
      mine: keeper === 'mine' ? kept : deleted,
      theirs: keeper === 'theirs' ? kept : deleted,
      also: [...from],
    },
  ]
}

function usesText(work: MergeWork, keeper: SideName, uses: readonly Use[]): string {
  const { state } = work.sides[keeper]
  const referred = new Set<string>()
  const texts = uses.flatMap((use) => {
    if (use.kind === 'edited') return [`修改为：${fieldsText(state, use.from, use.fields)}`]
    if (use.kind === 'restored') return ['仍保留']
    referred.add(`${looseKind(use.from.table).label}“${titleAt(work.sides, use.from, keeper)}”`)
    return []
  })
  return [...texts, ...(referred.size > 0 ? [`被${[...referred].join('、')}引用`] : [])].join('；')
}

/** The latest by the order of the log. */
function latest(rows: readonly (ChangeRow | null)[]): ChangeRow | null {
  return rows.reduce((last, row) => (row && (!last || row.batch > last.batch) ? row : last), null)
}

/** Who made a change and when; nulls when the log does not tell. */
export function whoAndWhen({ heads }: LogComparison, row: ChangeRow | null): Pick<ConflictValue, 'by' | 'at'> {
  const head = row ? heads.get(row.batch) : undefined
  return { by: head?.by ?? null, at: head?.at ?? null }
}

/** Flips every choice: what 'mine' is here is 'theirs' on the colleague's PC. */
export function mirrored(choices: ReadonlyMap<string, SideName>): ReadonlyMap<string, SideName> {
  return new Map([...choices].map(([id, side]) => [id, otherSide(side)]))
}

/** The same choice in every conflict. */
export function allOf(conflicts: readonly Pick<MergeConflict, 'id'>[], side: SideName): ReadonlyMap<string, SideName> {
  return new Map(conflicts.map(({ id }) => [id, side]))
}

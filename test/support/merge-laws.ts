import { expect } from 'vitest'
import { looseKind, RECORD_KINDS, TABLE_NAMES, type TableName } from '../../domain/records/registry'
import type { FieldValues } from '../../domain/workspace/change'
import { sameValue } from '../../domain/workspace/edit'
import { ledgerOf } from '../../domain/workspace/ledger'
import type { MergePlan } from '../../domain/workspace/merge'
import { idsIn, otherSide, ownerOf, SIDES, type SideName, targetsOf, valuesAt } from '../../domain/workspace/merge-side'
import { recordsOf, type WorkspaceState } from '../../domain/workspace/state'

/** Equal records, whatever the order of the maps. */
export function expectSame(left: WorkspaceState, right: WorkspaceState): void {
  if (JSON.stringify(ledgerOf(left)) !== JSON.stringify(ledgerOf(right))) expect(plain(left)).toEqual(plain(right))
}

const plain = (state: WorkspaceState) =>
  TABLE_NAMES.map((table) => [table, [...recordsOf(state, table).values()].sort((a, b) => (a.id < b.id ? -1 : 1))])

/** Every reference and every owner is there, and no node stands below itself. */
export function expectSound(state: WorkspaceState): void {
  const lost: string[] = []
  for (const table of TABLE_NAMES) {
    for (const [key, record] of recordsOf(state, table)) {
      for (const target of targetsOf(table, record as unknown as FieldValues)) {
        if (!valuesAt(state, target)) lost.push(`${table} ${key} → ${target.table} ${target.key}`)
      }
    }
  }
  for (const start of state.systemNodes.keys()) {
    const seen = new Set<string>()
    for (let at: string | null | undefined = start; at; at = state.systemNodes.get(at)?.parentId) {
      if (seen.has(at)) lost.push(`cycle at ${start}`)
      if (seen.has(at)) break
      seen.add(at)
    }
  }
  expect(lost).toEqual([])
}

interface Merge {
  readonly plan: MergePlan
  /** The state that both sides started from. */
  readonly base: WorkspaceState
  readonly merged: WorkspaceState
}

/**
 * No value ever vanishes: what a side holds and the common past did not is in the merged state, or it stands in a
 * conflict that names both. What a side took out is gone, or a conflict says why not.
 */
export function expectNothingVanished(merge: Merge): void {
  const lost: string[] = []
  for (const side of SIDES) {
    const { state } = merge.plan.work.sides[side]
    for (const table of TABLE_NAMES) {
      for (const key of new Set([...recordsOf(state, table).keys(), ...recordsOf(merge.base, table).keys()])) {
        for (const what of lostOf(merge, side, table, key)) lost.push(`${side} ${table} ${key}: ${what}`)
      }
    }
  }
  expect(lost).toEqual([])
}

function lostOf(merge: Merge, side: SideName, table: TableName, key: string): string[] {
  const { plan, base, merged } = merge
  const [then, now, after] = [base, plan.work.sides[side].state, merged].map((state) => valuesAt(state, { table, key }))
  if (!now) {
    if (!then || !after) return []
    const mayLive = plan.conflicts.some(({ kind }) => kind === 'deletion')
    return mayLive ? [] : ['the deletion']
  }
  const start = then ?? (RECORD_KINDS[table].empty as unknown as (id: string) => FieldValues)(key)
  const written = Object.keys(now).filter((field) => !sameValue(now[field], start[field]))
  if (!after && isContested(merge, side, table, key, now)) return []
  return written.filter((field) => {
    const value = now[field]
    if (after && sameValue(after[field], value)) return false
    if (isInConflict(merge, table, key, field)) return false
    return !isAboutDeleted(merge, side, table, field, then?.[field], value, after?.[field])
  })
}

/** The record, or the one that it belongs to, stands in a conflict about its deletion. */
function isContested({ plan }: Merge, _side: SideName, table: TableName, key: string, now: FieldValues): boolean {
  const ids = [key, ...ownerOf(table, now).map((owner) => owner.key)]
  return plan.conflicts.some((conflict) => conflict.kind === 'deletion' && ids.includes(conflict.key))
}

function isInConflict({ plan }: Merge, table: TableName, key: string, field: string): boolean {
  const place = table === 'systemNodes' && (field === 'parentId' || field === 'order')
  return plan.work.matters.some(
    ({ ref, fields }) =>
      ref.key === key &&
      fields.some(
        (matter) => matter.conflict !== null && (matter.field === field || (place && matter.field === 'parentId')),
      ),
  )
}

/** References: what was added is in, what was taken out is out, except for records whose deletion is in a conflict. */
function isAboutDeleted(
  { plan }: Merge,
  side: SideName,
  table: TableName,
  field: string,
  then: unknown,
  now: unknown,
  after: unknown,
): boolean {
  const contested = new Set(plan.conflicts.filter(({ kind }) => kind === 'deletion').map(({ key }) => key))
  const target = looseKind(table).references[field] as TableName | undefined
  if (table === 'systemNodes' && field === 'order') return contested.size > 0
  if (target === undefined) return false
  const setOf = (value: unknown) => new Set(idsIn(value))
  const [before, mine, merged] = [setOf(then), setOf(now), setOf(after)]
  // Its deletion on this side took the id out; the record may be kept by a choice, with all that pointed at it.
  const cleared = (id: string) => !plan.work.sides[side].state[target].has(id)
  const added = [...mine].filter((id) => !before.has(id) && !merged.has(id) && !contested.has(id))
  const taken = [...before].filter((id) => !mine.has(id) && merged.has(id) && !cleared(id))
  // A single reference that only lost its deleted record gives way to the other side's new one.
  const gaveWay = !Array.isArray(now) && now === null && [...before].every(cleared)
  const gone = (id: string) => !plan.work.sides[otherSide(side)].state[target].has(id)
  return (
    gaveWay ||
    (Array.isArray(now) ? added.length + taken.length === 0 : [...mine].every((id) => contested.has(id) && gone(id)))
  )
}

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { looseKind, TABLE_NAMES } from '../../../domain/records/registry'
import { applyChanges, invertChanges } from '../../../domain/workspace/apply'
import type { ChangeDraft } from '../../../domain/workspace/change'
import { createRecord, deleteRecords, sameValue, updateRecord } from '../../../domain/workspace/edit'
import { countRecords, emptyState, recordsOf, type WorkspaceState } from '../../../domain/workspace/state'
import { anyWorkspace } from '../../support/arbitraries'
import { anyEdit, draftsOfEdit } from '../../support/edits'
import { applied, idOf, stateOf } from '../builders'

const STATE = stateOf({ standards: [{ n: 1, name: '甲', nodeIds: [] }] })
const standard = (number: number) => {
  const [record] = stateOf({ standards: [{ n: number }] }).standards.values()
  if (!record) throw new Error('no standard')
  return record
}

/** A deep copy, to see later that a state was not touched. */
const copyOf = (state: WorkspaceState) => structuredClone(Object.fromEntries(Object.entries(state)))

describe('applyChanges', () => {
  it.each<[string, string, ChangeDraft]>([
    ['record-exists', '已经存在', createRecord('standards', standard(1))],
    ['record-missing', '已被删除', { table: 'standards', key: idOf(2), before: { name: '' }, after: { name: '乙' } }],
    ['record-missing', '已被删除', { table: 'standards', key: idOf(2), before: { ...standard(2) }, after: null }],
    ['stale', '刚刚被改过', { table: 'standards', key: idOf(1), before: { name: '旧' }, after: { name: '乙' } }],
    ['stale', '刚刚被改过', { table: 'standards', key: idOf(1), before: { ...standard(1) }, after: null }],
  ])('refuses %s, and with it the whole batch', (kind, message, misfit) => {
    const before = copyOf(STATE)
    const result = applyChanges(STATE, [createRecord('standards', standard(7)), misfit])
    expect(result).toMatchObject({ ok: false, error: { kind, message: expect.stringContaining(message) } })
    expect(copyOf(STATE)).toEqual(before)
  })

  it('applies changes in order, so a later one may build on an earlier one', () => {
    const created = createRecord('standards', standard(2))
    const renamed = { table: 'standards', key: idOf(2), before: { name: '' }, after: { name: '乙' } } as const
    expect(applied(STATE, [created, renamed]).standards.get(idOf(2))?.name).toBe('乙')
    expect(applyChanges(STATE, [renamed, created]).ok).toBe(false)
  })

  it('reads a field that an older record lacks as null', () => {
    const change: ChangeDraft = { table: 'standards', key: idOf(1), before: { later: null }, after: { later: 'x' } }
    expect(applied(STATE, [change]).standards.get(idOf(1))).toMatchObject({ later: 'x' })
  })
})

describe('any history of commands', () => {
  it('is taken back step by step to the same states, and done again to the same end', () => {
    fc.assert(
      fc.property(anyWorkspace(3), fc.array(anyEdit, { maxLength: 15 }), (start, edits) => {
        let state = start
        const steps: { readonly before: WorkspaceState; readonly drafts: readonly ChangeDraft[] }[] = []
        for (const edit of edits) {
          const drafts = draftsOfEdit(state, edit)
          const result = applyChanges(state, drafts)
          if (!result.ok) continue
          steps.push({ before: state, drafts })
          state = result.value
        }
        const end = state
        for (const { before, drafts } of [...steps].reverse()) {
          state = applied(state, invertChanges(drafts))
          expectSame(state, before)
        }
        for (const { drafts } of steps) state = applied(state, drafts)
        expectSame(state, end)
      }),
      { numRuns: 60 },
    )
  })

  it('never changes a state in place', () => {
    fc.assert(
      fc.property(anyWorkspace(3), anyEdit, (state, edit) => {
        const before = copyOf(state)
        applyChanges(state, draftsOfEdit(state, edit))
        expect(copyOf(state)).toEqual(before)
      }),
      { numRuns: 60 },
    )
  })
})

describe('invertChanges', () => {
  it('is its own inverse', () => {
    fc.assert(
      fc.property(anyWorkspace(2), anyEdit, (state, edit) => {
        const drafts = draftsOfEdit(state, edit)
        expect(invertChanges(invertChanges(drafts))).toEqual(drafts)
      }),
      { numRuns: 60 },
    )
  })
})

describe('updateRecord', () => {
  it('holds only what differs, by content', () => {
    const nodeIds = [...(standard(1).nodeIds ?? [])]
    expect(updateRecord(STATE, 'standards', idOf(1), { name: '甲', nodeIds })).toEqual([])
    expect(updateRecord(STATE, 'standards', idOf(1), { name: '乙', note: '' })).toEqual([
      { table: 'standards', key: idOf(1), before: { name: '甲' }, after: { name: '乙' } },
    ])
    expect(updateRecord(STATE, 'standards', idOf(9), { name: '乙' })).toEqual([])
    expect(updateRecord(STATE, 'standards', idOf(1), {})).toEqual([])
  })

  it('compares JSON by content', () => {
    const nasty = fc.jsonValue()
    fc.assert(
      fc.property(nasty, nasty, (left, right) => {
        expect(sameValue(left, structuredClone(left))).toBe(true)
        expect(sameValue(left, right)).toBe(sameValue(right, left))
        if (sameValue(left, right)) expect(right).toEqual(left)
      }),
    )
    expect(sameValue([], {})).toBe(false)
    expect(sameValue({ a: undefined }, { b: undefined })).toBe(false)
  })
})

describe('deleteRecords', () => {
  it('leaves no reference behind, deletes nothing else, and is taken back whole', () => {
    fc.assert(
      fc.property(anyWorkspace(6), fc.nat(), fc.nat(), fc.nat({ max: 3 }), (state, which, first, more) => {
        const tables = TABLE_NAMES.filter((table) => state[table].size > 0)
        const table = tables[which % Math.max(1, tables.length)]
        fc.pre(table !== undefined)
        const all = [...recordsOf(state, table).keys()]
        const ids = new Set(all.slice(first % all.length, (first % all.length) + more))
        const drafts = deleteRecords(state, table, ids)
        const after = applied(state, drafts)
        expect(referencesIn(after).filter((id) => ids.has(id))).toEqual([])
        expect(countRecords(after)).toEqual({ ...countRecords(state), [table]: all.length - ids.size })
        expectSame(applied(after, invertChanges(drafts)), state)
      }),
    )
  })

  it('changes nothing when the records are gone', () => {
    expect(deleteRecords(emptyState(), 'standards', new Set([idOf(1)]))).toEqual([])
  })
})

/** Every id that a field of any record refers to. */
function referencesIn(state: WorkspaceState): string[] {
  return TABLE_NAMES.flatMap((table) =>
    [...recordsOf(state, table).values()].flatMap((record) =>
      Object.keys(looseKind(table).references).flatMap((field) => [Reflect.get(record, field)].flat().map(String)),
    ),
  )
}

/** Same records in every table; the order of the map does not matter. */
function expectSame(left: WorkspaceState, right: WorkspaceState): void {
  expect(left).toEqual(right)
}

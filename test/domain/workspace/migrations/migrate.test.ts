import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { TABLE_NAMES } from '../../../../domain/records/registry'
import { applyChanges } from '../../../../domain/workspace/apply'
import type { ChangeDraft, FieldValues } from '../../../../domain/workspace/change'
import { OLDEST_SCHEMA, oldestReaderOf, RECORD_SCHEMA } from '../../../../domain/workspace/file-format'
import { FILE_TABLES } from '../../../../domain/workspace/file-tables'
import { migrateRow } from '../../../../domain/workspace/migrations/migrate'
import { MIGRATION_STEPS } from '../../../../domain/workspace/migrations/steps'
import { recordsOf, type WorkspaceState } from '../../../../domain/workspace/state'
import { anyWorkspace } from '../../../support/arbitraries'
import { anyEdit, draftsOfEdit } from '../../../support/edits'
import { ADDING, CONVERTING } from '../../../support/synthetic-steps'
import { applied } from '../../builders'

const STEPS = [CONVERTING, ADDING]
const ALL = { from: 1, to: 3 }
const department = { id: 'd', name: '综合科', note: '旧', phone: '0570 12', duties: '文书', later: [1] }
const migrated = { id: 'd', name: '综合科', remark: '旧', phone: '057012', later: [1], floor: null }

describe('migrateRow', () => {
  it('brings a record over every step between two schemas, unknown fields included', () => {
    expect(migrateRow('departments', department, ALL, STEPS)).toEqual(migrated)
    expect(migrateRow('persons', { id: 'p' }, ALL, STEPS)).toEqual({ id: 'p', mentor: null })
    expect(migrateRow('persons', { id: 'p' }, { from: 1, to: 2 }, STEPS)).toEqual({ id: 'p' })
    expect(migrateRow('departments', department, { from: 2, to: 3 }, STEPS)).toEqual(department)
  })

  it('leaves what has the wanted schema or a newer one as it is', () => {
    expect(migrateRow('departments', department, { from: 3, to: 3 }, STEPS)).toBe(department)
    expect(migrateRow('departments', department, { from: 9, to: 3 }, STEPS)).toBe(department)
    expect(migrateRow('departments', department, { from: 2, to: 1 }, STEPS)).toBe(department)
  })

  it('keeps the value of an added field that came back from an older program', () => {
    expect(migrateRow('persons', { id: 'p', mentor: 'x' }, ALL, STEPS)).toEqual({ id: 'p', mentor: 'x' })
  })

  it('brings the change log along: whole records whole, edits field by field', () => {
    const change = (before: FieldValues | null, after: FieldValues | null) =>
      migrateRow('changes', { id: 'c', table: 'departments', key: 'd', before, after }, ALL, STEPS)
    expect(change(null, department)).toMatchObject({ before: null, after: migrated })
    expect(change(department, null)).toMatchObject({ before: migrated, after: null })
    expect(change({ note: '' }, { note: '旧' })).toEqual({
      id: 'c',
      table: 'departments',
      key: 'd',
      before: { remark: '' },
      after: { remark: '旧' },
    })
    expect(change({}, {})).toMatchObject({ before: {}, after: {} })
  })

  it('does not stumble over rows that make no sense: they are refused afterwards', () => {
    fc.assert(
      fc.property(fc.constantFrom(...FILE_TABLES), fc.dictionary(fc.string(), fc.jsonValue()), (table, row) => {
        migrateRow(table, row as FieldValues, ALL, STEPS)
      }),
    )
    const change = { table: '__proto__', before: [], after: 'x' }
    expect(migrateRow('changes', change, ALL, STEPS)).toEqual(change)
  })

  it('comes to the same whether the log is replayed before or after', () => {
    fc.assert(
      fc.property(anyWorkspace(3), fc.array(anyEdit, { maxLength: 12 }), (start, edits) => {
        const drafts: ChangeDraft[] = []
        const end = edits.reduce((state, edit) => {
          const next = draftsOfEdit(state, edit)
          const done = applyChanges(state, next)
          if (!done.ok) return state
          drafts.push(...next)
          return done.value
        }, start)
        const log = drafts.map((draft) => migrateRow('changes', { ...draft }, ALL, STEPS) as unknown as ChangeDraft)
        expect(applied(migratedState(start), log)).toEqual(migratedState(end))
      }),
    )
  })
})

function migratedState(state: WorkspaceState): WorkspaceState {
  const tables = TABLE_NAMES.map((table) => {
    const rows = [...recordsOf(state, table).values()].map((row) => migrateRow(table, { ...row }, ALL, STEPS))
    return [table, new Map(rows.map((row) => [row.id, row]))] as const
  })
  return Object.fromEntries(tables) as unknown as WorkspaceState
}

describe('the number of the record schema', () => {
  it('is raised by every step', () => {
    expect(RECORD_SCHEMA).toBe(OLDEST_SCHEMA + MIGRATION_STEPS.length)
  })

  it('lets older programs open what only added fields lead to', () => {
    expect(oldestReaderOf(1, STEPS)).toBe(1)
    expect(oldestReaderOf(2, [ADDING, CONVERTING])).toBe(1)
    expect(oldestReaderOf(3, [ADDING, CONVERTING])).toBe(3)
    expect(oldestReaderOf(3, STEPS)).toBe(2)
    expect(oldestReaderOf(2, STEPS)).toBe(2)
  })
})

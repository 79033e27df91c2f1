import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { DepartmentId } from '../../../domain/records/department'
import { RECORD_KINDS, TABLE_NAMES, type TableName } from '../../../domain/records/registry'
import { ok } from '../../../domain/result'
import type { FieldValues } from '../../../domain/workspace/change'
import { createRecord } from '../../../domain/workspace/edit'
import { checkChanged, parseRow, stateFromRows } from '../../../domain/workspace/rows'
import { emptyState, recordsOf } from '../../../domain/workspace/state'
import { anyTableAndRecord, anyWorkspace } from '../../support/arbitraries'
import { idOf, stateOf } from '../builders'

const asRow = (record: object): FieldValues => JSON.parse(JSON.stringify(record))

describe('parseRow', () => {
  it('accepts any record, unchanged', () => {
    fc.assert(
      fc.property(anyTableAndRecord, ({ table, record }) => {
        expect(parseRow(table, asRow(record))).toEqual({ ok: true, value: record })
      }),
    )
  })

  it('keeps fields of a newer program', () => {
    fc.assert(
      fc.property(anyTableAndRecord, ({ table, record }) => {
        const newer = { ...asRow(record), addedLater: { deep: [1] } }
        expect(parseRow(table, newer)).toEqual({ ok: true, value: newer })
      }),
    )
  })

  it('refuses a record that lacks any of its fields', () => {
    fc.assert(
      fc.property(anyTableAndRecord, fc.nat(), ({ table, record }, which) => {
        const fields = Object.keys(record)
        const { [fields[which % fields.length] ?? '']: _, ...rest } = asRow(record)
        expect(parseRow(table, rest)).toMatchObject({ error: { kind: 'bad-row' } })
      }),
    )
  })

  it.each([
    ['standards', { name: 7 }, '标准中有一条数据的“标准名称”不合规定。'],
    ['standards', { publishedOn: '2026-02-30' }, '标准中有一条数据的“发布日期”不合规定。'],
    ['persons', { id: 'x' }, '人员中有一条数据的“标识”不合规定。'],
    ['systemNodes', { order: '' }, '标准体系节点中有一条数据的“排列次序”不合规定。'],
  ] as const)('names the field of %s that is wrong: %j', (table, wrong, message) => {
    const [record] = recordsOf(stateOf({ [table]: [{ n: 1 }] }), table).values()
    expect(parseRow(table, { ...record, ...wrong })).toMatchObject({ error: { kind: 'bad-row', message } })
  })

  it('refuses what is no row at all', () => {
    for (const junk of [null, 7, 'text', [], [[]]]) expect(parseRow('standards', junk).ok).toBe(false)
    expect(parseRow('batches', {})).toMatchObject({ error: { message: expect.stringContaining('修改记录') } })
  })
})

describe('stateFromRows', () => {
  it('builds any workspace from its rows', () => {
    fc.assert(
      fc.property(anyWorkspace(), (state) => {
        const rows = new Map(
          TABLE_NAMES.map((table: TableName) => [table, [...recordsOf(state, table).values()].map(asRow)]),
        )
        expect(stateFromRows(rows)).toEqual({ ok: true, value: state })
      }),
      { numRuns: 50 },
    )
  })

  it('refuses two records of one id, and a bad row', () => {
    const [row] = [...stateOf({ departments: [{ n: 1 }] }).departments.values()].map(asRow)
    expect(stateFromRows(new Map([['departments', [row ?? {}, row ?? {}]]]))).toMatchObject({
      error: { kind: 'duplicate-id' },
    })
    expect(stateFromRows(new Map([['departments', [{ id: idOf(1) }]]]))).toMatchObject({ error: { kind: 'bad-row' } })
    expect(stateFromRows(new Map([['batches', [{ ignored: true }]]])).ok).toBe(true)
  })
})

describe('checkChanged', () => {
  it('refuses a changed record that a workspace file would not take, and says which field', () => {
    const id = '01890000-0000-7000-8000-000000000001'
    const department = { ...RECORD_KINDS.departments.empty(id as DepartmentId), name: '长'.repeat(100_001) }
    const change = createRecord('departments', department)
    const state = { ...emptyState(), departments: new Map([[department.id, department]]) }
    expect(checkChanged(state, [change])).toMatchObject({ ok: false, error: { kind: 'bad-row' } })
    const good = { ...state, departments: new Map([[department.id, { ...department, name: '办公室' }]]) }
    expect(checkChanged(good, [change])).toEqual(ok(null))
    // A deleted record has nothing left to check.
    expect(checkChanged(emptyState(), [change])).toEqual(ok(null))
  })
})

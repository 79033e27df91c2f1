import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { isTableName, RECORD_KINDS, TABLE_NAMES, type TableName } from '../../../domain/records/registry'
import { recordsOf } from '../../../domain/workspace/state'
import { anyTableAndRecord, anyWorkspace } from '../../support/arbitraries'
import { idOf } from '../builders'

describe.each(TABLE_NAMES.map((table) => [RECORD_KINDS[table].label, table] as const))('%s', (_, table) => {
  const kind = RECORD_KINDS[table]
  const empty = (kind.empty as (id: string) => object)(idOf(1))

  it('has an empty record that its schema accepts, with every field', () => {
    const { properties = {} } = z.toJSONSchema(kind.schema as z.ZodType, { io: 'input' })
    expect(kind.schema.safeParse(empty)).toEqual({ success: true, data: empty })
    expect(Object.keys(empty)).toEqual(Object.keys(properties))
  })

  it('labels every field once, and refers to tables that exist', () => {
    expect(Object.keys(kind.labels).sort()).toEqual(Object.keys(empty).sort())
    expect(new Set(Object.values(kind.labels)).size).toBe(Object.keys(kind.labels).length)
    for (const [field, target] of Object.entries(kind.references)) {
      expect(field in empty).toBe(true)
      expect(isTableName(String(target))).toBe(true)
    }
  })
})

describe('any record', () => {
  it('has a title and survives JSON', () => {
    fc.assert(
      fc.property(anyTableAndRecord, ({ table, record }) => {
        expect((RECORD_KINDS[table].titleOf as (of: object) => string)(record)).not.toBe('')
        expect(JSON.parse(JSON.stringify(record))).toEqual(record)
      }),
    )
  })

  it('in a drawn workspace refers only to records that exist', () => {
    fc.assert(
      fc.property(anyWorkspace(), (state) => {
        for (const table of TABLE_NAMES) {
          for (const record of recordsOf(state, table).values()) {
            for (const [field, target] of Object.entries(RECORD_KINDS[table].references)) {
              const value: unknown = Reflect.get(record, field)
              const ids = [value].flat().filter((id) => id !== null)
              const targets: ReadonlyMap<string, unknown> = recordsOf(state, target as TableName)
              expect(ids.filter((id) => !targets.has(String(id)))).toEqual([])
            }
          }
        }
      }),
      { numRuns: 50 },
    )
  })
})

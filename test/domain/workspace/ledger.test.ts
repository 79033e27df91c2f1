import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { applyChanges } from '../../../domain/workspace/apply'
import { ledgerAfter, ledgerDifferences, ledgerOf, ledgerSchema } from '../../../domain/workspace/ledger'
import type { SomeRecord } from '../../../domain/workspace/state'
import { recordsOf, type WorkspaceState } from '../../../domain/workspace/state'
import { anyTableAndRecord, anyWorkspace } from '../../support/arbitraries'
import { anyEdit, draftsOfEdit } from '../../support/edits'

describe('ledger', () => {
  it('followed over edits is the ledger of the state they lead to', () => {
    fc.assert(
      fc.property(anyWorkspace(12), fc.array(anyEdit, { maxLength: 8 }), (start, edits) => {
        let state: WorkspaceState = start
        let ledger = ledgerOf(state)
        for (const edit of edits) {
          const drafts = draftsOfEdit(state, edit)
          const applied = applyChanges(state, drafts)
          if (!applied.ok) continue
          ledger = ledgerAfter(ledger, state, applied.value, drafts)
          state = applied.value
        }
        expect(ledgerDifferences(ledger, ledgerOf(state))).toEqual([])
        expect(ledgerSchema.parse(JSON.parse(JSON.stringify(ledger)))).toEqual(ledger)
      }),
      { numRuns: 300 },
    )
  })

  it('sees one record that is missing, and one that was changed', () => {
    fc.assert(
      fc.property(anyWorkspace(8), anyTableAndRecord, (start, { table, record }) => {
        const records = new Map<string, SomeRecord>(recordsOf(start, table)).set(record.id, record)
        const whole: WorkspaceState = { ...start, [table]: records }
        const ledger = ledgerOf(whole)
        const short = new Map(records)
        short.delete(record.id)
        expect(ledgerDifferences(ledger, ledgerOf({ ...whole, [table]: short }))).toEqual([table])
        const changed = new Map(records).set(record.id, {
          ...record,
          note: 'x',
          addedLater: 1,
        } as unknown as SomeRecord)
        expect(ledgerDifferences(ledger, ledgerOf({ ...whole, [table]: changed }))).toEqual([table])
      }),
    )
  })

  it('does not depend on the order of the records or of their fields', () => {
    fc.assert(
      fc.property(anyWorkspace(8), (start) => {
        const turned = Object.fromEntries(
          Object.entries(start).map(([table, records]) => [
            table,
            new Map([...records].reverse().map(([id, record]) => [id, turnedFields(record)])),
          ]),
        ) as unknown as WorkspaceState
        expect(ledgerOf(turned)).toEqual(ledgerOf(start))
      }),
    )
  })
})

function turnedFields(record: object): object {
  return Object.fromEntries(Object.entries(record).reverse())
}

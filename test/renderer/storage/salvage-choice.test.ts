import { describe, expect, it } from 'vitest'
import { ledgerOf } from '../../../domain/workspace/ledger'
import { countRecords, emptyState } from '../../../domain/workspace/state'
import { type DatabaseCheck, recommendedSource } from '../../../renderer/storage/salvage-choice'

const rows = countRecords(emptyState())
const database = (reaches: number, check: DatabaseCheck) => ({ reaches, check, rows })
const file = (reaches: number) => ({
  source: '备份',
  seq: 1,
  reaches,
  rows,
  staged: null,
  ledger: ledgerOf(emptyState()),
})

describe('recommendedSource', () => {
  it('is the verified one that reaches farther, of equal ones the database', () => {
    expect(recommendedSource(database(5, 'exact'), file(5))).toBe('database')
    expect(recommendedSource(database(5, 'traced'), file(4))).toBe('database')
    expect(recommendedSource(database(5, 'exact'), file(6))).toBe('file')
    expect(recommendedSource(database(5, 'exact'), null)).toBe('database')
    expect(recommendedSource(null, file(3))).toBe('file')
  })

  it('never is a database that differs from the journal', () => {
    expect(recommendedSource(database(9, 'differs'), file(3))).toBe('file')
    expect(recommendedSource(database(9, 'differs'), null)).toBeNull()
  })

  it('is left to a person when what cannot be confirmed reaches farther', () => {
    expect(recommendedSource(database(9, 'unconfirmed'), file(3))).toBeNull()
    expect(recommendedSource(database(9, 'unconfirmed'), null)).toBeNull()
    expect(recommendedSource(database(3, 'unconfirmed'), file(3))).toBe('file')
    expect(recommendedSource(null, null)).toBeNull()
  })
})

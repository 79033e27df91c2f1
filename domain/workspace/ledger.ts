import { z } from 'zod'
import { TABLE_NAMES, type TableName } from '../records/registry'
import { canonicalJson } from './canonical-json'
import type { ChangeDraft } from './change'
import { recordAt, recordsOf, type SomeRecord, type WorkspaceState } from './state'

/**
 * What a workspace must hold, kept outside its database: rows and one hash for each table. A database that was damaged,
 * emptied or put back to an older day no longer fits it. The hash of a table is the XOR of its records' hashes, so one
 * edit changes it without reading the others. It finds accidents, it is no protection against forgery.
 */
export type Ledger = { readonly [Table in TableName]: readonly [rows: number, hash: string] }

const entry = z.tuple([z.int().nonnegative(), z.string().regex(/^[0-9a-f]{16}$/)]).readonly()

/** A ledger as it stands in the journal. Tables that a newer program knows may be there too. */
export const ledgerSchema = z.partialRecord(z.string(), entry) as unknown as z.ZodType<Ledger>

/** The ledger of a whole state; reads every record. */
export function ledgerOf(state: WorkspaceState): Ledger {
  return Object.fromEntries(
    TABLE_NAMES.map((table) => [table, tableEntry(recordsOf(state, table))]),
  ) as unknown as Ledger
}

function tableEntry(records: ReadonlyMap<string, SomeRecord>): readonly [number, string] {
  const sum: Hash = [0, 0]
  for (const record of records.values()) addRecord(sum, record)
  return [records.size, hexOf(sum)]
}

/**
 * The ledger after changes, from the one before; reads only the records that changed.
 * @param before the state that `ledger` describes.
 * @param after the state that the changes led to.
 */
export function ledgerAfter(
  ledger: Ledger,
  before: WorkspaceState,
  after: WorkspaceState,
  changes: readonly ChangeDraft[],
): Ledger {
  const keys = new Map<TableName, Set<string>>()
  for (const { table, key } of changes) {
    const known = keys.get(table) ?? new Set()
    keys.set(table, known.add(key))
  }
  const entries = [...keys].map(([table, changed]) => {
    const sum = hashFrom(ledger[table][1])
    for (const key of changed) {
      for (const record of [recordAt(before, table, key), recordAt(after, table, key)]) {
        if (record) addRecord(sum, record)
      }
    }
    return [table, [after[table].size, hexOf(sum)]] as const
  })
  return { ...ledger, ...Object.fromEntries(entries) }
}

/** The tables in which two ledgers differ; [] when they agree. */
export function ledgerDifferences(expected: Ledger, found: Ledger): TableName[] {
  return TABLE_NAMES.filter((table) => {
    const [rows, hash] = expected[table] ?? EMPTY_ENTRY
    return rows !== found[table][0] || hash !== found[table][1]
  })
}

const EMPTY_ENTRY = [0, '0'.repeat(16)] as const

/** 64 bits in two halves. */
type Hash = [number, number]

function hexOf([high, low]: Hash): string {
  return [high, low].map((half) => (half >>> 0).toString(16).padStart(8, '0')).join('')
}

function hashFrom(hex: string): Hash {
  return [Number.parseInt(hex.slice(0, 8), 16), Number.parseInt(hex.slice(8), 16)]
}

/** XORs a record's hash into a sum; the order of its fields does not matter. Adding it twice takes it out again. */
function addRecord(sum: Hash, record: SomeRecord): void {
  const fields: Hash = [0, 0]
  for (const [field, value] of Object.entries(record)) {
    const [high, low] = hashText(`${field}:${canonicalJson(value)}`, 1)
    fields[0] = (fields[0] + high) | 0
    fields[1] = (fields[1] + low) | 0
  }
  const [high, low] = hashText(`${record.id}${hexOf(fields)}`, 2)
  sum[0] ^= high
  sum[1] ^= low
}

/** A fast 64-bit hash of a text (two multiply-and-xor lanes over its UTF-16 units, then a final mix). */
function hashText(text: string, seed: number): Hash {
  let high = 0xdeadbeef ^ seed
  let low = 0x41c6ce57 ^ seed
  for (let at = 0; at < text.length; at += 1) {
    const unit = text.charCodeAt(at)
    high = Math.imul(high ^ unit, 0x9e3779b1)
    low = Math.imul(low ^ unit, 0x5f356495)
  }
  high = Math.imul(high ^ (high >>> 16), 0x85ebca6b) ^ Math.imul(low ^ (low >>> 13), 0xc2b2ae35)
  low = Math.imul(low ^ (low >>> 16), 0x85ebca6b) ^ Math.imul(high ^ (high >>> 13), 0xc2b2ae35)
  return [high, low]
}

import { z } from 'zod'

/** Longest text of one field. Long enough for any report paragraph, short enough to refuse a pasted file. */
const LONGEST_TEXT = 100_000

/** UUID of any version in lower case; ours are version 7, so that sorting by id is sorting by creation. */
const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/

/** A record id. Each kind brands its own, so that a person's id cannot stand where a standard's is wanted. */
export const idText = z.string().regex(UUID)

/** Free text, kept exactly as typed; '' means not given. */
export const text = z.string().max(LONGEST_TEXT)

/** A calendar date 'YYYY-MM-DD' without time zone; null means not given. */
export const calendarDate = z.iso.date().nullable()

/** An instant in UTC, ISO 8601 with milliseconds and Z. */
export const instant = z.iso.datetime({ precision: 3 })

/** A whole number ≥ 0; null means not given. */
export const count = z.int().nonnegative().max(1_000_000_000).nullable()

/** A number ≥ 0 with decimals (hours, scores); null means not given. */
export const amount = z.number().nonnegative().max(1_000_000_000).nullable()

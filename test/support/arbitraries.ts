import fc from 'fast-check'
import { z } from 'zod'
import { RECORD_KINDS, type RecordOf, TABLE_NAMES, type TableName } from '../../domain/records/registry'
import { createIdSource } from '../../domain/workspace/ids'
import { emptyState, type SomeRecord, type WorkspaceState } from '../../domain/workspace/state'

/** Texts that have broken programs: astral characters, NFD, joined emoji, line ends, invisible and quoting characters. */
const AWKWARD = [
  '𠮷野家𰻝𰻝面',
  'e\u0301te\u0301 ＧＢ／Ｔ ﾊﾟ',
  '\u00E9t\u00E9 \uFA30\uF900',
  '👩‍👩‍👧‍👦🇨🇳',
  '第一行\r\n第二行\n\r第三行\u2028末行',
  '\uFEFF\u200B\u00AD\u0000\u001F',
  '"引号",逗号\t制表\\u0041{}[]',
  '  前后空白　',
  '\u202E反向',
  '__proto__',
  'null',
]

/** Any text of a field: never a lone surrogate, which UTF-8 cannot hold. */
export const anyText: fc.Arbitrary<string> = fc.oneof(
  { weight: 3, arbitrary: fc.string({ unit: 'grapheme', maxLength: 20 }) },
  { weight: 2, arbitrary: fc.string({ unit: 'binary', maxLength: 20 }) },
  { weight: 2, arbitrary: fc.constantFrom(...AWKWARD) },
  { weight: 2, arbitrary: fc.constant('') },
  { weight: 1, arbitrary: fc.constantFrom('GB/T 24421.4-2023', 'DB3206/T 1088—2024', 'GDLJD 1002-2014') },
)

/** Any calendar date of the years that offices meet. */
export const anyDate: fc.Arbitrary<string> = fc
  .date({ min: new Date('1949-01-01T00:00:00Z'), max: new Date('2199-12-31T00:00:00Z'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10))

const anyInstant = fc
  .date({ min: new Date('2020-01-01T00:00:00Z'), max: new Date('2099-12-31T23:59:59.999Z'), noInvalidDate: true })
  .map((date) => date.toISOString())

const anyId = fc.uuid({ version: 7 })

/** The part of JSON Schema that our record schemas come out as. */
interface JsonSchema {
  readonly type?: string
  readonly format?: string
  readonly pattern?: string
  readonly maxLength?: number
  readonly minimum?: number
  readonly maximum?: number
  readonly enum?: readonly string[]
  readonly anyOf?: readonly JsonSchema[]
  readonly items?: JsonSchema
  readonly properties?: Readonly<Record<string, JsonSchema>>
}

function valueFor(schema: JsonSchema): fc.Arbitrary<unknown> {
  if (schema.anyOf) return fc.oneof(...schema.anyOf.map(valueFor))
  if (schema.enum) return fc.constantFrom(...schema.enum)
  switch (schema.type) {
    case 'null':
      return fc.constant(null)
    case 'string':
      return stringFor(schema)
    case 'integer':
      return fc.integer({ min: schema.minimum ?? 0, max: Math.min(schema.maximum ?? 1e9, 2 ** 31 - 1) })
    case 'number':
      return fc.double({ min: schema.minimum ?? 0, max: schema.maximum ?? 1e9, noNaN: true }).map((value) => value + 0)
    case 'array':
      return fc.array(valueFor(schema.items ?? {}), { maxLength: 4 })
    default:
      throw new Error(`no arbitrary for ${JSON.stringify(schema)}`)
  }
}

function stringFor({ format, pattern, maxLength }: JsonSchema): fc.Arbitrary<unknown> {
  if (format === 'date') return anyDate
  if (format === 'date-time') return anyInstant
  if (pattern?.includes('[0-9a-f]{64}'))
    return fc.oneof(fc.constant(''), fc.string({ unit: hexDigit, minLength: 64, maxLength: 64 }))
  if (pattern) return anyId
  return maxLength === undefined
    ? anyText
    : anyText.map((text) => [...text].slice(0, Math.floor(maxLength / 2)).join(''))
}

const hexDigit = fc.constantFrom(...'0123456789abcdef')

/** Any record of a kind that its schema accepts. Its references are ids of nothing in particular. */
export function anyRecord<Table extends TableName>(table: Table): fc.Arbitrary<RecordOf[Table]> {
  const schema: z.ZodType = RECORD_KINDS[table].schema
  const { properties = {} } = z.toJSONSchema(schema, { io: 'input' }) as JsonSchema
  const fields = Object.fromEntries(
    Object.entries(properties).map(([field, type]) => [
      field,
      // Order keys are no free text: only keys of our own making sort as they must.
      table === 'systemNodes' && field === 'order' ? orderKey : valueFor(type),
    ]),
  )
  return fc.record(fields).map((values) => schema.parse(values) as RecordOf[Table])
}

const orderKey = fc
  .nat({ max: 61 })
  .map((digit) => `a${'0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz'[digit]}`)

/** Any record of any kind, with its table. */
export const anyTableAndRecord: fc.Arbitrary<{ readonly table: TableName; readonly record: SomeRecord }> = fc.oneof(
  ...TABLE_NAMES.map((table) => (anyRecord(table) as fc.Arbitrary<SomeRecord>).map((record) => ({ table, record }))),
)

/**
 * Any workspace: unique ids, every reference leads to a record of the right table (or is empty), the tree has no cycle.
 * @param most records per table.
 */
export function anyWorkspace(most = 6): fc.Arbitrary<WorkspaceState> {
  const tables = Object.fromEntries(
    TABLE_NAMES.map((table) => [table, fc.array(anyRecord(table) as fc.Arbitrary<SomeRecord>, { maxLength: most })]),
  )
  return fc.record(tables).map((drawn) => linked(drawn as unknown as DrawnRecords))
}

type DrawnRecords = Readonly<Record<TableName, readonly SomeRecord[]>>
type Values = Readonly<Record<string, unknown>>

function linked(drawn: DrawnRecords): WorkspaceState {
  const ids = freshIds(drawn)
  const tables = TABLE_NAMES.map((table) => {
    const records = drawn[table].map((record, index) => linkedRecord(table, record, index, ids))
    return [table, new Map(records.map((record) => [record.id, record]))] as const
  })
  return { ...emptyState(), ...Object.fromEntries(tables) }
}

function freshIds(drawn: DrawnRecords): Readonly<Record<TableName, string[]>> {
  let seed = 1
  const source = createIdSource(
    () => 1_700_000_000_000 + seed,
    (length) => Uint8Array.from({ length }, () => (seed = (seed * 48_271) % 0x7fffffff)),
  )
  return Object.fromEntries(TABLE_NAMES.map((table) => [table, drawn[table].map(() => source.next())])) as Record<
    TableName,
    string[]
  >
}

function linkedRecord(
  table: TableName,
  record: SomeRecord,
  index: number,
  ids: Readonly<Record<TableName, readonly string[]>>,
): SomeRecord {
  const references: Readonly<Record<string, string | undefined>> = RECORD_KINDS[table].references
  const values: Record<string, unknown> = { ...record, id: ids[table][index] }
  for (const [field, target] of Object.entries(references)) {
    const targets = ids[target as TableName]
    // A parent comes earlier in the list than its children, so no cycle can close.
    values[field] = led((record as unknown as Values)[field], target === table ? targets.slice(0, index) : targets)
  }
  return values as unknown as SomeRecord
}

/** Leads drawn ids to real ones, always the same ones for the same draw. */
function led(value: unknown, targets: readonly string[]): unknown {
  if (Array.isArray(value)) return [...new Set(value.map((id) => led(id, targets)))].filter((id) => id !== null)
  if (typeof value !== 'string' || targets.length === 0) return null
  return targets[Number.parseInt(value.slice(-6), 16) % targets.length]
}

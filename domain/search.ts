import { looseKind, type TableName } from './records/registry'
import { recordsInOrder, type SomeRecord, type WorkspaceState } from './workspace/state'

/** Stands between the fields of a record, so that nothing is found across two of them. No folded text holds it. */
const FIELD_BREAK = '\n'

const DASHES = /[\u2010-\u2015\u2212\u2500\u2e3a\u2e3b\ufe58\ufe63]/g

/**
 * Folds text for searching: full-width equals half-width, capitals equal small letters, all dashes are equal, blanks and accents
 * are ignored. Works character by character, so that a part of a text folds to a part of the folded text: whatever stands
 * in a field is found. (NFKD with its marks dropped: composed forms would break that law.)
 */
export function foldText(text: string): string {
  return text
    .normalize('NFKD')
    .toUpperCase()
    .normalize('NFKD')
    .replace(/[\s\p{M}\p{Cf}]/gu, '')
    .replace(DASHES, '-')
}

/** Records never change in place, so the folded text of one holds as long as it lives. */
const foldedRecords = new WeakMap<SomeRecord, string>()

/** The folded text of all fields of a record that hold text or dates; ids and references are left out. */
export function recordText(table: TableName, record: SomeRecord): string {
  const known = foldedRecords.get(record)
  if (known !== undefined) return known
  const { references, labels } = looseKind(table)
  const texts: string[] = []
  for (const [field, value] of Object.entries(record)) {
    if (typeof value !== 'string' || value === '') continue
    if (field === 'id' || field === 'order' || field in references || !(field in labels)) continue
    texts.push(foldText(value))
  }
  const folded = texts.join(FIELD_BREAK)
  foldedRecords.set(record, folded)
  return folded
}

/** Tells whether a query stands somewhere in a record; an empty query stands in every record. */
export function createMatcher(table: TableName, query: string): (record: SomeRecord) => boolean {
  const wanted = foldText(query)
  return (record) => wanted === '' || recordText(table, record).includes(wanted)
}

/** The ids of the records of a table in which a query stands, in the order in which they were entered. */
export function searchRecords(state: WorkspaceState, table: TableName, query: string): readonly string[] {
  const matches = createMatcher(table, query)
  return recordsInOrder<TableName>(state, table)
    .filter(matches)
    .map(({ id }) => id)
}

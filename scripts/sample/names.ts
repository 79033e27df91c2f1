import type { TableName } from '../../domain/records/registry'
import type { SomeRecord } from '../../domain/workspace/state'

/** By what a source file calls a record of another table. */
const NAME_FIELDS: Partial<Record<TableName, readonly string[]>> = {
  systemNodes: ['code'],
  // A standard that is only planned has no number yet.
  standards: ['number', 'name'],
  departments: ['name'],
  persons: ['name'],
  trainings: ['topic'],
  implementationRecords: ['measure'],
  archiveItems: ['title'],
}

/** Finds records by the names that people use for them. */
export class Names {
  private readonly ids = new Map<TableName, Map<string, string>>()

  /** Throws when two records of a table have one name. */
  add(table: TableName, record: SomeRecord): void {
    const name = nameOf(table, record)
    if (name === '') return
    const known = this.ids.get(table) ?? new Map<string, string>()
    this.ids.set(table, known)
    if (known.has(name)) throw new Error(`two ${table} are called ${name}`)
    known.set(name, record.id)
  }

  /** Throws when there is none. */
  idOf(table: TableName, name: string, place: string): string {
    const id = this.ids.get(table)?.get(name)
    if (id === undefined) throw new Error(`${place}: no ${table} called ${name}`)
    return id
  }

  has(table: TableName, name: string): boolean {
    return this.ids.get(table)?.has(name) ?? false
  }
}

function nameOf(table: TableName, record: SomeRecord): string {
  const values = new Map<string, unknown>(Object.entries(record))
  for (const field of NAME_FIELDS[table] ?? []) {
    const value = values.get(field)
    if (typeof value === 'string' && value !== '') return value
  }
  return ''
}

import { type ArchiveItem, archiveItemKind } from './archive-item'
import { type ArchiveLogEntry, archiveLogEntryKind } from './archive-log-entry'
import { type Attachment, attachmentKind } from './attachment'
import { type Department, departmentKind } from './department'
import { type ImplementationRecord, implementationRecordKind } from './implementation-record'
import { type Person, personKind } from './person'
import { type Pilot, pilotKind } from './pilot'
import type { AnyRecord, RecordKind } from './record-kind'
import { type Standard, standardKind } from './standard'
import { type SystemNode, systemNodeKind } from './system-node'
import { type Training, trainingKind } from './training'
import { type Unit, unitKind } from './unit'
import { type Workspace, workspaceKind } from './workspace'

/** Table name → record type. The compiler demands a row here for every kind below. */
export interface RecordOf {
  workspaces: Workspace
  pilots: Pilot
  units: Unit
  systemNodes: SystemNode
  standards: Standard
  departments: Department
  persons: Person
  trainings: Training
  implementationRecords: ImplementationRecord
  archiveItems: ArchiveItem
  archiveLogEntries: ArchiveLogEntry
  attachments: Attachment
}

export type TableName = keyof RecordOf

/** Every record kind by its table. The order is the order of printing, counting and writing. */
export const RECORD_KINDS: { readonly [Table in TableName]: RecordKind<Table, RecordOf[Table]> } = {
  workspaces: workspaceKind,
  pilots: pilotKind,
  units: unitKind,
  systemNodes: systemNodeKind,
  standards: standardKind,
  departments: departmentKind,
  persons: personKind,
  trainings: trainingKind,
  implementationRecords: implementationRecordKind,
  archiveItems: archiveItemKind,
  archiveLogEntries: archiveLogEntryKind,
  attachments: attachmentKind,
}

export const TABLE_NAMES = Object.freeze(Object.keys(RECORD_KINDS)) as readonly TableName[]

/** Tells whether a name read from a file or a call is one of our tables. */
export function isTableName(name: string): name is TableName {
  return Object.hasOwn(RECORD_KINDS, name)
}

/** A kind seen without its record type, for code that walks over all tables. */
export interface LooseKind {
  readonly table: TableName
  readonly label: string
  readonly labels: Readonly<Record<string, string>>
  readonly references: Readonly<Record<string, string | undefined>>
  readonly titleOf: (record: AnyRecord) => string
}

/** The kind of a table for generic code (history, deletion, import); `titleOf` expects a record of that very table. */
export function looseKind(table: TableName): LooseKind {
  return RECORD_KINDS[table] as unknown as LooseKind
}

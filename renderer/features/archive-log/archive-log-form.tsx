import { ARCHIVE_ACTIONS, type ArchiveLogEntry } from '../../../domain/records/archive-log-entry'
import { useRecords } from '../../storage/workspace-hooks'
import type { FieldSpec } from '../record-form/field-spec'
import { RecordFields } from '../record-form/record-fields'

const BEFORE: readonly FieldSpec<'archiveLogEntries'>[] = [
  { name: 'happenedOn', kind: 'date' },
  { name: 'action', kind: 'choice', options: ARCHIVE_ACTIONS },
  { name: 'itemIds', kind: 'references', table: 'archiveItems', span: 12 },
  { name: 'content', kind: 'long-text', rows: 3 },
  { name: 'handlerId', kind: 'reference', table: 'persons' },
  { name: 'counterpart', kind: 'text' },
]

const LOAN: readonly FieldSpec<'archiveLogEntries'>[] = [
  { name: 'dueOn', kind: 'date' },
  { name: 'returnedOn', kind: 'date' },
]

const AFTER: readonly FieldSpec<'archiveLogEntries'>[] = [{ name: 'note', kind: 'long-text', rows: 2 }]

/** Due and return dates stand in the form of a loan only, or where they were once given. */
function fieldsFor(entry: ArchiveLogEntry): readonly FieldSpec<'archiveLogEntries'>[] {
  const isLoan = entry.action === '借阅' || entry.dueOn !== null || entry.returnedOn !== null
  return isLoan ? [...BEFORE, ...LOAN, ...AFTER] : [...BEFORE, ...AFTER]
}

export function ArchiveLogForm({ id }: { readonly id: string }) {
  const entry = useRecords('archiveLogEntries').get(id)
  return entry ? <RecordFields table="archiveLogEntries" id={id} fields={fieldsFor(entry)} /> : null
}

import type { FieldSpec } from '../record-form/field-spec'
import { RecordFields } from '../record-form/record-fields'

const FIELDS: readonly FieldSpec<'departments'>[] = [
  { name: 'name', kind: 'text', span: 12 },
  { name: 'code', kind: 'text', placeholder: '如 BGS' },
  { name: 'phone', kind: 'text' },
  { name: 'duties', kind: 'long-text', rows: 4 },
  { name: 'note', kind: 'long-text', rows: 2 },
]

export function DepartmentForm({ id }: { readonly id: string }) {
  return <RecordFields table="departments" id={id} fields={FIELDS} />
}

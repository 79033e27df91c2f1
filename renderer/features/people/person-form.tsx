import { STANDARDIZER_KINDS } from '../../../domain/records/person'
import type { FieldSpec } from '../record-form/field-spec'
import { RecordFields } from '../record-form/record-fields'

const FIELDS: readonly FieldSpec<'persons'>[] = [
  { name: 'name', kind: 'text' },
  { name: 'departmentId', kind: 'reference', table: 'departments' },
  { name: 'position', kind: 'text', placeholder: '如 窗口首席代表' },
  { name: 'phone', kind: 'text' },
  { name: 'standardizer', kind: 'choice', options: STANDARDIZER_KINDS, clearable: true },
  { name: 'joinedOn', kind: 'date' },
  { name: 'leftOn', kind: 'date' },
  { name: 'note', kind: 'long-text', rows: 2 },
]

export function PersonForm({ id }: { readonly id: string }) {
  return <RecordFields table="persons" id={id} fields={FIELDS} />
}

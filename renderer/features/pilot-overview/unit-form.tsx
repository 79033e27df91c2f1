import { UNIT_ROLES } from '../../../domain/records/unit'
import type { FieldSpec } from '../record-form/field-spec'
import { RecordFields } from '../record-form/record-fields'

const FIELDS: readonly FieldSpec<'units'>[] = [
  { name: 'name', kind: 'text', span: 12 },
  { name: 'role', kind: 'choice', options: UNIT_ROLES },
  { name: 'nature', kind: 'text', placeholder: '如 行政机关、事业单位' },
  { name: 'creditCode', kind: 'text', placeholder: '18 位' },
  { name: 'legalRepresentative', kind: 'text' },
  { name: 'contact', kind: 'text' },
  { name: 'phone', kind: 'text' },
  { name: 'email', kind: 'text' },
  { name: 'postcode', kind: 'text' },
  { name: 'address', kind: 'text', span: 12 },
  { name: 'duties', kind: 'long-text', rows: 5 },
  { name: 'note', kind: 'long-text', rows: 2 },
]

export function UnitForm({ id }: { readonly id: string }) {
  return <RecordFields table="units" id={id} fields={FIELDS} />
}

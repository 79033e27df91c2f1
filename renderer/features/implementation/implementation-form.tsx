import { MEASURE_TYPES } from '../../../domain/records/implementation-record'
import type { FieldSpec } from '../record-form/field-spec'
import { RecordFields } from '../record-form/record-fields'

const FIELDS: readonly FieldSpec<'implementationRecords'>[] = [
  { name: 'standardId', kind: 'reference', table: 'standards', span: 12 },
  { name: 'departmentId', kind: 'reference', table: 'departments' },
  { name: 'post', kind: 'text', placeholder: '如 综合受理窗口' },
  { name: 'measureType', kind: 'choice', options: MEASURE_TYPES, clearable: true, span: 4 },
  { name: 'startedOn', kind: 'date', span: 4 },
  { name: 'responsibleId', kind: 'reference', table: 'persons', span: 4 },
  { name: 'measure', kind: 'long-text', rows: 3 },
  { name: 'content', kind: 'long-text', rows: 4 },
  { name: 'problem', kind: 'long-text', rows: 2 },
  { name: 'evidence', kind: 'long-text', rows: 2, placeholder: '佐证材料放在何处，如 3 号盒第 12 件' },
  { name: 'note', kind: 'long-text', rows: 2 },
]

export function ImplementationForm({ id }: { readonly id: string }) {
  return <RecordFields table="implementationRecords" id={id} fields={FIELDS} />
}

import { TRAINING_CATEGORIES } from '../../../domain/records/training'
import type { FieldSpec } from '../record-form/field-spec'
import { RecordFields } from '../record-form/record-fields'

const FIELDS: readonly FieldSpec<'trainings'>[] = [
  { name: 'topic', kind: 'text', span: 12 },
  { name: 'category', kind: 'choice', options: TRAINING_CATEGORIES, span: 4 },
  { name: 'heldOn', kind: 'date', span: 4 },
  { name: 'period', kind: 'text', span: 4, placeholder: '如 14:30-17:00' },
  { name: 'hours', kind: 'number', integer: false, unit: '学时', span: 4 },
  { name: 'place', kind: 'text', span: 4 },
  { name: 'method', kind: 'text', span: 4, placeholder: '如 集中授课' },
  { name: 'lecturer', kind: 'text', span: 4 },
  { name: 'departmentId', kind: 'reference', table: 'departments', span: 4 },
  { name: 'planNumber', kind: 'text', span: 4 },
  { name: 'standardIds', kind: 'references', table: 'standards', span: 12 },
  { name: 'assessment', kind: 'text', span: 4, placeholder: '如 闭卷考试' },
  { name: 'passedCount', kind: 'number', unit: '人', span: 4 },
  { name: 'recorderId', kind: 'reference', table: 'persons', span: 4 },
  { name: 'effect', kind: 'long-text', rows: 3 },
  { name: 'note', kind: 'long-text', rows: 2 },
]

export function TrainingForm({ id }: { readonly id: string }) {
  return <RecordFields table="trainings" id={id} fields={FIELDS} />
}

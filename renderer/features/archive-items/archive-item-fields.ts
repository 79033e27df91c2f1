import { RETENTIONS } from '../../../domain/records/archive-item'
import type { FieldSpec } from '../record-form/field-spec'

export const ARCHIVE_ITEM_FIELDS: readonly FieldSpec<'archiveItems'>[] = [
  { name: 'title', kind: 'long-text', rows: 2, placeholder: '原文没有题名的，自拟题名并加方括号［　］' },
  { name: 'year', kind: 'number', range: [1900, 2999], span: 3 },
  { name: 'retention', kind: 'choice', options: RETENTIONS, clearable: true, span: 3 },
  { name: 'departmentId', kind: 'reference', table: 'departments', span: 6 },
  { name: 'itemNumber', kind: 'number', range: [1, 9999], span: 3 },
  { name: 'boxNumber', kind: 'text', span: 3 },
  { name: 'documentNumber', kind: 'text', placeholder: '没有文号的不填' },
  { name: 'author', kind: 'text' },
  { name: 'datedOn', kind: 'date' },
  { name: 'pages', kind: 'number', unit: '页', span: 4 },
  { name: 'secrecy', kind: 'text', span: 4, placeholder: '没有密级的不填' },
  { name: 'archivedOn', kind: 'date', span: 4 },
  { name: 'note', kind: 'long-text', rows: 2 },
]

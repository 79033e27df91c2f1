import { PILOT_LEVELS } from '../../../domain/records/pilot'
import type { FieldSpec } from '../record-form/field-spec'

/** One part of the pilot's form. */
export interface PilotSection {
  readonly key: string
  readonly title: string
  readonly fields: readonly FieldSpec<'pilots'>[]
}

export const PILOT_SECTIONS: readonly PilotSection[] = [
  {
    key: 'basics',
    title: '基本信息',
    fields: [
      { name: 'name', kind: 'text', span: 12 },
      { name: 'area', kind: 'text', span: 8, placeholder: '如 行政管理和服务·政务服务' },
      { name: 'level', kind: 'choice', span: 4, options: PILOT_LEVELS, clearable: true },
      { name: 'taskNumber', kind: 'text', span: 8, placeholder: '如 国标委发〔2025〕12号' },
      { name: 'issuedOn', kind: 'date', span: 4 },
      { name: 'startOn', kind: 'date', span: 4 },
      { name: 'endOn', kind: 'date', span: 4 },
    ],
  },
  {
    key: 'foundation',
    title: '背景与基础',
    fields: [
      { name: 'background', kind: 'long-text', rows: 4 },
      {
        name: 'foundation',
        kind: 'long-text',
        rows: 4,
        placeholder: '标准化管理机构、专兼职标准化人员、已有标准、以往试点与荣誉（细则第九条第二项）',
      },
      { name: 'necessity', kind: 'long-text', rows: 3 },
    ],
  },
  {
    key: 'goals',
    title: '目标与任务',
    fields: [
      { name: 'goal', kind: 'long-text', rows: 4 },
      { name: 'indicators', kind: 'long-text', rows: 4, placeholder: '每行一项，如 标准实施率 100%' },
      { name: 'tasks', kind: 'long-text', rows: 6, placeholder: '对应细则第十五条的八项任务' },
    ],
  },
  {
    key: 'safeguards',
    title: '保障与成果',
    fields: [
      { name: 'safeguards', kind: 'long-text', rows: 4, placeholder: '组织、政策、经费、人员（细则第十六条第一项）' },
      { name: 'outcomes', kind: 'long-text', rows: 3 },
      { name: 'note', kind: 'long-text', rows: 2 },
    ],
  },
]

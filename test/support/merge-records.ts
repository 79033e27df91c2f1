import type { MergeDecision } from '../../domain/workspace/change'
import type { MergedRecord } from '../../domain/workspace/merge'
import type { MergeRecord } from '../../domain/workspace/merge-account'

const WANG = { name: '王小云', office: '标准化科' }
const LI = { name: '李晓', office: '云河县政务服务中心综合协调与标准化推进办公室' }

export function decision(patch: Partial<MergeDecision> = {}): MergeDecision {
  return {
    kind: 'field',
    key: '00000000-0000-7000-8000-000000000040',
    table: 'standards',
    title: '政务服务大厅窗口服务规范',
    label: '标准名称',
    base: '政务服务大厅服务规范',
    mine: { text: '政务服务大厅窗口服务规范', by: WANG, at: '2026-03-17T01:30:00.000Z' },
    theirs: { text: '政务服务中心大厅服务规范', by: LI, at: '2026-03-18T08:05:00.000Z' },
    also: [],
    chosen: 'mine',
    ...patch,
  }
}

export function mergedLine(patch: Partial<MergedRecord> = {}): MergedRecord {
  return {
    table: 'persons',
    key: '00000000-0000-7000-8000-000000000001',
    what: '修改',
    title: '欧阳清越',
    fields: ['联系电话', '岗位/职务'],
    by: LI,
    at: '2026-03-18T08:00:00.000Z',
    ...patch,
  }
}

export function mergeRecord(patch: Partial<MergeRecord> = {}): MergeRecord {
  return {
    workspaceTitle: '云河县政务服务中心社会管理和公共服务综合标准化试点',
    by: WANG,
    at: '2026-03-19T02:00:00.000Z',
    parties: {
      mine: {
        authors: [WANG],
        actions: 3,
        from: '2026-03-17T01:30:00.000Z',
        until: '2026-03-18T02:00:00.000Z',
        file: '',
      },
      theirs: {
        authors: [LI, { name: '赵敏', office: '' }],
        actions: 12,
        from: '2026-03-17T03:00:00.000Z',
        until: '2026-03-18T08:05:00.000Z',
        file: '云河县政务服务中心_工作区_2026-03-18.bzsd',
      },
    },
    decisions: [decision()],
    merged: [mergedLine()],
    ...patch,
  }
}

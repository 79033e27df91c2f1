import { describe, expect, it } from 'vitest'
import { nodeDeletionNotice } from '../../../../renderer/features/system-framework/tree-notices'
import { idOf, stateOf } from '../../../domain/builders'

const state = stateOf({
  systemNodes: [
    { n: 1, code: 'TY', name: '通用基础' },
    { n: 2, name: '术语', parentId: 1 },
    { n: 3, name: '空' },
  ],
  standards: [
    { n: 11, nodeIds: [1] },
    { n: 12, nodeIds: [2, 3] },
  ],
})

describe('nodeDeletionNotice', () => {
  it('says how many nodes and standards are touched and how it comes back', () => {
    expect(nodeDeletionNotice(state, idOf(1))).toBe(
      '已删除节点“TY 通用基础”及其下级，共 2 个节点；其中的 2 项标准没有删除，1 项转为未归类。按 Ctrl+Z 可以恢复。',
    )
  })

  it('is short when little is touched', () => {
    const bare = stateOf({ systemNodes: [{ n: 3, name: '空' }] })
    expect(nodeDeletionNotice(bare, idOf(3))).toBe('已删除节点“空”。按 Ctrl+Z 可以恢复。')
  })
})

import { describe, expect, it } from 'vitest'
import { renumber, renumberPreview } from '../../../../renderer/features/system-framework/renumbering'
import { stateOf } from '../../../domain/builders'

const state = stateOf({
  systemNodes: [
    { n: 1, name: '标准体系', order: 'a0' },
    { n: 2, name: '通用基础', code: 'TY', parentId: 1, order: 'a0' },
    { n: 3, name: '术语', code: 'TY09', parentId: 2, order: 'a0' },
  ],
  standards: [{ n: 11, name: '术语标准', systemCode: 'X', nodeIds: [3] }],
})

describe('renumber', () => {
  it('numbers the standards by the new codes of their nodes', () => {
    const drafts = renumber(state, { nodeId: null, nodes: true, standards: true })
    expect(renumberPreview(state, drafts).map(({ kind, name, before, after }) => [kind, name, before, after])).toEqual([
      ['节点', '术语', 'TY09', 'TY01'],
      ['标准', '术语标准', 'X', 'TY01-01'],
    ])
  })

  it('numbers only what is wanted', () => {
    const preview = (nodes: boolean, standards: boolean) =>
      renumberPreview(state, renumber(state, { nodeId: null, nodes, standards })).map(({ after }) => after)
    expect(preview(true, false)).toEqual(['TY01'])
    expect(preview(false, true)).toEqual(['TY09-01'])
    expect(preview(false, false)).toEqual([])
  })
})

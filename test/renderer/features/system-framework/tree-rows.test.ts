import { describe, expect, it } from 'vitest'
import { buildTree } from '../../../../domain/standards/system-tree'
import { parentRow, treeRows } from '../../../../renderer/features/system-framework/tree-rows'
import { idOf, stateOf } from '../../../domain/builders'

// 体系(1) ─ 基础(2) ─ 术语(3), 编码(4);  体系(1) ─ 保障(5) ─ 安全(6)
const { systemNodes } = stateOf({
  systemNodes: [
    { n: 1, name: '政务服务标准体系', order: 'a0' },
    { n: 2, name: '通用基础', code: 'TY', parentId: 1, order: 'a0' },
    { n: 3, name: '术语', code: 'TY01', parentId: 2, order: 'a0' },
    { n: 4, name: '编码', code: 'TY02', parentId: 2, order: 'a1' },
    { n: 5, name: '服务保障', code: 'BZ', parentId: 1, order: 'a1' },
    { n: 6, name: '安全', code: 'BZ01', parentId: 5, order: 'a0' },
  ],
})
const forest = buildTree(systemNodes)
const none = new Set<string>()
const names = (rows: ReturnType<typeof treeRows>) => rows.map((row) => row.node.name)

describe('treeRows', () => {
  it('lists everything that is open, with its place for a screen reader', () => {
    const rows = treeRows(forest, none, '')
    expect(names(rows)).toEqual(['政务服务标准体系', '通用基础', '术语', '编码', '服务保障', '安全'])
    expect(rows[3]).toMatchObject({ depth: 2, position: 2, siblings: 2, hasChildren: false, open: false })
    expect(rows[4]).toMatchObject({ depth: 1, position: 2, siblings: 2, hasChildren: true, open: true })
  })

  it('hides what is below a closed node', () => {
    const rows = treeRows(forest, new Set([idOf(2)]), '')
    expect(names(rows)).toEqual(['政务服务标准体系', '通用基础', '服务保障', '安全'])
    expect(rows[1]).toMatchObject({ hasChildren: true, open: false })
  })

  it('finds by name or code and shows the way there, even through closed nodes', () => {
    const rows = treeRows(forest, new Set([idOf(1), idOf(5)]), 'ｂｚ01')
    expect(rows.map((row) => [row.node.name, row.matches])).toEqual([
      ['政务服务标准体系', false],
      ['服务保障', false],
      ['安全', true],
    ])
    expect(names(treeRows(forest, none, '没有'))).toEqual([])
  })

  it('bears a chain of ten thousand levels', () => {
    const nodes = Array.from({ length: 10_000 }, (_, index) => ({
      n: index + 1,
      name: `第${index}级`,
      ...(index > 0 ? { parentId: index } : {}),
    }))
    const deep = buildTree(stateOf({ systemNodes: nodes }).systemNodes)
    expect(treeRows(deep, none, '')).toHaveLength(10_000)
    expect(treeRows(deep, none, '第9999级')).toHaveLength(10_000)
  })
})

describe('parentRow', () => {
  it('leads to the parent, and nowhere from a root', () => {
    const rows = treeRows(forest, none, '')
    expect(parentRow(rows, 3)).toBe(1)
    expect(parentRow(rows, 4)).toBe(0)
    expect(parentRow(rows, 0)).toBe(0)
  })
})

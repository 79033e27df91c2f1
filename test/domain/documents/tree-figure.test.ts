import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { drawTree } from '../../../domain/documents/tree-figure'
import type { Box } from '../../../domain/documents/tree-layout'
import { type SystemNode, systemNodeId, systemNodeKind } from '../../../domain/records/system-node'
import { buildTree, type TreeNode } from '../../../domain/standards/system-tree'

const FRAME = { width: 261, height: 150 }

/** A tree from the parent of every node; node 0 is a root, -1 makes another root. */
function treeOf(parents: readonly number[], nameOf: (index: number) => string): readonly TreeNode[] {
  const ids = parents.map((_, index) =>
    systemNodeId.parse(`01900000-0000-7000-8000-${index.toString(16).padStart(12, '0')}`),
  )
  const nodes = ids.map((id, index): [string, SystemNode] => {
    const node = systemNodeKind.empty(id)
    const order = `a${index.toString(36).padStart(5, '0')}`
    return [
      id,
      { ...node, parentId: ids[parents[index] ?? -1] ?? null, order, code: `TG${index}`, name: nameOf(index) },
    ]
  })
  return buildTree(new Map(nodes))
}

function overlap(left: Box, right: Box): boolean {
  const slack = 0.001
  return (
    left.x + slack < right.x + right.width &&
    right.x + slack < left.x + left.width &&
    left.y + slack < right.y + right.height &&
    right.y + slack < left.y + left.height
  )
}

/** The laws of the figure; returns how many figures there are. */
function checkFigures(roots: readonly TreeNode[], nodeCount: number): number {
  const { boxes, figures } = drawTree(roots, { title: '标准体系', frame: FRAME })
  const seen = new Map<string, number>()
  for (const [index, figureBoxes] of boxes.entries()) {
    for (const [position, box] of figureBoxes.entries()) {
      expect(box.x).toBeGreaterThanOrEqual(-0.001)
      expect(box.y).toBeGreaterThanOrEqual(0)
      expect(box.x + box.width).toBeLessThanOrEqual(FRAME.width + 0.001)
      expect(box.y + box.height).toBeLessThanOrEqual(FRAME.height + 0.001)
      for (const other of figureBoxes.slice(position + 1)) expect(overlap(box, other)).toBe(false)
      const heads = box.rank === 'title' && (index > 0 || box.id === null)
      if (!heads && box.id !== null) seen.set(box.id, (seen.get(box.id) ?? 0) + 1)
    }
  }
  expect(seen.size).toBe(nodeCount)
  expect([...seen.values()].every((count) => count === 1)).toBe(true)
  const sizes = figures.flatMap((figure) =>
    figure.shapes.flatMap((shape) => (shape.kind === 'text' ? [shape.size] : [])),
  )
  expect(Math.min(...sizes)).toBeGreaterThanOrEqual(7)
  return figures.length
}

/** Any shape of tree: every node's parent is one before it, or none. */
const parentLists = fc
  .array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 0, maxLength: 120 })
  .map((picks) => [-1, ...picks.map((pick, index) => Math.floor(pick * (index + 1)))])

describe('体系结构图', () => {
  it('shows every node once, without overlaps, inside the frame', () => {
    fc.assert(
      fc.property(parentLists, fc.integer({ min: 1, max: 60 }), (parents, length) => {
        const name = (index: number) => '政务服务事项办理与监督标准'.repeat(6).slice(0, 1 + ((index * 7) % length))
        checkFigures(treeOf(parents, name), parents.length)
      }),
      { numRuns: 120 },
    )
  })

  it('does so for forests', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: -1, max: 30 }), { minLength: 2, maxLength: 60 }), (raw) => {
        const parents = raw.map((parent, index) => (parent < index ? parent : -1))
        checkFigures(
          treeOf(parents, (index) => `标准${index}`),
          parents.length,
        )
      }),
      { numRuns: 60 },
    )
  })

  it('draws a usual system on one figure', () => {
    const parents = [-1, 0, 0, 0, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 4, 4, 7, 7, 11, 11]
    expect(
      checkFigures(
        treeOf(parents, () => '服务提供标准体系'),
        parents.length,
      ),
    ).toBe(1)
  })

  it.each([
    ['one node', [-1]],
    ['1,000 children of one root', [-1, ...Array.from({ length: 1000 }, () => 0)]],
    ['a chain of 400', Array.from({ length: 400 }, (_, index) => index - 1)],
    ['1,200 nodes, each with eight below', Array.from({ length: 1200 }, (_, index) => Math.floor((index - 1) / 8))],
    ['200 roots', Array.from({ length: 200 }, () => -1)],
  ])('draws %s', (_, parents) => {
    checkFigures(
      treeOf(parents, (index) => `第${index}类服务标准`),
      parents.length,
    )
  })

  it('draws nothing for no nodes', () => {
    expect(drawTree([], { title: '标准体系', frame: FRAME }).figures).toEqual([])
  })

  it('cuts a name of 10,000 characters and gives it whole in words', () => {
    const { figures, longNames } = drawTree(
      treeOf([-1, 0], () => '长'.repeat(10_000)),
      { title: '体系', frame: FRAME },
    )
    expect(figures).toHaveLength(1)
    expect(longNames).toHaveLength(2)
    expect(longNames[0]).toContain('长'.repeat(10_000))
  })

  it('numbers figures and says where a subsystem goes on', () => {
    const parents = [-1, ...Array.from({ length: 300 }, (_, index) => (index < 10 ? 0 : 1 + (index % 10)))]
    const { figures } = drawTree(
      treeOf(parents, (index) => `子体系${index}`),
      { title: '体系', frame: FRAME },
    )
    expect(figures.map((figure) => figure.caption)).toContain('图2　子体系1结构图')
    const texts = figures[0]?.shapes.flatMap((shape) => (shape.kind === 'text' ? [shape.text] : []))
    expect(texts).toContain('见图2')
  })
})

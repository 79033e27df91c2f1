import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Diagram, drawDiagram, MOST_DIAGRAM_NODES } from '../../../domain/documents/diagram'
import { DEFAULT_DIAGRAM, type DiagramOptions, MOST_DIAGRAM_LEVELS } from '../../../domain/documents/diagram-options'
import { frameSize } from '../../../domain/documents/document'
import { idOf, type Sketch, stateOf } from '../builders'

/** A workspace of nodes by their parents' numbers, from 1; 0 makes a root. */
function workspaceOf(parents: readonly number[]) {
  const systemNodes = parents.map((parent, index): Sketch<'systemNodes'> => {
    const order = `a${index.toString(36).padStart(5, '0')}`
    const name = '政务服务事项办理与监督标准'.slice(0, 2 + ((index * 5) % 11))
    return { n: index + 1, parentId: parent === 0 ? null : parent, order, code: `TG${index}`, name }
  })
  return stateOf({ systemNodes, standards: [{ n: 90_001, nodeIds: [1] }] })
}

type Place = Diagram['sheets'][number]['boxes'][number]

function apart(left: Place, right: Place): boolean {
  const slack = 0.001
  return (
    left.x + left.width <= right.x + slack ||
    right.x + right.width <= left.x + slack ||
    left.y + left.height <= right.y + slack ||
    right.y + right.height <= left.y + slack
  )
}

function expectSound({ page, sheets }: Diagram): void {
  const room = frameSize(page)
  for (const { boxes, figure } of sheets) {
    expect(figure).toMatchObject(room)
    for (const [index, box] of boxes.entries()) {
      expect(Math.min(box.x, box.y)).toBeGreaterThanOrEqual(-0.001)
      expect(box.x + box.width).toBeLessThanOrEqual(room.width + 0.001)
      expect(box.y + box.height).toBeLessThanOrEqual(room.height + 0.001)
      for (const other of boxes.slice(index + 1)) expect(apart(box, other)).toBe(true)
    }
  }
}

/** The nodes in the order of their boxes; a box that only heads a page that goes on is left out. */
function drawnNodes({ sheets }: Diagram): string[] {
  const ids = sheets.flatMap(({ boxes }, page) =>
    boxes.flatMap(({ id }, at) => (id && (at > 0 || page === 0) ? [id] : [])),
  )
  return ids.sort()
}

const options: fc.Arbitrary<DiagramOptions> = fc.record({
  layout: fc.constantFrom('vertical', 'horizontal'),
  levels: fc.constant(null),
  counts: fc.boolean(),
  paper: fc.constantFrom('A4', 'A3'),
  orientation: fc.constantFrom('portrait', 'landscape'),
})

const parentLists = fc
  .array(fc.double({ min: 0, max: 1, noNaN: true }), { maxLength: 90 })
  .map((picks) => [0, ...picks.map((pick, index) => 1 + Math.floor(pick * index))])

describe('drawDiagram', () => {
  it('draws every node once, on any paper and in both layouts, and no boxes overlap', () => {
    fc.assert(
      fc.property(parentLists, options, (parents, wanted) => {
        const diagram = drawDiagram(workspaceOf(parents), wanted)
        expectSound(diagram)
        const drawn = drawnNodes(diagram)
        expect(new Set(drawn).size).toBe(drawn.length)
        expect(drawn.length + diagram.hiddenNodes).toBe(parents.length)
        expect(diagram.hiddenNodes > 0).toBe(diagram.levels > MOST_DIAGRAM_LEVELS)
      }),
      { numRuns: 80 },
    )
  })

  it('draws as many levels as wanted and says what is left out', () => {
    const diagram = drawDiagram(workspaceOf([0, 1, 1, 2, 2, 4]), { ...DEFAULT_DIAGRAM, levels: 2 })
    expect(diagram).toMatchObject({ levels: 4, drawnLevels: 2, hiddenNodes: 3, limited: false })
    expect(drawnNodes(diagram)).toEqual([1, 2, 3].map(idOf))
    const texts = diagram.sheets[0]?.figure.shapes.flatMap((shape) => (shape.kind === 'text' ? [shape.text] : []))
    expect(texts?.at(-1)).toContain('图中绘出前 2 级，另有 3 个下级节点未绘出。')
  })

  it.each(['vertical', 'horizontal'] as const)('leaves out levels of 10,000 nodes by itself (%s)', (layout) => {
    const parents = [0, ...Array.from({ length: 10_000 }, (_, index) => Math.floor(index / 9) + 1)]
    const diagram = drawDiagram(workspaceOf(parents), { ...DEFAULT_DIAGRAM, layout })
    expect(diagram.limited).toBe(true)
    expect(parents.length - diagram.hiddenNodes).toBeLessThanOrEqual(MOST_DIAGRAM_NODES)
    expectSound(diagram)
  })

  it('draws the beginning of a chain of 10,000 nodes', () => {
    const diagram = drawDiagram(workspaceOf(Array.from({ length: 10_000 }, (_, index) => index)), DEFAULT_DIAGRAM)
    expect(diagram).toMatchObject({ limited: true, drawnLevels: MOST_DIAGRAM_LEVELS, levels: 10_000 })
    expectSound(diagram)
  })

  it('draws nothing of nothing', () => {
    expect(drawDiagram(stateOf({}), DEFAULT_DIAGRAM)).toMatchObject({ sheets: [], levels: 0, limited: false })
  })
})

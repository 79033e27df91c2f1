import { countStandards } from '../standards/node-counts'
import { buildTree, flattenTree, type TreeNode } from '../standards/system-tree'
import type { WorkspaceState } from '../workspace/state'
import { type DiagramOptions, diagramPage, MOST_DIAGRAM_LEVELS } from './diagram-options'
import { type Figure, frameSize, type PageStyle, type Shape } from './document'
import { drawTree } from './tree-figure'
import type { Box } from './tree-layout'
import { layOutSideways } from './tree-side-layout'

/** Above the tree, for the title; below it, for the note. In mm. */
const TITLE_ROOM = 16
const FOOT_ROOM = 12
/** More nodes than this are not drawn at once: nobody looks at a hundred pages, and the window must not stand still. */
export const MOST_DIAGRAM_NODES = 1000

const WHERE = '体系结构图'
const LARGER_SIZES = [14, 12]

/** A page of the diagram: a drawing over the whole inside of the page, and the places of the nodes in it. */
export interface DiagramSheet {
  readonly figure: Figure
  /** mm from the figure's top left corner. */
  readonly boxes: readonly Pick<Box, 'id' | 'x' | 'y' | 'width' | 'height'>[]
}

/** 体系结构图 on paper. */
export interface Diagram {
  readonly page: PageStyle
  readonly sheets: readonly DiagramSheet[]
  /** How many levels the tree has. */
  readonly levels: number
  /** How many of them are drawn, and how many nodes are not. */
  readonly drawnLevels: number
  readonly hiddenNodes: number
  /** Levels are left out that the options do not leave out, as there are too many nodes or levels. */
  readonly limited: boolean
  /** Names too long for their boxes, whole. */
  readonly longNames: readonly string[]
}

/** What a diagram is drawn from. */
export type DiagramSource = Pick<WorkspaceState, 'systemNodes' | 'standards'>

/**
 * Draws the tree of the standard system on as many pages as it needs, as print, screen and image files show it. Every
 * drawn node has one box, and once more heads the pages that continue it.
 */
export function drawDiagram({ systemNodes, standards }: DiagramSource, options: DiagramOptions): Diagram {
  const forest = buildTree(systemNodes)
  const perLevel = nodesPerLevel(forest)
  const wanted = Math.min(options.levels ?? perLevel.length, perLevel.length)
  const drawnLevels = levelsWithin(perLevel, Math.min(wanted, MOST_DIAGRAM_LEVELS))
  const page = diagramPage(options)
  const room = frameSize(page)
  const tree = drawTree(pruned(forest, drawnLevels), {
    title: '标准体系',
    frame: { width: room.width, height: room.height - TITLE_ROOM - FOOT_ROOM },
    ...(options.counts ? { counts: everyCount(forest, countStandards(forest, standards)) } : {}),
    ...(options.layout === 'horizontal' ? { layOut: layOutSideways } : {}),
    largerSizes: LARGER_SIZES,
  })
  const hiddenNodes = systemNodes.size - sum(perLevel.slice(0, drawnLevels))
  const note = noteOf(options.counts, drawnLevels, hiddenNodes)
  const sheets = tree.figures.map((figure, index) =>
    sheetOf({ figure, boxes: tree.boxes[index] ?? [] }, room, { note, index, count: tree.figures.length }),
  )
  const limited = drawnLevels < wanted
  return { page, sheets, levels: perLevel.length, drawnLevels, hiddenNodes, limited, longNames: tree.longNames }
}

function nodesPerLevel(forest: readonly TreeNode[]): number[] {
  const counts: number[] = []
  for (const { depth } of flattenTree(forest)) counts[depth] = (counts[depth] ?? 0) + 1
  return counts
}

/** As many of the wanted levels as have no more than MOST_DIAGRAM_NODES nodes together; at least one. */
function levelsWithin(perLevel: readonly number[], wanted: number): number {
  let levels = wanted
  while (levels > 1 && sum(perLevel.slice(0, levels)) > MOST_DIAGRAM_NODES) levels -= 1
  return levels
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0)
}

/** The upper levels of the trees. */
function pruned(forest: readonly TreeNode[], levels: number): readonly TreeNode[] {
  return forest.map((tree) => ({ ...tree, children: levels > 1 ? pruned(tree.children, levels - 1) : [] }))
}

/** Nodes without standards have 0. */
function everyCount(forest: readonly TreeNode[], counts: ReadonlyMap<string, number>): ReadonlyMap<string, number> {
  return new Map(flattenTree(forest).map(({ node }) => [node.id, counts.get(node.id) ?? 0]))
}

function noteOf(counts: boolean, levels: number, hidden: number): string {
  const counted = '括号内为该节点及其下级节点所列标准的项数，列入多个节点的标准在其共同上级中只计一次。'
  const left = hidden > 0 ? `图中绘出前 ${levels} 级，另有 ${hidden} 个下级节点未绘出。` : ''
  const text = (counts ? counted : '') + left
  return text && `注：${text}`
}

/** Puts a tree with title and note on its page. */
function sheetOf(
  { figure, boxes }: { readonly figure: Figure; readonly boxes: readonly Box[] },
  room: { readonly width: number; readonly height: number },
  { note, index, count }: { readonly note: string; readonly index: number; readonly count: number },
): DiagramSheet {
  const slack = room.height - TITLE_ROOM - FOOT_ROOM - figure.height
  const down = TITLE_ROOM + Math.max(0, slack / 2)
  const title = count === 1 ? figure.caption.replace(/^图1\s*/, '') : figure.caption
  const foot = room.height - 2
  const shapes = [
    line(title, { x: room.width / 2, y: 8, anchor: 'middle', size: 18, weight: 'bold', maxWidth: room.width }),
    ...figure.shapes.map((shape) => moved(shape, down)),
    line(note, { x: 0, y: foot, anchor: 'start', size: 9, weight: 'regular', maxWidth: room.width - 30 }),
    ...(count > 1
      ? [
          line(`第 ${index + 1} 页，共 ${count} 页`, {
            x: room.width,
            y: foot,
            anchor: 'end',
            size: 9,
            weight: 'regular',
            maxWidth: 30,
          }),
        ]
      : []),
  ]
  return {
    figure: { kind: 'figure', ...room, shapes: shapes.filter(hasSomething), caption: '', where: WHERE },
    boxes: boxes.map(({ id, x, y, width, height }) => ({ id, x, y: y + down, width, height })),
  }
}

type LineSetting = Pick<Extract<Shape, { kind: 'text' }>, 'x' | 'y' | 'anchor' | 'size' | 'weight' | 'maxWidth'>

function line(text: string, setting: LineSetting): Shape {
  return { kind: 'text', text, writing: 'horizontal', where: WHERE, ...setting }
}

function hasSomething(shape: Shape): boolean {
  return shape.kind !== 'text' || shape.text !== ''
}

function moved(shape: Shape, down: number): Shape {
  if (shape.kind === 'line') return { ...shape, y1: shape.y1 + down, y2: shape.y2 + down }
  return { ...shape, y: shape.y + down }
}

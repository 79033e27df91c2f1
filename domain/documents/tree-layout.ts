import type { TreeNode } from '../standards/system-tree'
import { MM_PER_POINT, shortLabel, widthInEm, wrapLabel } from './box-text'

/** Width and height in mm. */
export interface Size {
  readonly width: number
  readonly height: number
}

/** A subtree as far as one figure shows it: `levels` below its top (Infinity = all of it). */
export interface Branch {
  readonly tree: TreeNode
  readonly levels: number
}

/** What stands on one figure: a title box and the branches beneath it. */
export interface FigurePlan {
  readonly titleId: string | null
  readonly title: string
  readonly branches: readonly Branch[]
}

/** A box of a figure; mm from the figure's top left corner. */
export interface Box {
  /** The node; null for the title of several trees. */
  readonly id: string | null
  readonly rank: 'title' | 'top' | 'deep'
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
  readonly lines: readonly string[]
  /** Its children stand on a figure of their own; the last line is left free for its number. */
  readonly continued: boolean
}

export interface Connector {
  readonly x1: number
  readonly y1: number
  readonly x2: number
  readonly y2: number
}

/** Boxes and lines of a figure whose text is `size` points high. */
export interface TreeLayout {
  readonly size: number
  readonly boxes: readonly Box[]
  readonly connectors: readonly Connector[]
}

/** How a node is called in its box. */
export type LabelOf = (tree: TreeNode) => string

/** Sets a figure in letters of `size` points; null when it does not fit into the frame. */
export type LayOut = (plan: FigurePlan, frame: Size, size: number, labelOf: LabelOf) => TreeLayout | null

/** Measures that follow from the size of the letters. */
export interface Metrics {
  readonly size: number
  readonly em: number
  readonly leading: number
  readonly padX: number
  readonly padY: number
  /** Between boxes that stand one below the other. */
  readonly gapY: number
  readonly gapX: number
  /** By how much a lower level stands to the right. */
  readonly indent: number
}

/** A branch's boxes are never narrower than this many em. */
const NARROWEST = 8
const WIDEST = 22

export function metricsOf(size: number): Metrics {
  const em = size * MM_PER_POINT
  return {
    size,
    em,
    leading: em * 1.3,
    padX: em * 0.5,
    padY: em * 0.35,
    gapY: em * 0.65,
    gapX: em * 1.1,
    indent: em * 1.6,
  }
}

/**
 * Sets a figure in letters of `size` points: the title on top, the branches side by side beneath it (several in one
 * column when they are many), deeper levels stacked below their parent.
 * @returns null when it does not fit into the frame.
 */
export function layOutTree(plan: FigurePlan, frame: Size, size: number, labelOf: LabelOf): TreeLayout | null {
  const metrics = metricsOf(size)
  const title = titleBox(plan, frame, metrics)
  if (plan.branches.length === 0) return { size, boxes: [title], connectors: [] }
  const top = title.height + metrics.em * 2.4
  const columns = inColumns(plan.branches, { width: frame.width, height: frame.height - top }, metrics, labelOf)
  if (!columns) return null
  const drawing = new Drawing(metrics, labelOf)
  drawing.boxes.push(title)
  drawing.place(columns, { title, top, frameWidth: frame.width })
  return { size, boxes: drawing.boxes, connectors: drawing.connectors }
}

function titleBox(plan: FigurePlan, frame: Size, metrics: Metrics): Box {
  const label = shortLabel(plan.title)
  const widest = frame.width * 0.7
  const width = Math.min(widest, Math.max((widthInEm(label) + 2) * metrics.em + 2 * metrics.padX, metrics.em * 12))
  const lines = wrapLabel(label, (width - 2 * metrics.padX) / metrics.em)
  const height = lines.length * metrics.leading + 2 * metrics.padY
  return { id: plan.titleId, rank: 'title', x: (frame.width - width) / 2, y: 0, width, height, lines, continued: false }
}

interface Columns {
  readonly width: number
  readonly groups: readonly (readonly Branch[])[]
  /** Whether a column holds several branches and so has a rail at its left. */
  readonly shared: boolean
}

/** Distributes the branches over columns; null when they cannot all stand in the room. */
function inColumns(branches: readonly Branch[], room: Size, metrics: Metrics, labelOf: LabelOf): Columns | null {
  const deepest = Math.max(...branches.map((branch) => Math.min(branch.levels, depthBelow(branch.tree))))
  const own = columnsFor(branches.length, deepest, room, metrics)
  if (own !== null) {
    const groups = branches.map((branch) => [branch])
    const high = groups.some(([branch]) => branch && branchHeight(branch, own, metrics, labelOf) > room.height)
    if (!high) return { width: own, groups, shared: false }
  }
  const narrowest = NARROWEST * metrics.em + (deepest + 1) * metrics.indent + metrics.gapX
  const count = Math.min(branches.length, Math.floor((room.width + metrics.gapX) / narrowest))
  const width = columnsFor(count, deepest + 1, room, metrics)
  if (width === null) return null
  const heights = branches.map((branch) => branchHeight(branch, width - metrics.indent, metrics, labelOf))
  const groups = balance(branches, heights, { count, height: room.height, gap: metrics.gapY })
  return groups && { width, groups, shared: true }
}

/** Width of each of `count` columns; null when they would be too narrow to be read. */
function columnsFor(count: number, levels: number, room: Size, metrics: Metrics): number | null {
  if (count < 1) return null
  const width = (room.width - (count - 1) * metrics.gapX) / count
  if (width < NARROWEST * metrics.em + levels * metrics.indent) return null
  return Math.min(width, WIDEST * metrics.em + levels * metrics.indent)
}

/** Cuts the list into at most `count` runs, in order, the tallest as low as possible; null when one is too tall. */
function balance(
  branches: readonly Branch[],
  heights: readonly number[],
  limit: { readonly count: number; readonly height: number; readonly gap: number },
): Branch[][] | null {
  let low = Math.max(...heights)
  let high = limit.height
  if (low > high || runs(branches, heights, high, limit.gap).length > limit.count) return null
  for (let step = 0; step < 20; step++) {
    const middle = (low + high) / 2
    if (runs(branches, heights, middle, limit.gap).length > limit.count) low = middle
    else high = middle
  }
  return runs(branches, heights, high, limit.gap)
}

function runs(branches: readonly Branch[], heights: readonly number[], limit: number, gap: number): Branch[][] {
  const result: Branch[][] = []
  let height = Number.POSITIVE_INFINITY
  for (const [index, branch] of branches.entries()) {
    const own = heights[index] ?? 0
    if (height + gap + own > limit) {
      result.push([])
      height = -gap
    }
    result.at(-1)?.push(branch)
    height += gap + own
  }
  return result
}

/** Levels below a node. */
export function depthBelow(tree: TreeNode): number {
  const known = depths.get(tree)
  if (known !== undefined) return known
  let depth = 0
  for (const child of tree.children) depth = Math.max(depth, 1 + depthBelow(child))
  depths.set(tree, depth)
  return depth
}
/** Trees are immutable, so what was counted once stays true. */
const depths = new WeakMap<TreeNode, number>()

function branchHeight(branch: Branch, width: number, metrics: Metrics, labelOf: LabelOf): number {
  // Too deep to be indented: too tall for every room. Says so before walking down a chain of thousands.
  const levels = Math.min(branch.levels, depthBelow(branch.tree))
  if (width - levels * metrics.indent < (NARROWEST - 0.01) * metrics.em) return Number.POSITIVE_INFINITY
  let height = boxHeight(linesOf(branch, width, metrics, labelOf), branch, metrics)
  for (const child of shownChildren(branch)) {
    height += metrics.gapY + branchHeight(child, width - metrics.indent, metrics, labelOf)
  }
  return height
}

export function shownChildren(branch: Branch): Branch[] {
  if (branch.levels < 1) return []
  return branch.tree.children.map((tree) => ({ tree, levels: branch.levels - 1 }))
}

/** Whether a branch ends at a node that has more below it. */
export function isCut(branch: Branch): boolean {
  return branch.levels < 1 && branch.tree.children.length > 0
}

function linesOf(branch: Branch, width: number, metrics: Metrics, labelOf: LabelOf): string[] {
  return wrapLabel(shortLabel(labelOf(branch.tree)), (width - 2 * metrics.padX) / metrics.em)
}

export function boxHeight(lines: readonly string[], branch: Branch, metrics: Metrics): number {
  return (lines.length + (isCut(branch) ? 1 : 0)) * metrics.leading + 2 * metrics.padY
}

/** Collects the boxes and lines of one figure. */
class Drawing {
  readonly boxes: Box[] = []
  readonly connectors: Connector[] = []
  private readonly metrics: Metrics
  private readonly labelOf: LabelOf

  constructor(metrics: Metrics, labelOf: LabelOf) {
    this.metrics = metrics
    this.labelOf = labelOf
  }

  place(columns: Columns, at: { readonly title: Box; readonly top: number; readonly frameWidth: number }): void {
    const { gapX, em } = this.metrics
    const total = columns.groups.length * columns.width + (columns.groups.length - 1) * gapX
    const left = (at.frameWidth - total) / 2
    const bus = at.title.height + em * 1.2
    const middle = at.frameWidth / 2
    const ends = columns.groups.map((group, index) => {
      const x = left + index * (columns.width + gapX)
      return columns.shared
        ? this.placeShared(group, { x, top: at.top, width: columns.width, bus })
        : this.placeOwn(group, { x, top: at.top, width: columns.width, bus })
    })
    this.connectors.push({ x1: middle, y1: at.title.height, x2: middle, y2: bus })
    this.connectors.push({ x1: Math.min(middle, ...ends), y1: bus, x2: Math.max(middle, ...ends), y2: bus })
  }

  /** One branch, hung from the middle of its first box. @returns where it meets the bus. */
  private placeOwn(group: readonly Branch[], at: ColumnPlace): number {
    for (const branch of group) this.placeBranch(branch, { ...at, y: at.top, rank: 'top' })
    const x = at.x + at.width / 2
    this.connectors.push({ x1: x, y1: at.bus, x2: x, y2: at.top })
    return x
  }

  /** Several branches on a rail at the left. @returns where the rail meets the bus. */
  private placeShared(group: readonly Branch[], at: ColumnPlace): number {
    const { indent, gapY } = this.metrics
    const rail = at.x + indent / 2
    let y = at.top
    let end = at.bus
    for (const branch of group) {
      const first = this.boxes.length
      const bottom = this.placeBranch(branch, { x: at.x + indent, y, width: at.width - indent, rank: 'top' })
      end = this.stub(rail, this.boxes[first])
      y = bottom + gapY
    }
    this.connectors.push({ x1: rail, y1: at.bus, x2: rail, y2: end })
    return rail
  }

  /** @returns the lower edge of the branch. */
  private placeBranch(
    branch: Branch,
    at: { readonly x: number; readonly y: number; readonly width: number; readonly rank: 'top' | 'deep' },
  ): number {
    const { indent, gapY } = this.metrics
    const lines = linesOf(branch, at.width, this.metrics, this.labelOf)
    const height = boxHeight(lines, branch, this.metrics)
    const box = { x: at.x, y: at.y, width: at.width, height, lines, rank: at.rank }
    this.boxes.push({ ...box, id: branch.tree.node.id, continued: isCut(branch) })
    const rail = at.x + indent / 2
    let bottom = at.y + height
    let end = bottom
    for (const child of shownChildren(branch)) {
      const first = this.boxes.length
      const place = { x: at.x + indent, y: bottom + gapY, width: at.width - indent, rank: 'deep' } as const
      bottom = this.placeBranch(child, place)
      end = this.stub(rail, this.boxes[first])
    }
    if (end > at.y + height) this.connectors.push({ x1: rail, y1: at.y + height, x2: rail, y2: end })
    return bottom
  }

  /** The short line from a rail to a box. @returns its height on the page. */
  private stub(rail: number, box: Box | undefined): number {
    if (!box) return 0
    const y = box.y + box.height / 2
    this.connectors.push({ x1: rail, y1: y, x2: box.x, y2: y })
    return y
  }
}

interface ColumnPlace {
  readonly x: number
  readonly top: number
  readonly width: number
  /** Height of the line that joins all columns. */
  readonly bus: number
}

import { shortLabel, widthInEm, wrapLabel } from './box-text'
import {
  type Box,
  type Branch,
  boxHeight,
  type Connector,
  depthBelow,
  type FigurePlan,
  isCut,
  type LabelOf,
  type Metrics,
  metricsOf,
  type Size,
  shownChildren,
  type TreeLayout,
} from './tree-layout'

/** A column's boxes are never narrower or wider than this many em. */
const NARROWEST = 7
const WIDEST = 26
const TITLE_WIDTH = 11
/** Between two columns, in em: no less, and no more when there is room. */
const GAP = 2.6
const WIDEST_GAP = 6
/** Siblings stand at most so many times their usual distance apart when there is room. */
const LARGEST_STRETCH = 3

/** A branch with the height that it takes. */
interface Measured {
  readonly branch: Branch
  readonly lines: readonly string[]
  readonly own: number
  readonly height: number
  readonly children: readonly Measured[]
}

/**
 * Sets a figure from left to right in letters of `size` points: the title at the left, every level in a column of its
 * own, siblings below each other.
 * @returns null when it does not fit into the frame.
 */
export function layOutSideways(plan: FigurePlan, frame: Size, size: number, labelOf: LabelOf): TreeLayout | null {
  const metrics = metricsOf(size)
  const columns = columnWidths(plan.branches, frame.width, metrics, labelOf)
  if (!columns) return null
  const title = titleLines(plan, metrics)
  const measure = (gap: number) =>
    plan.branches.map((branch) => measured(branch, columns, 0, { metrics, labelOf, gap }))
  const gap = widestGap(metrics.gapY, (tried) => stackHeight(measure(tried), tried) <= frame.height)
  const titleHeight = title.length * metrics.leading + 2 * metrics.padY
  if (gap === null || titleHeight > frame.height) return null
  return new SideDrawing(plan, { metrics, columns, gap, frame }).draw(title, measure(gap))
}

/** The largest distance between boxes at which everything fits; null when even the usual one is too much. */
function widestGap(usual: number, fits: (gap: number) => boolean): number | null {
  if (!fits(usual)) return null
  let [low, high] = [usual, usual * LARGEST_STRETCH]
  if (fits(high)) return high
  for (let step = 0; step < 8; step += 1) {
    const middle = (low + high) / 2
    if (fits(middle)) low = middle
    else high = middle
  }
  return low
}

/** Width of every level's column in mm, as its labels need it; null when there is no room for that many levels. */
function columnWidths(
  branches: readonly Branch[],
  width: number,
  metrics: Metrics,
  labelOf: LabelOf,
): readonly number[] | null {
  const levels = branches.map(({ tree, levels: shown }) => Math.min(shown, depthBelow(tree)) + 1)
  const count = Math.max(0, ...levels)
  const { em } = metrics
  const room = width / em - TITLE_WIDTH - count * GAP
  if (room < count * NARROWEST) return null
  const natural = naturalWidths(branches, count, metrics, labelOf)
  let cap = WIDEST
  const capped = () => natural.map((wanted) => Math.max(NARROWEST, Math.min(wanted, cap)))
  while (cap > NARROWEST && capped().reduce((sum, each) => sum + each, 0) > room) cap -= 0.25
  return capped().map((wide) => wide * em)
}

/** What the longest label of every level takes on one line, in em. */
function naturalWidths(branches: readonly Branch[], count: number, metrics: Metrics, labelOf: LabelOf): number[] {
  const widest = Array.from({ length: count }, () => 0)
  const look = (branch: Branch, depth: number): void => {
    const width = widthInEm(shortLabel(labelOf(branch.tree))) + (2 * metrics.padX) / metrics.em + 0.2
    widest[depth] = Math.max(widest[depth] ?? 0, width)
    for (const child of shownChildren(branch)) look(child, depth + 1)
  }
  for (const branch of branches) look(branch, 0)
  return widest
}

function titleLines(plan: FigurePlan, metrics: Metrics): string[] {
  return wrapLabel(shortLabel(plan.title), TITLE_WIDTH - (2 * metrics.padX) / metrics.em)
}

interface Measure {
  readonly metrics: Metrics
  readonly labelOf: LabelOf
  readonly gap: number
}

function measured(branch: Branch, columns: readonly number[], depth: number, by: Measure): Measured {
  const { metrics } = by
  const width = ((columns[depth] ?? 0) - 2 * metrics.padX) / metrics.em
  const lines = wrapLabel(shortLabel(by.labelOf(branch.tree)), width)
  const own = boxHeight(lines, branch, metrics)
  const children = shownChildren(branch).map((child) => measured(child, columns, depth + 1, by))
  return { branch, lines, own, children, height: Math.max(own, stackHeight(children, by.gap)) }
}

function stackHeight(stack: readonly Measured[], gap: number): number {
  return stack.reduce((sum, { height }) => sum + height, 0) + Math.max(0, stack.length - 1) * gap
}

interface SideSetting {
  readonly metrics: Metrics
  readonly columns: readonly number[]
  readonly gap: number
  readonly frame: Size
}

/** Collects the boxes and lines of one figure. */
class SideDrawing {
  private readonly boxes: Box[] = []
  private readonly connectors: Connector[] = []
  private readonly plan: FigurePlan
  private readonly setting: SideSetting
  private readonly gapX: number

  constructor(plan: FigurePlan, setting: SideSetting) {
    this.plan = plan
    this.setting = setting
    const { metrics, columns, frame } = setting
    const boxes = columns.reduce((sum, column) => sum + column, TITLE_WIDTH * metrics.em)
    const room = columns.length === 0 ? 0 : (frame.width - boxes) / columns.length
    this.gapX = Math.min(WIDEST_GAP * metrics.em, room)
  }

  draw(lines: readonly string[], stack: readonly Measured[]): TreeLayout {
    const { metrics, columns, gap, frame } = this.setting
    const { em } = metrics
    const width = TITLE_WIDTH * em
    const total = width + columns.reduce((sum, column) => sum + column + this.gapX, 0)
    const left = (frame.width - total) / 2
    const height = lines.length * metrics.leading + 2 * metrics.padY
    const full = Math.max(height, stackHeight(stack, gap))
    const title = { id: this.plan.titleId, rank: 'title', x: left, y: (full - height) / 2, width, height } as const
    this.boxes.push({ ...title, lines, continued: false })
    const top = (full - stackHeight(stack, gap)) / 2
    this.join(title, this.placeStack(stack, { x: left + width + this.gapX, y: top, depth: 0 }))
    return { size: metrics.size, boxes: this.boxes, connectors: this.connectors }
  }

  /** @returns the boxes of the stack's own level. */
  private placeStack(stack: readonly Measured[], at: { x: number; y: number; depth: number }): Box[] {
    const { gap, columns } = this.setting
    const width = columns[at.depth] ?? 0
    let y = at.y
    return stack.map(({ branch, lines, own, height, children }) => {
      const place = { x: at.x, y: y + (height - own) / 2, width, height: own }
      const rank = at.depth === 0 ? 'top' : 'deep'
      const box: Box = { ...place, id: branch.tree.node.id, rank, lines, continued: isCut(branch) }
      this.boxes.push(box)
      const inner = y + (height - stackHeight(children, gap)) / 2
      const next = { x: at.x + width + this.gapX, y: inner, depth: at.depth + 1 }
      this.join(box, this.placeStack(children, next))
      y += height + gap
      return box
    })
  }

  /** From the parent's right side over a rail to every child. */
  private join(parent: Pick<Box, 'x' | 'y' | 'width' | 'height'>, children: readonly Box[]): void {
    const [first] = children
    const last = children.at(-1)
    if (!first || !last) return
    const from = parent.x + parent.width
    const rail = (from + first.x) / 2
    const middle = middleOf(parent)
    this.connectors.push({ x1: from, y1: middle, x2: rail, y2: middle })
    this.connectors.push({
      x1: rail,
      y1: Math.min(middle, middleOf(first)),
      x2: rail,
      y2: Math.max(middle, middleOf(last)),
    })
    for (const child of children) {
      this.connectors.push({ x1: rail, y1: middleOf(child), x2: child.x, y2: middleOf(child) })
    }
  }
}

function middleOf({ y, height }: Pick<Box, 'y' | 'height'>): number {
  return y + height / 2
}

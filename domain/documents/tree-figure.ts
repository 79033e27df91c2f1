import { flattenTree, type TreeNode } from '../standards/system-tree'
import { LONGEST_LABEL, MM_PER_POINT } from './box-text'
import type { Figure, Shape } from './document'
import type { Box, LabelOf, LayOut, Size } from './tree-layout'
import { type PlannedFigure, planFigures } from './tree-plan'

export interface TreeFigureOptions {
  /** Names the whole; heads the figure when there are several trees. */
  readonly title: string
  /** Room for the drawing in mm. */
  readonly frame: Size
  /** Standards under each node, by its id; printed behind the name when given. */
  readonly counts?: ReadonlyMap<string, number>
  readonly layOut?: LayOut
  /** Larger letters to try first, in points. */
  readonly largerSizes?: readonly number[]
}

/** 体系结构图: the figures in order, and what of them has to be said in words. */
export interface TreeFigures {
  readonly figures: readonly Figure[]
  /** Names too long for a box, whole. */
  readonly longNames: readonly string[]
  /** For every figure its boxes, to be checked. */
  readonly boxes: readonly (readonly Box[])[]
}

/**
 * Draws the standard system as an organization chart that is legible on paper (letters of 7 points or more): on one
 * figure when it fits, else as an overview and one figure or more per subsystem. Every node has exactly one box, and
 * once more heads the figures that continue it.
 */
export function drawTree(roots: readonly TreeNode[], options: TreeFigureOptions): TreeFigures {
  const labelOf = labelling(options.counts)
  const planned = planFigures(roots, { ...options, labelOf })
  const numbers = numberFigures(planned)
  const names = new Map(flattenTree(roots).map(({ node }) => [node.id as string, node.name.trim() || node.code]))
  return {
    figures: planned.map((figure) => ({
      kind: 'figure',
      ...drawFigure(figure, { numbers, names }, options.frame),
      caption: captionOf(figure, { numbers, names }),
      where: '体系结构图',
    })),
    longNames: longLabels(roots, labelOf),
    boxes: planned.map((figure) => figure.layout.boxes),
  }
}

function labelling(counts: ReadonlyMap<string, number> | undefined): LabelOf {
  return ({ node }) => {
    const name = [node.code, node.name].filter((part) => part.trim() !== '').join(' ') || '（未命名）'
    const count = counts?.get(node.id)
    return count === undefined ? name : `${name}（${count}项）`
  }
}

/** Continuations share the number of the figure that they continue. Title id → number. */
function numberFigures(planned: readonly PlannedFigure[]): ReadonlyMap<string | null, number> {
  const numbers = new Map<string | null, number>()
  for (const { plan } of planned) {
    if (!numbers.has(plan.titleId)) numbers.set(plan.titleId, numbers.size + 1)
  }
  return numbers
}

function longLabels(roots: readonly TreeNode[], labelOf: LabelOf): string[] {
  return roots.flatMap((root) => {
    const label = labelOf(root)
    return [...([...label].length > LONGEST_LABEL ? [label] : []), ...longLabels(root.children, labelOf)]
  })
}

/** What is said of nodes outside their boxes, by their ids. */
interface Naming {
  readonly numbers: ReadonlyMap<string | null, number>
  readonly names: ReadonlyMap<string, string>
}

function drawFigure(
  { layout }: PlannedFigure,
  naming: Naming,
  frame: Size,
): Pick<Figure, 'width' | 'height' | 'shapes'> {
  const { boxes, connectors, size } = layout
  const lines = connectors.map((line): Shape => ({ kind: 'line', ...line, stroke: 0.2 }))
  const height = Math.max(...boxes.map((box) => box.y + box.height))
  const shapes = [...lines, ...boxes.flatMap((box) => drawBox(box, size, naming))]
  return { width: frame.width, height: height + MM_PER_POINT, shapes }
}

function captionOf({ plan, continuation }: PlannedFigure, { numbers, names }: Naming): string {
  const name = [...((plan.titleId && names.get(plan.titleId)) || plan.title)]
  const title = name.length > LONGEST_TITLE ? `${name.slice(0, LONGEST_TITLE - 1).join('')}…` : name.join('')
  const suffix = continuation === 0 ? '' : `（续${continuation}）`
  return `图${numbers.get(plan.titleId) ?? ''}　${title}结构图${suffix}`
}

const LONGEST_TITLE = 40

const STROKES = { title: 0.4, top: 0.3, deep: 0.2 } as const

function drawBox(box: Box, size: number, { numbers, names }: Naming): Shape[] {
  const { x, y, width, height, rank } = box
  const em = size * MM_PER_POINT
  const lines = box.continued ? [...box.lines, `见图${numbers.get(box.id) ?? ''}`] : box.lines
  const centred = rank !== 'deep'
  const where = `标准体系节点“${(box.id && names.get(box.id)) || box.lines.join('')}”·体系名称`
  const texts = lines.map((text, index): Shape => {
    const place = { x: centred ? x + width / 2 : x + em * 0.5, y: y + em * (0.35 + 1.02 + index * 1.3) }
    const weight = rank === 'deep' ? 'regular' : 'bold'
    const anchor = centred ? 'middle' : 'start'
    const style = { size, weight, anchor, writing: 'horizontal', maxWidth: width - em * 0.6 } as const
    return { kind: 'text', ...place, text, ...style, where }
  })
  const fill = rank === 'deep' ? 'none' : 'light'
  return [{ kind: 'rect', x, y, width, height, stroke: STROKES[rank], fill }, ...texts]
}

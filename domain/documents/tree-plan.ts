import type { TreeNode } from '../standards/system-tree'
import {
  type Branch,
  depthBelow,
  type FigurePlan,
  type LabelOf,
  type LayOut,
  layOutTree,
  type Size,
  type TreeLayout,
} from './tree-layout'

/** Sizes of letters in points, the largest that fits is taken. Below 7 nothing is legible on paper. */
const SIZES: readonly number[] = [10.5, 9, 8, 7.5, 7]
const SMALLEST = 7

/** What the figures of a tree are made with. */
export interface PlanSetting {
  /** Stands above several trees; a single tree is headed by its own root. */
  readonly title: string
  readonly frame: Size
  readonly labelOf: LabelOf
  /** By default the root on top and its branches side by side. */
  readonly layOut?: LayOut
  /** Larger letters to try first, in points. */
  readonly largerSizes?: readonly number[]
}

/** One figure: what it shows and where everything stands. */
export interface PlannedFigure {
  readonly plan: FigurePlan
  readonly layout: TreeLayout
  /** 0 for the first figure of a title, n for its n-th continuation. */
  readonly continuation: number
}

/**
 * Distributes a tree over figures of one size. One figure when all of it is legible there; else an overview of the
 * first level and for each subsystem figures of its own, continued (续) where one is not enough.
 */
export function planFigures(roots: readonly TreeNode[], setting: PlanSetting): PlannedFigure[] {
  const planner = new Planner(setting)
  const [only] = roots
  if (!only) return []
  if (roots.length > 1) return planner.overview({ id: null, title: setting.title, children: roots })
  return planner.overview({ id: only.node.id, title: setting.labelOf(only), children: only.children })
}

interface Heading {
  readonly id: string | null
  readonly title: string
  readonly children: readonly TreeNode[]
}

class Planner {
  private readonly frame: Size
  private readonly labelOf: LabelOf
  private readonly place: LayOut
  private readonly sizes: readonly number[]

  constructor({ frame, labelOf, layOut = layOutTree, largerSizes = [] }: PlanSetting) {
    this.frame = frame
    this.labelOf = labelOf
    this.place = layOut
    this.sizes = [...largerSizes, ...SIZES]
  }

  overview(heading: Heading): PlannedFigure[] {
    const whole = this.wholeFigure(heading)
    if (whole) return [whole]
    const bare = heading.children.map((tree) => ({ tree, levels: 0 }))
    return [...this.pack(heading, bare), ...this.continued(bare)]
  }

  private subsystem(tree: TreeNode): PlannedFigure[] {
    const heading = { id: tree.node.id, title: this.labelOf(tree), children: tree.children }
    const whole = this.wholeFigure(heading)
    if (whole) return [whole]
    const branches = tree.children.map((child) => this.asDeepAsFits(heading, child))
    return [...this.pack(heading, branches), ...this.continued(branches)]
  }

  /** Figures for the nodes at which the branches were cut. */
  private continued(branches: readonly Branch[]): PlannedFigure[] {
    return branches.flatMap(cutNodes).flatMap((tree) => this.subsystem(tree))
  }

  private wholeFigure(heading: Heading): PlannedFigure | null {
    const branches = heading.children.map((tree) => ({ tree, levels: Number.POSITIVE_INFINITY }))
    const plan = { titleId: heading.id, title: heading.title, branches }
    const layout = this.layOut(plan)
    return layout && { plan, layout, continuation: 0 }
  }

  /** The branch with as many levels as can stand alone on one figure. */
  private asDeepAsFits(heading: Heading, tree: TreeNode): Branch {
    const full = { tree, levels: Number.POSITIVE_INFINITY }
    if (this.fits(heading, [full])) return full
    // Deeper than this no indentation leaves room for a box, so there is no use in trying.
    let levels = Math.min(depthBelow(tree) - 1, MOST_LEVELS)
    while (levels > 0 && !this.fits(heading, [{ tree, levels }])) levels -= 1
    return { tree, levels }
  }

  /** Fills figure after figure with the branches, in order. */
  private pack(heading: Heading, branches: readonly Branch[]): PlannedFigure[] {
    const figures: PlannedFigure[] = []
    for (let from = 0; from < branches.length; ) {
      const count = this.howMany(heading, branches.slice(from))
      const plan = { titleId: heading.id, title: heading.title, branches: branches.slice(from, from + count) }
      const layout = this.layOut(plan)
      // A single branch cut at its top always fits: labels are short.
      if (layout) figures.push({ plan, layout, continuation: figures.length })
      from += count
    }
    return figures
  }

  /** How many of the branches fit on one figure; at least one. */
  private howMany(heading: Heading, branches: readonly Branch[]): number {
    let enough = 1
    let tooMany = branches.length + 1
    while (enough + 1 < tooMany) {
      const tried = Math.min(enough * 2, Math.floor((enough + tooMany) / 2))
      if (this.fits(heading, branches.slice(0, tried))) enough = tried
      else tooMany = tried
    }
    return enough
  }

  private fits(heading: Heading, branches: readonly Branch[]): boolean {
    const plan = { titleId: heading.id, title: heading.title, branches }
    return this.place(plan, this.frame, SMALLEST, this.labelOf) !== null
  }

  private layOut(plan: FigurePlan): TreeLayout | null {
    for (const size of this.sizes) {
      const layout = this.place(plan, this.frame, size, this.labelOf)
      if (layout) return layout
    }
    return null
  }
}

const MOST_LEVELS = 60

/** The nodes at which a branch ends although they have children. */
function cutNodes(branch: Branch): TreeNode[] {
  if (branch.levels < 1) return branch.tree.children.length > 0 ? [branch.tree] : []
  if (branch.levels === Number.POSITIVE_INFINITY) return []
  return branch.tree.children.flatMap((tree) => cutNodes({ tree, levels: branch.levels - 1 }))
}

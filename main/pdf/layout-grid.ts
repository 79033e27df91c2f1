import type { Align } from '../../domain/documents/document'
import { POINTS_PER_MM } from './page'
import type { PageFlow } from './page-flow'
import type { SetLine, TextStyle } from './typesetter'

/** A cell of a bordered grid: broken lines between two vertical edges (points from the grid's left). */
export interface GridCell {
  readonly left: number
  readonly right: number
  readonly lines: readonly SetLine[]
  readonly style: TextStyle
  readonly align: Align
}

export interface GridRow {
  readonly cells: readonly GridCell[]
  /** Stays on the page of the row that follows. */
  readonly keepWithNext: boolean
}

/** Lengths in points. */
export interface GridLook {
  readonly leading: number
  readonly padX: number
  readonly padY: number
}

const INNER = 0.5
const OUTER = 0.9

/** Lines of a split row that are worth beginning at the foot of a page. */
const FEWEST_LINES = 3

/**
 * Puts rows on pages, with the header repeated on each.
 * @param header rows at the top of every page; may be none.
 */
export function layOutGrid(flow: PageFlow, header: readonly GridRow[], rows: readonly GridRow[], look: GridLook): void {
  const grid = new GridPlacer(flow, header, look)
  for (const [index, row] of rows.entries()) {
    const kept = row.keepWithNext ? keptHeight(rows, index, look, flow) : 0
    grid.place(row, kept)
  }
  grid.finish()
}

/** Height of the header and of the first rows that must stand together. */
export function gridLead(flow: PageFlow, rows: readonly GridRow[], look: GridLook): number {
  let height = 0
  for (const [index, row] of rows.entries()) {
    height += leastHeight(row, look, flow)
    if (!row.keepWithNext || index > MOST_KEPT) break
  }
  return height
}

const MOST_KEPT = 5

/** What has to follow a row on the same page. */
function keptHeight(rows: readonly GridRow[], index: number, look: GridLook, flow: PageFlow): number {
  return gridLead(flow, rows.slice(index + 1, index + 2 + MOST_KEPT), look)
}

function leastHeight(row: GridRow, look: GridLook, flow: PageFlow): number {
  const height = rowHeight(row, look)
  return height <= flow.fullRoom / 2 ? height : FEWEST_LINES * look.leading + 2 * look.padY
}

export function rowHeight(row: GridRow, look: GridLook): number {
  const lines = Math.max(1, ...row.cells.map((cell) => cell.lines.length))
  return lines * look.leading + 2 * look.padY
}

/** Vertical lines in one stretch of a page, by their place. */
interface OpenEdge {
  readonly from: number
  to: number
}

class GridPlacer {
  private readonly flow: PageFlow
  private readonly header: readonly GridRow[]
  private readonly look: GridLook
  private readonly edges = new Map<number, OpenEdge>()
  private gridTop = 0
  private headerHeight = 0

  constructor(flow: PageFlow, header: readonly GridRow[], look: GridLook) {
    this.flow = flow
    this.header = header
    this.look = look
    this.headerHeight = header.reduce((sum, row) => sum + rowHeight(row, look), 0)
    this.begin()
  }

  /** @param kept points that must follow on the same page. */
  place(row: GridRow, kept: number): void {
    const height = rowHeight(row, this.look)
    const mostOnPage = this.flow.fullRoom - this.headerHeight
    const splits = height > mostOnPage
    if (splits) this.split(row)
    else {
      if (height + kept > this.flow.room) this.nextPage()
      this.draw(row, 0, lineCount(row))
    }
  }

  finish(): void {
    this.closeEdges()
    const { flow } = this
    if (flow.y > this.gridTop) this.horizontal(flow.y, OUTER)
  }

  /** A row taller than a page: as many lines on each page as there is room for. */
  private split(row: GridRow): void {
    const count = lineCount(row)
    for (let from = 0; from < count; ) {
      const fitting = Math.floor((this.flow.room - 2 * this.look.padY) / this.look.leading)
      if (fitting < FEWEST_LINES && !this.isFresh()) {
        this.nextPage()
        continue
      }
      const to = Math.min(count, from + Math.max(1, fitting))
      this.draw(row, from, to)
      from = to
    }
  }

  /** Nothing but the header stands on this page so far. */
  private isFresh(): boolean {
    return this.flow.y <= this.flow.top + this.headerHeight + 0.01
  }

  private begin(): void {
    this.gridTop = this.flow.y
    this.horizontal(this.flow.y, OUTER)
    for (const row of this.header) this.draw(row, 0, lineCount(row))
  }

  private nextPage(): void {
    this.finish()
    this.flow.newPage()
    this.begin()
  }

  private draw(row: GridRow, from: number, to: number): void {
    const { flow, look } = this
    const height = (to - from) * look.leading + 2 * look.padY
    if (flow.y > this.gridTop) this.horizontal(flow.y, INNER)
    this.extendEdges(row, height)
    for (const cell of row.cells) this.drawCell(cell, from, to)
    flow.y += height
  }

  private drawCell(cell: GridCell, from: number, to: number): void {
    const { flow, look } = this
    const lines = cell.lines.slice(from, to)
    // Short cells stand in the middle of the row, as official tables have it.
    const blank = from === 0 ? (to - from - lines.length) / 2 : 0
    const x = flow.left + cell.left + look.padX
    const width = cell.right - cell.left - 2 * look.padX
    for (const [index, line] of lines.entries()) {
      const top = flow.y + look.padY + (index + blank) * look.leading
      flow.putLine(line, cell.style, top + look.leading / 2 + cell.style.size * 0.38, { x, width, align: cell.align })
    }
  }

  private extendEdges(row: GridRow, height: number): void {
    const { y } = this.flow
    const places = new Set(row.cells.flatMap((cell) => [cell.left, cell.right]))
    for (const place of places) {
      const open = this.edges.get(place)
      if (open && Math.abs(open.to - y) < 0.01) open.to = y + height
      else {
        if (open) this.vertical(place, open)
        this.edges.set(place, { from: y, to: y + height })
      }
    }
  }

  private closeEdges(): void {
    for (const [place, edge] of this.edges) this.vertical(place, edge)
    this.edges.clear()
  }

  private vertical(place: number, edge: OpenEdge): void {
    const x = this.flow.left + place
    const isOuter = place < 0.01 || place > this.flow.width - 0.01
    this.flow.page.lines.push({ x1: x, y1: edge.from, x2: x, y2: edge.to, width: isOuter ? OUTER : INNER })
  }

  private horizontal(y: number, width: number): void {
    const { left } = this.flow
    this.flow.page.lines.push({ x1: left, y1: y, x2: left + this.flow.width, y2: y, width })
  }
}

function lineCount(row: GridRow): number {
  return Math.max(1, ...row.cells.map((cell) => cell.lines.length))
}

/** Padding inside cells: 1.2 mm at the sides. */
export const CELL_PAD_X = 1.2 * POINTS_PER_MM

import type { Form, Table, TableColumn, TableRow } from '../../domain/documents/document'
import { CELL_PAD_X, type GridCell, type GridLook, type GridRow, gridLead, layOutGrid, rowHeight } from './layout-grid'
import { layOutParagraph } from './layout-text'
import { POINTS_PER_MM } from './page'
import type { PageFlow } from './page-flow'
import type { TextStyle } from './typesetter'

/** Columns from which on letters are small (小五号). */
const MANY_COLUMNS = 8

/** Rows of a table with its edges, ready for the grid. */
interface SetTable {
  readonly header: GridRow
  readonly rows: readonly GridRow[]
  readonly look: GridLook
}

/** Puts a table on pages; an empty one is its sentence. */
export function layOutTable(flow: PageFlow, table: Table): void {
  if (table.rows.length === 0) {
    layOutParagraph(flow, { kind: 'paragraph', text: table.whenEmpty, style: 'body', where: table.where })
    return
  }
  const set = setTable(flow, table)
  layOutGrid(flow, [set.header], set.rows, set.look)
  flow.y += AFTER
}

const AFTER = 10

/** A table of so few rows goes to the next page rather than being torn apart. */
const FEW_ROWS = 12

/** Height of what must stand together at a table's beginning. */
export function tableLead(flow: PageFlow, table: Table): number {
  if (table.rows.length === 0) return 2 * 22
  const { header, rows, look } = setTable(flow, { ...table, rows: table.rows.slice(0, FEW_ROWS) })
  const heights = [header, ...rows].reduce((sum, row) => sum + rowHeight(row, look), 0)
  const isShort = table.rows.length <= FEW_ROWS && heights <= flow.fullRoom / 2
  return isShort ? heights : rowHeight(header, look) + gridLead(flow, rows, look)
}

function setTable(flow: PageFlow, table: Table): SetTable {
  const size = table.columns.length >= MANY_COLUMNS ? 9 : 10
  const look = { leading: size * 1.42, padX: CELL_PAD_X, padY: size * 0.28 }
  const edges = columnEdges(table.columns, flow.width)
  const plain: TextStyle = { face: 'serif', size }
  const bold: TextStyle = { face: 'sansBold', size }
  const cell = (text: string, column: number, style: TextStyle, where: string): GridCell => {
    const left = edges[column] ?? 0
    const right = edges[column + 1] ?? flow.width
    const room = { width: right - left - 2 * look.padX }
    const align = table.columns[column]?.align ?? 'left'
    const lines = flow.typesetter.lines(text.trimEnd(), style, room, where)
    return { left, right, lines, style, align: lines.length > 1 ? 'left' : align }
  }
  const rowOf = (row: TableRow): GridRow => {
    if (row.kind === 'group') return groupRow(flow, row, bold, look)
    const style = row.kind === 'total' ? bold : plain
    const cells = table.columns.map((column, index) => {
      return cell(row.cells[index] ?? '', index, style, `${row.where}·${column.title}`)
    })
    return { cells, keepWithNext: false }
  }
  const titles = table.columns.map((column, index) => {
    return { ...cell(column.title, index, bold, table.where), align: 'center' as const }
  })
  return { header: { cells: titles, keepWithNext: false }, rows: table.rows.map(rowOf), look }
}

function groupRow(flow: PageFlow, row: { text: string; where: string }, style: TextStyle, look: GridLook): GridRow {
  const lines = flow.typesetter.lines(row.text, style, { width: flow.width - 2 * look.padX }, row.where)
  return { cells: [{ left: 0, right: flow.width, lines, style, align: 'left' }], keepWithNext: true }
}

/** Left edge of every column, and the right edge of the last, in points. Fixed widths too wide in all are scaled down. */
export function columnEdges(columns: readonly Pick<TableColumn, 'width'>[], width: number): number[] {
  const fixed = columns.reduce((sum, { width: own }) => sum + ('mm' in own ? own.mm * POINTS_PER_MM : 0), 0)
  const shares = columns.reduce((sum, { width: own }) => sum + ('share' in own ? own.share : 0), 0)
  const perShare = shares > 0 ? Math.max(width - fixed, shares * NARROWEST_SHARE) / shares : 0
  const scale = width / (fixed + shares * perShare)
  const edges = [0]
  for (const { width: own } of columns) {
    const points = ('mm' in own ? own.mm * POINTS_PER_MM : own.share * perShare) * scale
    edges.push((edges.at(-1) ?? 0) + points)
  }
  return edges
}

const NARROWEST_SHARE = 20

const FORM_SIZE = 11
const FORM_LOOK: GridLook = { leading: 17, padX: 1.8 * POINTS_PER_MM, padY: 5 }
const LABEL_WIDTH = 32 * POINTS_PER_MM

/** 表单: labels and values in borders, a row with two fields split in the middle. */
export function layOutForm(flow: PageFlow, form: Form): void {
  layOutGrid(flow, [], formRows(flow, form), FORM_LOOK)
  flow.y += AFTER
}

export function formLead(flow: PageFlow, form: Form): number {
  return gridLead(flow, formRows(flow, form), FORM_LOOK)
}

function formRows(flow: PageFlow, form: Form): GridRow[] {
  return form.rows.map((fields) => {
    const share = flow.width / fields.length
    const cells = fields.flatMap((field, index): GridCell[] => {
      const left = index * share
      const middle = left + LABEL_WIDTH
      const right = left + share
      const where = `${form.where}·${field.label}`
      const label: TextStyle = { face: 'sans', size: FORM_SIZE }
      const value: TextStyle = { face: 'serif', size: FORM_SIZE }
      const linesOf = (text: string, style: TextStyle, width: number) =>
        flow.typesetter.lines(text.trimEnd(), style, { width: width - 2 * FORM_LOOK.padX }, where)
      return [
        { left, right: middle, lines: linesOf(field.label, label, LABEL_WIDTH), style: label, align: 'center' },
        { left: middle, right, lines: linesOf(field.value, value, right - middle), style: value, align: 'left' },
      ]
    })
    return { cells, keepWithNext: false }
  })
}

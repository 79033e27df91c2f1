import { compareNatural } from '../../../domain/standards/natural-order'
import type { Column } from './table-column'

/** One level of sorting. */
export interface SortLevel {
  readonly id: string
  readonly desc: boolean
}

/** Pinyin order with numbers by their size. Ten thousand names take some 30 ms. */
const chinese = new Intl.Collator('zh-CN', { numeric: true })

/** Letters, digits and signs of ASCII only, as in numbers, codes and dates: these need no collation, which is slow. */
const PLAIN = /^[ -~]*$/

type CellValue = string | number | null

export interface RowOrder<Row> {
  readonly columns: readonly Column<Row>[]
  readonly sorting: readonly SortLevel[]
  /** The former result: sorting what is nearly sorted takes a tenth of the time. Never changes the outcome. */
  readonly former?: readonly Row[]
}

/**
 * The rows in the wanted order; the same array when nothing is sorted. Rows that are equal keep the order in which they
 * came. Empty cells stand last in either direction, as in a spreadsheet.
 */
export function orderRows<Row>(rows: readonly Row[], { columns, sorting, former = [] }: RowOrder<Row>): readonly Row[] {
  const levels = sorting.flatMap(({ id, desc }) => {
    const column = columns.find((candidate) => candidate.id === id)
    return column ? [levelOf(rows, column, desc)] : []
  })
  if (levels.length === 0) return rows
  const order = startingOrder(rows, former)
  order.sort((left, right) => {
    for (const level of levels) {
      const difference = compareCells(level, left.index, right.index)
      if (difference !== 0) return difference
    }
    return left.index - right.index
  })
  return order.map(({ row }) => row)
}

interface Placed<Row> {
  readonly row: Row
  readonly index: number
}

/** The rows with their places, those of the former order first and as they stood there. */
function startingOrder<Row>(rows: readonly Row[], former: readonly Row[]): Placed<Row>[] {
  const places = new Map(rows.map((row, index) => [row, index]))
  const order: Placed<Row>[] = []
  for (const list of [former, rows]) {
    for (const row of list) {
      const index = places.get(row)
      if (index !== undefined) order.push({ row, index })
      places.delete(row)
    }
  }
  return order
}

interface Level {
  readonly values: readonly CellValue[]
  readonly sign: 1 | -1
  readonly compareTexts: (left: string, right: string) => number
}

function levelOf<Row>(rows: readonly Row[], column: Column<Row>, desc: boolean): Level {
  const values = rows.map((row) => column.value(row))
  const isPlain = values.every((value) => typeof value !== 'string' || PLAIN.test(value))
  return { values, sign: desc ? -1 : 1, compareTexts: isPlain ? compareNatural : chinese.compare }
}

function compareCells({ values, sign, compareTexts }: Level, leftIndex: number, rightIndex: number): number {
  const left = values[leftIndex] ?? ''
  const right = values[rightIndex] ?? ''
  if (left === right) return 0
  if (left === '') return 1
  if (right === '') return -1
  if (typeof left === 'number' && typeof right === 'number') return (left - right) * sign
  return compareTexts(String(left), String(right)) * sign
}

import { ACCEPTED_HEADERS } from './columns'
import { distinctColumns, type TableColumn, type TableLayout } from './layout'
import type { ImportProblem } from './problem'

/** Columns that stop an import until a person decides: not understood (D5.2), or of one meaning with another. */
export function columnProblems({
  columns,
  headerRow: row,
}: Pick<TableLayout, 'columns' | 'headerRow'>): ImportProblem[] {
  const distinct = distinctColumns(columns)
  return columns.flatMap((column, at) => {
    const { field, header, index } = column
    if (distinct[at]?.field) return []
    const doubled = field !== null
    const message = doubled ? '与前面的列含义相同。' : '表头无法识别。'
    const accepted = doubled ? '每种内容只能有一列' : `可用的表头：${ACCEPTED_HEADERS.join('、')}`
    return [{ row, column: placeName(index), value: header || exampleOf(column), severity: 'error', message, accepted }]
  })
}

function exampleOf({ examples: [first = ''] }: TableColumn): string {
  return first
}

/** A column as people count it. */
export function placeName(index: number): string {
  return `第${index + 1}列`
}

/** What is said of a table whose columns nobody can tell. */
export function noHeaderMessage(): string {
  return `没有找到表头，也不能确定各列的含义。表头至少要有“标准号”或“标准名称”，可用的表头：${ACCEPTED_HEADERS.join('、')}。`
}

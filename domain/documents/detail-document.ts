import { officialDate } from '../records/dates'
import { standardKind } from '../records/standard'
import { DETAIL_COLUMNS, type DetailColumn, type DetailRow, detailCell, detailTable } from '../standards/detail-table'
import { nodePath } from '../standards/system-tree'
import type { WorkspaceState } from '../workspace/state'
import type { TableColumn, TableRow, Width } from './document'
import type { PacketSource } from './packet-source'
import { TABLE_PAGE } from './page-styles'
import { note, onePart, type PacketPart } from './parts'

const WHERE = '标准明细表'

const WIDTHS: Readonly<Record<DetailColumn, Width>> = {
  序号: { mm: 11 },
  标准体系编号: { mm: 25 },
  标准号: { mm: 43 },
  标准名称: { share: 1 },
  宜定级别: { mm: 17 },
  实施日期: { mm: 20 },
  国际国外标准号及采用关系: { mm: 26 },
  被代替标准号或作废: { mm: 35 },
  备注: { mm: 28 },
}

const CENTRED: readonly DetailColumn[] = ['序号', '宜定级别', '实施日期']

/** 标准明细表: the nine columns of GB/T 13016-2018, under a line for each node of the system that has standards. */
export function detailDocument({ state, asOf }: PacketSource): PacketPart {
  const rows = detailTable(state, { nodeId: null, on: asOf })
  const columns = DETAIL_COLUMNS.map((title): TableColumn => {
    return { title, width: WIDTHS[title], align: CENTRED.includes(title) ? 'center' : 'left' }
  })
  return onePart(WHERE, TABLE_PAGE, [
    {
      kind: 'table',
      where: WHERE,
      whenEmpty: '标准体系中尚未列入标准。',
      columns,
      rows: groupedRows(state, rows),
    },
    ...(rows.length === 0 ? [] : [note(`注：共 ${rows.length} 项，标准状态以${officialDate(asOf)}为准。`, WHERE)]),
  ])
}

function groupedRows(state: WorkspaceState, rows: readonly DetailRow[]): TableRow[] {
  const sizes = new Map<string | null, number>()
  for (const { nodeId } of rows) sizes.set(nodeId, (sizes.get(nodeId) ?? 0) + 1)
  return rows.flatMap((row, index): TableRow[] => {
    const isFirst = index === 0 || rows[index - 1]?.nodeId !== row.nodeId
    const cells = DETAIL_COLUMNS.map((column) => detailCell(row, column))
    const where = `标准“${standardKind.titleOf(row.standard)}”`
    const line: TableRow = { kind: 'cells', cells, where }
    return isFirst ? [groupRow(state, row, sizes.get(row.nodeId) ?? 0), line] : [line]
  })
}

function groupRow(state: WorkspaceState, { nodeId }: DetailRow, size: number): TableRow {
  const path = nodeId === null ? [] : nodePath(state.systemNodes, nodeId)
  // The root names the whole system, which the table is about anyway.
  const named = path.length > 1 ? path.slice(1) : path
  const names = named.map((node) => [node.code, node.name].filter(Boolean).join(' ') || '未命名节点')
  const text = `${names.join(' / ') || '未归类'}（${size}项）`
  return { kind: 'group', text, where: `标准体系节点“${names.at(-1) ?? ''}”` }
}

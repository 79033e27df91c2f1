import { CATALOGUE_COLUMNS, type CatalogueColumn, type CatalogueGroup, catalogue } from '../archive/catalogue'
import { archiveItemKind } from '../records/archive-item'
import type { Block, Table, TableColumn, Width } from './document'
import type { PacketSource } from './packet-source'
import { TABLE_PAGE } from './page-styles'
import { body, note, onePart, type PacketPart, subheadings } from './parts'

const WHERE = '归档文件目录'

const WIDTHS: Readonly<Record<CatalogueColumn, Width>> = {
  序号: { mm: 12 },
  档号: { mm: 48 },
  文号: { mm: 42 },
  责任者: { mm: 40 },
  题名: { share: 1 },
  日期: { mm: 19 },
  密级: { mm: 12 },
  页数: { mm: 12 },
  备注: { mm: 22 },
}

const CENTRED: readonly CatalogueColumn[] = ['序号', '日期', '密级', '页数']

/** 归档文件目录: nine columns, lying A4, one table for each 年度 and 保管期限 (DA/T 22-2015 5.5). */
export function archiveDocument({ state }: PacketSource): PacketPart {
  const groups = catalogue(state)
  if (groups.length === 0) return onePart(WHERE, TABLE_PAGE, [body('尚无归档文件。', WHERE)])
  const heading = subheadings(WHERE)
  const [workspace] = state.workspaces.values()
  const fonds = `全宗号：${workspace?.fondsNumber || '　　　　'}　　全宗名称：${workspace?.fondsName || '　　　　　　　　'}`
  return onePart(WHERE, TABLE_PAGE, [
    note(fonds, WHERE),
    ...groups.flatMap((group): Block[] => [heading(titleOf(group)), note(sumOf(group), WHERE), groupTable(group)]),
  ])
}

function titleOf({ year, retention }: CatalogueGroup): string {
  return `${year === null ? '年度未定' : `${year}年度`}　保管期限：${retention ?? '未定'}`
}

function sumOf({ rows, pages }: CatalogueGroup): string {
  return `共${rows.length}件，${pages}页。`
}

function groupTable(group: CatalogueGroup): Table {
  return {
    kind: 'table',
    where: WHERE,
    whenEmpty: '',
    columns: CATALOGUE_COLUMNS.map((title): TableColumn => {
      return { title, width: WIDTHS[title], align: CENTRED.includes(title) ? 'center' : 'left' }
    }),
    rows: group.rows.map(({ item, cells }) => ({
      kind: 'cells',
      cells: CATALOGUE_COLUMNS.map((column) => cells[column]),
      where: `归档文件“${archiveItemKind.titleOf(item)}”`,
    })),
  }
}

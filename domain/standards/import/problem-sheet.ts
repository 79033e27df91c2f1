import type { SheetTable } from '../../spreadsheet/sheet-table'
import { type ImportProblem, SEVERITY_LABELS } from './problem'

/**
 * The problems of an import as a sheet, to be handed to whoever keeps the original table.
 * @param source the name of the imported file.
 */
export function problemSheet(source: string, problems: readonly ImportProblem[]): SheetTable {
  return {
    name: '导入问题清单',
    title: `“${source}”导入问题清单`,
    columns: [
      { header: '程度', width: 10, type: 'text' },
      { header: '行', width: 8, type: 'number' },
      { header: '列', width: 20, type: 'text' },
      { header: '单元格内容', width: 36, type: 'text' },
      { header: '说明', width: 44, type: 'text' },
      { header: '可以接受的内容', width: 44, type: 'text' },
    ],
    rows: problems.map(({ severity, row, column, value, message, accepted }) => {
      return [SEVERITY_LABELS[severity], row, column, value, message, accepted]
    }),
    landscape: true,
  }
}

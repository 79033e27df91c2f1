import { fail } from '../../domain/result'
import type { TableRow } from '../../domain/standards/import/layout'
import type { CellRemark } from '../../domain/standards/import/remarks'

/** A sheet of a workbook, or the one table of a CSV file: only the rows in which anything stands. */
export interface Sheet {
  readonly name: string
  readonly hidden: boolean
  /** The cells as text; dates as YYYY-MM-DD. */
  readonly rows: readonly TableRow[]
  /** Cells that could not be read as they are meant. */
  readonly remarks: readonly CellRemark[]
}

/** A file with tables, read whole. */
export interface TableFile {
  readonly kind: 'xlsx' | 'csv'
  /** How the text of a CSV file was read; '' for a workbook. */
  readonly encoding: string
  readonly sheets: readonly Sheet[]
}

/** How a table file is read. */
export interface ReadTableOptions {
  /** The program has just written it: read to compare, without the limits and doubts that foreign files meet. */
  readonly isOwn?: boolean
}

const SENTENCES = {
  empty: '文件是空的，没有导入任何内容。请选择有内容的表格。',
  'too-large': '文件过大（超过 100 MB，或解开后超过 400 MB），没有导入任何内容。请拆分成几个表格再导入。',
  'too-many-rows': '表格超过 50,000 行，没有导入任何内容。请拆分成几个表格再导入。',
  'suspicious-compression': '文件的压缩比异常，可能是有害文件，没有打开。请向提供者核实来源。',
  'encrypted-workbook': '这个 Excel 文件设有打开密码，没有导入任何内容。请在 Excel 或 WPS 中取消密码、另存后再导入。',
  'old-workbook':
    '这是旧格式的 Excel 文件（.xls），没有导入任何内容。请在 Excel 或 WPS 中另存为“Excel 工作簿（.xlsx）”后再导入。',
  'not-a-table':
    '这不是 Excel 工作簿（.xlsx）或 CSV 文件，没有导入任何内容。请在 Excel 或 WPS 中另存为其中一种后再导入。',
  'damaged-workbook':
    '这个 Excel 文件已损坏或不完整，没有导入任何内容。请重新取得文件，或在 Excel 或 WPS 中打开、另存后再导入。',
  'unknown-encoding':
    '这个文本文件的编码无法辨认，没有导入任何内容。请在 Excel 或 WPS 中另存为“Excel 工作簿（.xlsx）”后再导入。',
  'garbled-text':
    '文件中的文字已经是乱码（例如“锟斤拷”），多半是用错误的编码打开后另存的，没有导入任何内容。请重新取得原文件。',
} as const

export type TableFileProblem = keyof typeof SENTENCES

/** A table file that is refused, with its sentence. */
export function refuseTable(kind: TableFileProblem) {
  return fail(kind, SENTENCES[kind])
}

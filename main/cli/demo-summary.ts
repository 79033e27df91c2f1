import type { SystemNode } from '../../domain/records/system-node'
import { canonicalJson } from '../../domain/workspace/canonical-json'
import { FILE_TABLES, type FileCounts } from '../../domain/workspace/file-tables'
import type { RowsByTable } from '../../domain/workspace/rows'
import type { MissingGlyph } from '../../preload/contract'
import type { WorkspaceFile } from '../workspace-file/read'
import { countLines } from './count-lines'

/** One thing that was read back and compared. */
export interface DemoCheck {
  readonly what: string
  readonly passed: boolean
}

export interface DemoSummary {
  readonly title: string
  readonly folder: string
  readonly edits: readonly string[]
  readonly pdf: {
    readonly name: string
    readonly bytes: number
    readonly sha256: string
    readonly pages: number
    readonly missingGlyphs: readonly MissingGlyph[]
  }
  readonly workspace: {
    readonly name: string
    readonly bytes: number
    readonly sha256: string
    readonly counts: FileCounts
  }
  readonly checks: readonly DemoCheck[]
}

/** Compares what was read back from the two files with what was put in. */
export function checkedBack(
  put: { readonly rows: RowsByTable; readonly node: SystemNode },
  read: WorkspaceFile,
  pages: { readonly stated: number; readonly found: number },
): DemoCheck[] {
  const node = read.rows.get('systemNodes')?.find(({ id }) => id === put.node.id)
  return [
    { what: '读回的工作区与写出的逐条相同', passed: contentOf(read.rows) === contentOf(put.rows) },
    { what: '新增的节点在撤销移动后回到原处', passed: node?.parentId === put.node.parentId },
    { what: 'PDF读回的页数与生成时相同', passed: pages.stated === pages.found },
  ]
}

function contentOf(rows: RowsByTable): string {
  const lines = FILE_TABLES.flatMap((table) => (rows.get(table) ?? []).map((row) => `${table} ${canonicalJson(row)}`))
  return lines.sort().join('\n')
}

/** The summary for people. */
export function summaryLines({ title, folder, edits, pdf, workspace, checks }: DemoSummary): string[] {
  return [
    `标准化试点工作台 演示摘要：${title}`,
    '',
    '已完成的编辑：',
    ...edits.map((edit, index) => `  ${index + 1}. ${edit}`),
    '',
    `材料包：${pdf.name}，${pdf.pages} 页，${pdf.bytes} 字节`,
    pdf.missingGlyphs.length === 0 ? '  所有文字都有字体。' : `  有 ${pdf.missingGlyphs.length} 个字没有字体。`,
    `工作区文件：${workspace.name}，${workspace.bytes} 字节`,
    `  SHA-256 ${workspace.sha256}`,
    ...countLines(workspace.counts),
    '',
    '读回核对：',
    ...checks.map(({ what, passed }) => `  ${passed ? '通过' : '未通过'}：${what}`),
    '',
    `输出文件夹：${folder}`,
  ]
}

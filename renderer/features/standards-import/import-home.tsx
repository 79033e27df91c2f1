import { DownloadOutlined, FileExcelOutlined } from '@ant-design/icons'
import { Alert, Button, Card, Space, Typography } from 'antd'
import { ACCEPTED_HEADERS } from '../../../domain/standards/import/columns'
import { standardsTemplate } from '../../../domain/standards/standards-sheet'
import { useWorkspaceState } from '../../storage/workspace-hooks'
import { useTableExport } from '../exchange/use-table-export'
import type { ImportDone } from './import-session'
import type { Importing } from './use-importing'

/** What can be imported, the first step, and what the last import came to. */
export function ImportHome({ done, importing }: { readonly done: ImportDone | null; readonly importing: Importing }) {
  const state = useWorkspaceState()
  const { exportTable, progressWindow } = useTableExport()
  return (
    <div className="import-home">
      {done && <Alert type="success" showIcon title={doneSentence(done)} />}
      <Card title="导入标准明细表">
        <ol className="import-steps">
          <li>选择 Excel 工作簿（.xlsx）或 CSV 文件；表头在第几行、各列叫什么名称都可以，程序会辨认。</li>
          <li>核对各列的对应关系，预览哪些新增、哪些更新、哪些相同；已整理的和有疑问的单元格逐一列出。</li>
          <li>点“导入”才写入，一次完成；导入后可用 Ctrl+Z 一步撤销。</li>
        </ol>
        <Typography.Paragraph type="secondary">
          可以辨认的列：{ACCEPTED_HEADERS.join('、')}。空单元格表示没有提供，不会清除已有内容。
        </Typography.Paragraph>
        <Space>
          <Button type="primary" icon={<FileExcelOutlined />} onClick={() => void importing.chooseFile()}>
            选择 Excel 或 CSV 文件
          </Button>
          <Button icon={<DownloadOutlined />} onClick={() => void exportTable(standardsTemplate(state), TEMPLATE_NAME)}>
            下载填写模板
          </Button>
        </Space>
        {progressWindow}
      </Card>
    </div>
  )
}

const TEMPLATE_NAME = '标准明细表填写模板.xlsx'

function doneSentence({ file, counts }: ImportDone): string {
  const { added, updated, unchanged, skipped } = counts
  return `已从“${file}”导入：新增 ${added} 项，更新 ${updated} 项，相同 ${unchanged} 项，跳过 ${skipped} 行。可用 Ctrl+Z 撤销。`
}

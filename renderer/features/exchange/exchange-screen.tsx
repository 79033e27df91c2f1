import { ImportOutlined, PlusOutlined, ReadOutlined } from '@ant-design/icons'
import { App, Button, Card, Space, Typography } from 'antd'
import { useWorkbench } from '../../storage/workspace-hooks'
import { Page } from '../../ui/page'
import { AttachmentsCard } from '../attachments/attachments-card'
import { ExportCard } from './export-card'
import { useImport } from './import-workspace'
import { useJob } from './use-job'
import { WorkspaceList } from './workspace-list'

/** 导入导出: carry the work to another PC, bring it in, hand it in on paper. */
export function ExchangeScreen() {
  const exporting = useJob()
  const importing = useImport(true)
  const workbench = useWorkbench()
  const { message } = App.useApp()
  const create = async () => {
    const created = await workbench.createWorkspace('新建试点')
    if (!created.ok) void message.error(created.error.message, 8)
  }
  return (
    <Page title="导入导出">
      <div style={{ maxWidth: 860 }}>
        <ExportCard runJob={exporting.runJob} />
        <Card title="导入" style={{ marginBottom: 16 }}>
          <Typography.Paragraph type="secondary">
            导入前先逐项核对文件。文件损坏、不是工作区文件或由更新版本的程序制作时不会导入，现有数据不变。
          </Typography.Paragraph>
          <Space wrap>
            <Button icon={<ImportOutlined />} onClick={() => void importing.importFile()}>
              导入工作区文件
            </Button>
            <Button icon={<ReadOutlined />} onClick={() => void importing.openSample()}>
              打开示例工作区
            </Button>
            <Button icon={<PlusOutlined />} onClick={() => void create()}>
              新建空白工作区
            </Button>
          </Space>
        </Card>
        <AttachmentsCard />
        <WorkspaceList />
      </div>
      {exporting.progressWindow}
      {importing.windows}
    </Page>
  )
}

import { App, Button, Space, Typography } from 'antd'
import { useImport } from '../features/exchange/import-workspace'
import { useWorkbench } from '../storage/workspace-hooks'
import { CenteredCard } from './centered-card'

/** No workspace yet: look at the sample, begin with an empty one, or bring in a file. */
export function WelcomeScreen() {
  const workbench = useWorkbench()
  const { message } = App.useApp()
  const { importFile, openSample, windows } = useImport(false)
  const create = async () => {
    const created = await workbench.createWorkspace('新建试点')
    if (!created.ok) void message.error(created.error.message, 8)
  }
  return (
    <CenteredCard>
      <Typography.Title level={4}>标准化试点工作台</Typography.Title>
      <Typography.Paragraph type="secondary">
        社会管理和公共服务综合标准化试点的全部材料，一处填写，处处可用。请选择从哪里开始：
      </Typography.Paragraph>
      <Space orientation="vertical" size={12} style={{ width: '100%' }}>
        <Button block type="primary" size="large" onClick={() => void openSample()}>
          打开示例工作区
        </Button>
        <Button block size="large" onClick={() => void create()}>
          新建空白工作区
        </Button>
        <Button block size="large" onClick={() => void importFile()}>
          导入工作区文件（.bzsd）
        </Button>
      </Space>
      {windows}
    </CenteredCard>
  )
}

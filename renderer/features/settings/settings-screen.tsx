import { App, Card, Descriptions } from 'antd'
import { useWorkbenchView } from '../../storage/workspace-hooks'
import { Page } from '../../ui/page'
import { AuthorForm } from './author-form'

/** 设置: what belongs to this PC, not to the workspace. */
export function SettingsScreen() {
  const { message } = App.useApp()
  const startup = useWorkbenchView((view) => view.startup)
  return (
    <Page title="设置">
      <Card title="使用人" style={{ maxWidth: 560, marginBottom: 16 }}>
        <AuthorForm submitLabel="保存" onSaved={() => void message.success('已保存，以后的修改记在这个姓名下。')} />
      </Card>
      <Card title="本机" style={{ maxWidth: 560 }}>
        <Descriptions
          column={1}
          size="small"
          items={[
            { key: 'version', label: '程序版本', children: startup?.version },
            { key: 'device', label: '本机编号', children: startup?.device },
          ]}
        />
      </Card>
    </Page>
  )
}

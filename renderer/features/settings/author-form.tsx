import { App, Button, Form, Input } from 'antd'
import type { Author } from '../../../domain/workspace/change'
import { useWorkbench, useWorkbenchView } from '../../storage/workspace-hooks'

/** Who works here: printed with every line of 修改记录. */
export function AuthorForm({ submitLabel, onSaved }: { readonly submitLabel: string; readonly onSaved?: () => void }) {
  const workbench = useWorkbench()
  const { message } = App.useApp()
  const author = useWorkbenchView((view) => view.startup?.author ?? null)
  const save = async ({ name, office }: Author) => {
    const saved = await workbench.saveAuthor({ name: name.trim(), office: (office ?? '').trim() })
    if (saved.ok) onSaved?.()
    else void message.error(saved.error.message, 8)
  }
  return (
    <Form<Author>
      layout="vertical"
      initialValues={author ?? { name: '', office: '' }}
      onFinish={save}
      requiredMark={false}
    >
      <Form.Item name="name" label="姓名" rules={[{ required: true, whitespace: true, message: '请填写姓名' }]}>
        <Input autoFocus maxLength={100} placeholder="如 王小云" />
      </Form.Item>
      <Form.Item name="office" label="科室/单位">
        <Input maxLength={200} placeholder="如 标准化科" />
      </Form.Item>
      <Button type="primary" htmlType="submit">
        {submitLabel}
      </Button>
    </Form>
  )
}

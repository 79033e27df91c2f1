import { Typography } from 'antd'
import { AuthorForm } from '../features/settings/author-form'
import { CenteredCard } from './centered-card'

/** Asked once, at the first start. */
export function AuthorScreen() {
  return (
    <CenteredCard width={440}>
      <Typography.Title level={4}>欢迎使用标准化试点工作台</Typography.Title>
      <Typography.Paragraph type="secondary">
        每次修改都会记下是谁改的。请填写您的姓名和科室，只需填写一次，以后可在“设置”中更改。
      </Typography.Paragraph>
      <AuthorForm submitLabel="开始使用" />
    </CenteredCard>
  )
}

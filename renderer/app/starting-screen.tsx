import { Spin } from 'antd'
import { CenteredCard } from './centered-card'

/** Shown while the workspace is read. */
export function StartingScreen() {
  return (
    <CenteredCard width={320}>
      <div style={{ textAlign: 'center' }}>
        <Spin /> <span style={{ marginLeft: 12 }}>正在打开工作区…</span>
      </div>
    </CenteredCard>
  )
}

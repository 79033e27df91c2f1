import { FolderOpenOutlined } from '@ant-design/icons'
import { App, Button, Card, Space, Typography } from 'antd'
import { useStore } from 'zustand'
import { useWorkbench } from '../../storage/workspace-hooks'
import { localTime } from '../../ui/local-time'

/** 第二备份位置: a stick or another disk that every backup is copied to. */
export function SecondPlaceCard({ onChange }: { readonly onChange: () => Promise<void> }) {
  const { bridge, backups } = useWorkbench()
  const { message } = App.useApp()
  const state = useStore(backups.store, (view) => view.state)
  const choose = async () => {
    const chosen = await bridge.chooseSecondPlace({})
    if (!chosen.ok) return void message.error(chosen.error.message, 8)
    if (chosen.value === null) return
    await backups.refresh()
    // The first backup of a workspace that has none is copied as soon as it is made.
    const copied = await (backups.store.getState().state?.newest ? backups.copy() : backups.backUp('hand'))
    await onChange()
    if (!copied.ok) void message.warning(copied.error.message, 8)
    else if (backups.store.getState().state?.copied?.current) {
      void message.success(chosen.value.otherVolume ? '已复制并读回核对，可以拔出。' : '已复制并读回核对。')
    }
  }
  const forget = async () => {
    await bridge.forgetSecondPlace({})
    await backups.refresh()
    await onChange()
  }
  const second = state?.second ?? null
  const copied = state?.copied ?? null
  return (
    <Card size="small" title="第二备份位置">
      {second === null ? (
        <Typography.Paragraph type="secondary">
          选择 U 盘或另一块磁盘上的文件夹，每次备份后自动再复制一份，写完读回核对。
        </Typography.Paragraph>
      ) : (
        <>
          <Typography.Paragraph strong ellipsis={{ tooltip: second.name }} style={{ marginBottom: 4 }}>
            {second.name}
          </Typography.Paragraph>
          {!second.otherVolume && (
            <Typography.Paragraph type="warning" style={{ marginBottom: 4 }}>
              它与数据在同一块磁盘上，磁盘损坏时会一起丢失，请换到 U 盘或另一块磁盘。
            </Typography.Paragraph>
          )}
          <Typography.Paragraph type="secondary">{copiedText(copied)}</Typography.Paragraph>
        </>
      )}
      <Space wrap>
        <Button icon={<FolderOpenOutlined />} onClick={() => void choose()}>
          {second === null ? '选择文件夹' : '更换'}
        </Button>
        {second !== null && <Button onClick={() => void forget()}>不再复制</Button>}
      </Space>
    </Card>
  )
}

function copiedText(copied: { readonly at: string; readonly current: boolean } | null): string {
  if (copied === null) return '还没有复制过。'
  return `上次复制：${localTime(copied.at)}${copied.current ? '，与最近的备份一致。' : '，之后的备份还没有复制。'}`
}

import { App, Button, Card, Table, Tag } from 'antd'
import type { Slot } from '../../../preload/contract'
import { useWorkbench, useWorkbenchView } from '../../storage/workspace-hooks'
import { localTime } from '../../ui/local-time'

/** The workspaces on this PC. A replaced one is kept and can be opened again. */
export function WorkspaceList() {
  const workbench = useWorkbench()
  const { message } = App.useApp()
  const startup = useWorkbenchView((view) => view.startup)
  const open = async (slot: Slot) => {
    const opened = await workbench.openSlot(slot.id)
    if (opened.ok) void message.success(`已打开“${slot.title}”。`)
    else void message.error(opened.error.message, 8)
  }
  return (
    <Card title="本机的工作区">
      <Table<Slot>
        size="small"
        rowKey="id"
        pagination={false}
        dataSource={[...(startup?.slots ?? [])].reverse()}
        columns={[
          { title: '名称', dataIndex: 'title' },
          { title: '放入本机的时间', dataIndex: 'createdAt', width: 170, render: (at: string) => localTime(at) },
          { title: '状态', width: 110, render: (_, slot) => stateTag(slot, startup?.active ?? null) },
          {
            title: '操作',
            width: 90,
            render: (_, slot) =>
              slot.id === startup?.active ? null : (
                <Button size="small" onClick={() => void open(slot)}>
                  打开
                </Button>
              ),
          },
        ]}
      />
    </Card>
  )
}

function stateTag(slot: Slot, active: string | null) {
  if (slot.id === active) return <Tag color="green">正在使用</Tag>
  return slot.status === 'replaced' ? <Tag>已被替换</Tag> : <Tag color="blue">未打开</Tag>
}

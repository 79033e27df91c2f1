import { Button, Empty, Space, Table, Tag, Tooltip } from 'antd'
import type { ColumnsType } from 'antd/es/table'
import type { StoredBackup } from '../../../preload/backup-contract'
import { useWorkbenchView } from '../../storage/workspace-hooks'
import { localTime } from '../../ui/local-time'
import { contentText, reasonText, sizeText } from './backup-text'

interface Props {
  readonly backups: readonly StoredBackup[]
  readonly onPreview: (backup: StoredBackup) => void
  readonly onVerify: (backup: StoredBackup) => void
}

/** The backups, newest first; after a restore also those from before it. */
export function BackupList({ backups, onPreview, onVerify }: Props) {
  const active = useWorkbenchView((view) => view.startup?.active ?? '')
  const columns: ColumnsType<StoredBackup> = [
    {
      title: '备份时间',
      width: 168,
      render: (_, { at, slot }) => (
        <Space size={6}>
          {localTime(at)}
          {slot !== active && <Tag>恢复前</Tag>}
        </Space>
      ),
    },
    { title: '原因', width: 76, render: (_, { reason }) => reasonText(reason) },
    { title: '内容', ellipsis: true, render: (_, { counts }) => contentText(counts) },
    { title: '大小', width: 84, align: 'right', render: (_, { bytes }) => sizeText(bytes) },
    { title: '位置', width: 112, render: (_, backup) => placeText(backup) },
    { title: '状态', width: 84, render: (_, { problem }) => stateTag(problem) },
    {
      title: '操作',
      width: 136,
      render: (_, backup) => (
        <Space size={4}>
          <Button size="small" disabled={backup.problem !== null} onClick={() => onPreview(backup)}>
            预览
          </Button>
          <Button size="small" disabled={backup.problem !== null} onClick={() => onVerify(backup)}>
            校验
          </Button>
        </Space>
      ),
    },
  ]
  return (
    <Table<StoredBackup>
      className="backups-list"
      size="small"
      rowKey={({ slot, backup, problem }) => `${slot}/${backup}/${problem === null}`}
      columns={columns}
      dataSource={[...backups]}
      pagination={backups.length > 15 ? { pageSize: 15, showSizeChanger: false } : false}
      locale={{
        emptyText: <Empty description="还没有备份。有修改后每 30 分钟、退出程序时自动备份，也可以点“立即备份”。" />,
      }}
    />
  )
}

function placeText({ second }: StoredBackup): string {
  return second ? '本机、第二位置' : '本机'
}

function stateTag(problem: string | null) {
  if (problem === null) return <Tag color="green">完好</Tag>
  return (
    <Tooltip title={problem}>
      <Tag color="red">已损坏</Tag>
    </Tooltip>
  )
}

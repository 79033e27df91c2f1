import { Button, Empty, Space, Table, Tag, Tooltip } from 'antd'
import type { ColumnsType } from 'antd/es/table'
import type { StoredBackup } from '../../../preload/backup-contract'
import { useWorkbenchView } from '../../storage/workspace-hooks'
import { localTime } from '../../ui/local-time'
import { contentText, problemText, reasonText, sizeText } from './backup-text'

interface Props {
  readonly backups: readonly StoredBackup[]
  readonly onPreview: (backup: StoredBackup) => void
  readonly onVerify: (backup: StoredBackup) => void
}

/** So many rows fit on the screen of a small laptop twice over. */
const PAGE = 12

/** The backups, newest first; after a restore also those from before it. */
export function BackupList({ backups, onPreview, onVerify }: Props) {
  const active = useWorkbenchView((view) => view.startup?.active ?? '')
  const columns: ColumnsType<StoredBackup> = [
    { title: '备份', render: (_, backup) => <BackupCell backup={backup} isEarlier={backup.slot !== active} /> },
    { title: '大小', width: 76, align: 'right', render: (_, { bytes }) => sizeText(bytes) },
    { title: '第二份', width: 72, render: (_, backup) => <SecondTag backup={backup} /> },
    { title: '状态', width: 76, render: (_, { problem }) => <StateTag problem={problem} /> },
    {
      title: '操作',
      width: 124,
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
      tableLayout="fixed"
      rowKey={({ slot, backup, problem }) => `${slot}/${backup}/${problem === null}`}
      columns={columns}
      dataSource={[...backups]}
      pagination={backups.length > PAGE ? { pageSize: PAGE, showSizeChanger: false } : false}
      locale={{
        emptyText: <Empty description="还没有备份。有修改后每 30 分钟、退出程序时自动备份，也可以点“立即备份”。" />,
      }}
    />
  )
}

function BackupCell({ backup, isEarlier }: { readonly backup: StoredBackup; readonly isEarlier: boolean }) {
  const content = backup.problem === null ? contentText(backup.counts) : problemText(backup.problem)
  return (
    <>
      <div>
        {localTime(backup.at)}
        <span className="backups-reason">{reasonText(backup.reason)}</span>
        {isEarlier && <Tag className="backups-earlier">恢复前的工作区</Tag>}
      </div>
      <div className="backups-content" title={content}>
        {content}
      </div>
    </>
  )
}

/** Whether a copy lies in the second place, as far as that can be told just now. */
function SecondTag({ backup: { second } }: { readonly backup: StoredBackup }) {
  if (second === null) return <span className="backups-unknown">—</span>
  return second ? <Tag color="green">有</Tag> : <Tag>没有</Tag>
}

function StateTag({ problem }: { readonly problem: string | null }) {
  if (problem === null) return <Tag color="green">完好</Tag>
  return (
    <Tooltip title={problemText(problem)}>
      <Tag color="red">已损坏</Tag>
    </Tooltip>
  )
}

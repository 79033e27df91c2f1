import { App, Button, Typography } from 'antd'
import type { StoredBackup } from '../../preload/backup-contract'
import { restoreBackup } from '../commands/backups'
import { sizeText } from '../features/backups/backup-text'
import { useBackupList } from '../features/backups/use-backup-list'
import type { JobRunner } from '../features/exchange/use-job'
import { useWorkbench } from '../storage/workspace-hooks'
import { localTime } from '../ui/local-time'

/** For a workspace that cannot be opened any more: makes a new one of one of its backups, and keeps it as it is. */
export function BackupRescue({ runJob }: { readonly runJob: JobRunner['runJob'] }) {
  const workbench = useWorkbench()
  const { message } = App.useApp()
  const { backups } = useBackupList()
  const good = backups.filter(({ problem }) => problem === null)
  if (good.length === 0) return null
  const restore = async (backup: StoredBackup) => {
    const done = await runJob('恢复备份', (job, report) => restoreBackup(workbench, backup, job, report))
    if (done) void message.success(`已打开 ${localTime(backup.at)} 的备份。`)
  }
  return (
    <section aria-label="用备份另建工作区" style={{ marginTop: 20, textAlign: 'left' }}>
      <Typography.Title level={5}>用备份另建工作区</Typography.Title>
      <Typography.Paragraph type="secondary">
        备份之后的修改不在其中；现在打不开的工作区原样保留，不会删除。
      </Typography.Paragraph>
      <ul style={{ maxHeight: 190, margin: 0, padding: 0, overflow: 'auto', listStyle: 'none' }}>
        {good.map((backup) => (
          <li
            key={`${backup.slot}/${backup.backup}`}
            style={{
              display: 'flex',
              justifyContent: 'space-between',
              padding: '5px 8px',
              borderTop: '1px solid #f0f0f0',
            }}
          >
            {localTime(backup.at)}（{sizeText(backup.bytes)}）
            <Button size="small" onClick={() => void restore(backup)}>
              用这个备份
            </Button>
          </li>
        ))}
      </ul>
    </section>
  )
}

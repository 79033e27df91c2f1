import { SafetyCertificateOutlined, SaveOutlined } from '@ant-design/icons'
import { App, Button } from 'antd'
import { useState } from 'react'
import { useStore } from 'zustand'
import type { StoredBackup } from '../../../preload/backup-contract'
import { type BackupPreview, backUpNow, previewBackup, restoreBackup, verifyBackups } from '../../commands/backups'
import { useWorkbench } from '../../storage/workspace-hooks'
import { localTime } from '../../ui/local-time'
import { ScreenFrame } from '../../ui/screen-frame'
import { useJob } from '../exchange/use-job'
import { BackupList } from './backup-list'
import { BackupNotices } from './backup-notices'
import { BackupPreviewWindow } from './backup-preview'
import { BackupRules } from './backup-rules'
import { SecondPlaceCard } from './second-place-card'
import { useBackupList } from './use-backup-list'
import './backups.css'

/** 备份恢复: what is kept, whether it is good, and the way back. */
export function BackupsScreen() {
  const workbench = useWorkbench()
  const { message } = App.useApp()
  const { runJob, progressWindow } = useJob()
  const { backups, reload } = useBackupList()
  const [preview, setPreview] = useState<BackupPreview | null>(null)
  const newest = useStore(workbench.backups.store, ({ state }) => state?.newest ?? null)

  const backUp = async () => {
    const done = await runJob('备份', (job) => backUpNow(workbench, job))
    await reload()
    if (done === 'made') void message.success('备份已做好，已逐条读回核对。')
    if (done === 'unchanged') void message.success('自上次备份以来没有修改；最近的备份已重新核对，完好。')
  }
  const verify = async (wanted: readonly StoredBackup[]) => {
    const damaged = await runJob('核对备份', (job, report) => verifyBackups(workbench, wanted, job, report))
    await reload()
    if (damaged === 0) void message.success(`已逐字节核对 ${wanted.length} 个备份，全部完好。`)
    if (damaged) void message.warning(`${damaged} 个备份已损坏，已封存，不会用于恢复；其余完好。`, 8)
  }
  const look = async (backup: StoredBackup) => {
    setPreview(await runJob('预览备份', (job) => previewBackup(workbench, backup, job)))
  }
  const restore = async (backup: StoredBackup) => {
    setPreview(null)
    const done = await runJob('恢复备份', (job, report) => restoreBackup(workbench, backup, job, report))
    if (!done) return reload()
    void message.success(`已恢复到 ${localTime(backup.at)} 的备份。原工作区完整保留，可随时撤销恢复。`, 8)
  }

  return (
    <ScreenFrame
      title="备份恢复"
      fill
      summary={newest ? `最近一次备份：${localTime(newest.at)}` : '还没有备份'}
      actions={
        <>
          <Button
            icon={<SafetyCertificateOutlined />}
            disabled={backups.length === 0}
            onClick={() => void verify(backups.filter(({ problem }) => problem === null))}
          >
            全部校验
          </Button>
          <Button type="primary" icon={<SaveOutlined />} onClick={() => void backUp()}>
            立即备份
          </Button>
        </>
      }
    >
      <div className="backups">
        <div className="backups-main">
          <BackupNotices runJob={runJob} />
          <BackupList
            backups={backups}
            onPreview={(backup) => void look(backup)}
            onVerify={(backup) => void verify([backup])}
          />
        </div>
        <aside className="backups-side" aria-label="备份设置">
          <SecondPlaceCard onChange={reload} />
          <BackupRules />
        </aside>
      </div>
      <BackupPreviewWindow
        preview={preview}
        onClose={() => setPreview(null)}
        onRestore={(backup) => void restore(backup)}
      />
      {progressWindow}
    </ScreenFrame>
  )
}

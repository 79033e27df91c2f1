import { Alert, App, Button, Space } from 'antd'
import { useStore } from 'zustand'
import { undoRestore } from '../../commands/backups'
import { useWorkbench, useWorkbenchView } from '../../storage/workspace-hooks'
import { localTime } from '../../ui/local-time'
import type { JobRunner } from '../exchange/use-job'
import { snoozeUntil, useBackupReminder } from './use-backup-reminder'

/** What the clerk should know about the backups just now. */
export function BackupNotices({ runJob }: { readonly runJob: JobRunner['runJob'] }) {
  return (
    <div className="backups-notices">
      <RestoredNotice runJob={runJob} />
      <TroubleNotices />
      <ReminderNotice />
    </div>
  )
}

function RestoredNotice({ runJob }: { readonly runJob: JobRunner['runJob'] }) {
  const workbench = useWorkbench()
  const { message } = App.useApp()
  const startup = useWorkbenchView((view) => view.startup)
  const active = startup?.slots.find(({ id }) => id === startup.active)
  const restored = active?.restored
  const origin = startup?.slots.find(({ id }) => id === restored?.slot)
  // Not for one that was brought over from an older version: opening the old one would only bring it over again.
  if (!restored || (origin && origin.schema < active.schema)) return null
  const undo = async () => {
    const done = await runJob('撤销恢复', (job) => undoRestore(workbench, restored.slot, job))
    if (done) void message.success('已撤销恢复，回到原工作区。恢复出的工作区仍保留在“导入导出”的列表中。', 8)
  }
  return (
    <Alert
      type="success"
      showIcon
      title={`当前工作区是由 ${localTime(restored.at)} 的备份恢复的`}
      description="恢复前的工作区完整保留。撤销恢复就是重新打开它；恢复之后所做的修改留在当前工作区里，不会丢失。"
      action={
        <Button size="small" onClick={() => void undo()}>
          撤销恢复
        </Button>
      }
    />
  )
}

function TroubleNotices() {
  const { backups } = useWorkbench()
  const problem = useStore(backups.store, (view) => view.problem)
  const missed = useStore(backups.store, (view) => view.missed)
  const secondNote = useStore(backups.store, (view) => view.secondNote)
  const isMadeGood = useStore(backups.store, () => !backups.isChanged())
  const isReminded = useBackupReminder() !== null
  return (
    <>
      {problem !== '' && (
        <Alert type="error" showIcon title="最近一次备份没有做成，稍后自动重试" description={problem} />
      )}
      {missed > 0 && (
        <Alert
          type="info"
          showIcon
          closable
          title={`上次退出时没有来得及备份最后 ${missed} 次修改，${isMadeGood ? '现在已补上' : '程序会自动补上'}。数据没有丢失。`}
        />
      )}
      {secondNote !== '' && !isReminded && <Alert type="warning" showIcon title={secondNote} />}
    </>
  )
}

function ReminderNotice() {
  const { bridge, backups } = useWorkbench()
  const lookedAt = useStore(backups.store, (view) => view.lookedAt)
  const days = useBackupReminder()
  if (days === null) return null
  const snooze = async () => {
    await bridge.snoozeBackupReminder({ until: snoozeUntil(lookedAt) })
    await backups.refresh()
  }
  return (
    <Alert
      type="warning"
      showIcon
      title={`已有 ${days} 天没有第二份备份`}
      description="本机的磁盘一旦损坏，数据和本机备份会一起丢失。请插上 U 盘或选择另一块磁盘作为第二备份位置。"
      action={
        <Space>
          <Button size="small" onClick={() => void snooze()}>
            一周后再提醒
          </Button>
        </Space>
      }
    />
  )
}

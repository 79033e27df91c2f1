import { ExclamationCircleFilled, SyncOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import type { ReactNode } from 'react'
import { useStore } from 'zustand'
import { useBackupReminder } from '../features/backups/use-backup-reminder'
import { useWorkbench } from '../storage/workspace-hooks'
import { localTime } from '../ui/local-time'
import { goTo } from './location'

/** The backups in the bottom line: when the last one was made, or what the clerk should see to. */
export function BackupNote() {
  const { backups } = useWorkbench()
  const view = useStore(backups.store)
  const days = useBackupReminder()
  if (view.running) return note(<SyncOutlined style={{ color: '#1677ff' }} />, '正在备份…')
  if (view.problem !== '') return note(WARNING, '备份没有做成', view.problem)
  if (days !== null) return note(WARNING, `${days} 天没有第二份备份`, '请插上 U 盘或选择第二备份位置')
  if (view.missed > 0 && backups.isChanged()) {
    return note(WARNING, '上次退出时没有备份', `最后 ${view.missed} 次修改还没有备份，程序会自动补上，数据没有丢失`)
  }
  const newest = view.state?.newest
  if (!newest) return null
  return note(null, `备份 ${localTime(newest.at).slice(5)}`, view.secondNote || '最近一次备份的时间')
}

const WARNING = <ExclamationCircleFilled style={{ color: '#d48806' }} />

function note(icon: ReactNode, text: string, title = '') {
  return (
    <Button type="text" size="small" icon={icon} title={title} aria-label={text} onClick={() => goTo('backups')}>
      {text}
    </Button>
  )
}

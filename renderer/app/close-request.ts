import { App } from 'antd'
import { useEffect } from 'react'
import type { Workbench } from '../storage/workbench'
import { useWorkbench } from '../storage/workspace-hooks'

/** How long the backup at exit may take (ms). What it misses is made good, and said, at the next start. */
const BACKUP_LIMIT = 20_000

type Modal = ReturnType<typeof App.useApp>['modal']

/**
 * Before the window closes, everything typed is saved, and what was changed is backed up; what cannot be saved is asked
 * about, never dropped silently.
 */
export function useCloseRequest(): void {
  const workbench = useWorkbench()
  const { modal } = App.useApp()
  useEffect(() => {
    let closing = false
    return workbench.bridge.on('closeRequested', async () => {
      // The user is impatient: the backup under way ends it soon enough.
      if (closing) return void workbench.bridge.holdClose({})
      const clean = await workbench.settle()
      if (!clean) return askToStay(workbench, modal)
      closing = true
      await lastBackup(workbench, modal)
      void workbench.bridge.confirmClose({ close: true })
    })
  }, [workbench, modal])
}

async function lastBackup({ bridge, backups }: Workbench, modal: Modal): Promise<void> {
  if (!backups.isChanged()) return
  await bridge.holdClose({})
  const skipped = new Promise<void>((resolve) => {
    modal.info({
      title: '正在备份…',
      content: '所有内容都已保存，做完备份就关闭，通常只要几秒。',
      okText: '不等备份，直接关闭',
      okType: 'default',
      keyboard: false,
      onOk: () => resolve(),
    })
  })
  await Promise.race([backups.beforeClosing(BACKUP_LIMIT), skipped])
}

function askToStay({ bridge }: Workbench, modal: Modal): void {
  const answer = (close: boolean) => void bridge.confirmClose({ close })
  // "Stay" is told at once, so that main does not close a window in which someone is still deciding.
  answer(false)
  modal.confirm({
    title: '还有内容没有保存',
    content: '有的内容无法保存（例如日期写错，或磁盘无法写入）。现在关闭会丢掉这些没有保存的内容，已保存的不受影响。',
    okText: '回去修改',
    cancelText: '仍然关闭',
    onCancel: () => answer(true),
  })
}

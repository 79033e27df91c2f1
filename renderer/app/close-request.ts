import { App } from 'antd'
import { useEffect } from 'react'
import { useWorkbench } from '../storage/workspace-hooks'

/** Before the window closes, everything typed is saved; what cannot be saved is asked about, never dropped silently. */
export function useCloseRequest(): void {
  const workbench = useWorkbench()
  const { modal } = App.useApp()
  useEffect(
    () =>
      workbench.bridge.on('closeRequested', async () => {
        const clean = await workbench.settle()
        const answer = (close: boolean) => void workbench.bridge.confirmClose({ close })
        // "Stay" is told at once, so that main does not close a window in which someone is still deciding.
        answer(clean)
        if (clean) return
        modal.confirm({
          title: '还有内容没有保存',
          content:
            '有的内容无法保存（例如日期写错，或磁盘无法写入）。现在关闭会丢掉这些没有保存的内容，已保存的不受影响。',
          okText: '回去修改',
          cancelText: '仍然关闭',
          onCancel: () => answer(true),
        })
      }),
    [workbench, modal],
  )
}

import { useEffect } from 'react'
import { useWorkbench, useWorkbenchView } from '../storage/workspace-hooks'

/** How often what could not be saved is tried again (ms). */
const PAUSE = 5000

/** After a failed saving (disk full, file locked), what is still in the forms is tried again until it is saved. */
export function useRetryDrafts(): void {
  const workbench = useWorkbench()
  const failed = useWorkbenchView((view) => view.session?.status === 'failed')
  useEffect(() => {
    if (!failed) return
    const timer = setInterval(() => void workbench.drafts.flushAll(), PAUSE)
    return () => clearInterval(timer)
  }, [workbench, failed])
}

import { useContext, useEffect, useId, useRef } from 'react'
import { WorkbenchContext } from '../../storage/workspace-hooks'

/**
 * An open cell counts as 未保存: saving, undoing and closing the window finish it first, and so does taking the table
 * off the screen.
 * @param finish commits what is typed; false when it cannot be accepted.
 */
export function useHeldDraft(open: boolean, finish: () => boolean): void {
  const drafts = useContext(WorkbenchContext)?.drafts
  const key = useId()
  const latest = useRef(finish)
  useEffect(() => {
    latest.current = finish
  })
  useEffect(() => {
    if (!open) return
    drafts?.hold(key, { flush: async () => latest.current() })
    return () => drafts?.release(key)
  }, [open, drafts, key])
  useEffect(() => () => void latest.current(), [])
}

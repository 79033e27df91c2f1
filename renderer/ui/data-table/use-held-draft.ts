import { useContext, useEffect, useId, useRef } from 'react'
import { WorkbenchContext } from '../../storage/workspace-hooks'

/**
 * What is typed in place counts as 未保存: saving, undoing and closing the window finish it first, and so does taking it
 * off the screen.
 * @param typed something was typed that is not committed yet.
 * @param finish commits what is typed; false when it cannot be accepted.
 */
export function useHeldDraft(typed: boolean, finish: () => boolean): void {
  const drafts = useContext(WorkbenchContext)?.drafts
  const key = useId()
  const latest = useRef(finish)
  useEffect(() => {
    latest.current = finish
  })
  useEffect(() => {
    if (!typed) return
    drafts?.hold(key, { flush: async () => latest.current() })
    return () => drafts?.release(key)
  }, [typed, drafts, key])
  useEffect(() => () => void latest.current(), [])
}

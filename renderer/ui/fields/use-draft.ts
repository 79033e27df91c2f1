import { useCallback, useEffect, useId, useRef, useState } from 'react'

/** How long after the last keystroke a field saves by itself (ms). */
const AUTOSAVE_DELAY = 400

/** Where a field tells that it holds something unsaved. */
export interface DraftHolder {
  hold(key: string, draft: { flush: () => Promise<boolean> }): void
  release(key: string): void
}

export interface DraftOptions<Typed> {
  /** The saved value, in the form in which it is typed. */
  readonly saved: Typed
  /** Saves; resolves to '' or to the sentence that says why what was typed cannot be taken. */
  readonly save: (typed: Typed) => Promise<string>
  readonly drafts: DraftHolder
}

export interface DraftField<Typed> {
  readonly value: Typed
  /** Why the last attempt to save failed; ''. */
  readonly problem: string
  readonly type: (typed: Typed) => void
  readonly flush: () => Promise<boolean>
}

/**
 * One field that saves itself: shortly after the last keystroke, when it is left, when it goes off the screen, and when
 * everything is asked to save. What cannot be saved stays in the field and counts as 未保存.
 */
export function useDraft<Typed>({ saved, save, drafts }: DraftOptions<Typed>): DraftField<Typed> {
  const key = useId()
  const [typed, setTyped] = useState<{ readonly value: Typed } | null>(null)
  const [problem, setProblem] = useState('')
  const pending = useRef<{ readonly value: Typed } | null>(null)
  const saving = useRef(save)
  saving.current = save

  const flush = useCallback(async (): Promise<boolean> => {
    const taken = pending.current
    if (!taken) return true
    const complaint = await saving.current(taken.value)
    // Something typed while it was being saved stays and is saved next.
    if (pending.current !== taken) return complaint === ''
    setProblem(complaint)
    if (complaint !== '') return false
    pending.current = null
    setTyped(null)
    drafts.release(key)
    return true
  }, [drafts, key])

  const type = useCallback(
    (value: Typed) => {
      pending.current = { value }
      setTyped(pending.current)
      setProblem('')
      drafts.hold(key, { flush })
    },
    [drafts, key, flush],
  )

  useEffect(() => {
    if (!typed) return
    const timer = setTimeout(() => void flush(), AUTOSAVE_DELAY)
    return () => clearTimeout(timer)
  }, [typed, flush])

  useEffect(
    () => () => {
      void flush().finally(() => drafts.release(key))
    },
    [flush, drafts, key],
  )

  return { value: typed ? typed.value : saved, problem, type, flush }
}

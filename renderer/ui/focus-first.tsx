import { type ReactNode, useEffect, useRef } from 'react'

interface Props {
  /** True right after something new was made: its first field takes the cursor. */
  readonly wanted: boolean
  readonly onDone: () => void
  readonly children: ReactNode
}

/** Puts the cursor into the first field inside, once, when wanted. */
export function FocusFirst({ wanted, onDone, children }: Props) {
  const box = useRef<HTMLDivElement>(null)
  useEffect(() => {
    const field = wanted ? box.current?.querySelector<HTMLElement>('input:not([disabled]), textarea') : null
    if (!field) return
    field.focus()
    onDone()
  }, [wanted, onDone])
  return <div ref={box}>{children}</div>
}

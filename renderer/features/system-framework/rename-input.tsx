import { type KeyboardEvent, useRef, useState } from 'react'
import { useHeldDraft } from '../../ui/data-table/use-held-draft'

interface RenameInputProps {
  readonly name: string
  /** Gets the new name, or null when the old one stays; called once. */
  readonly onDone: (name: string | null) => void
}

/** The name of a node while it is typed in place. Leaving it keeps what was typed. */
export function RenameInput({ name, onDone }: RenameInputProps) {
  const [typed, setTyped] = useState(name)
  const done = useRef(false)
  const finish = (keep: boolean): void => {
    if (done.current) return
    done.current = true
    const next = typed.trim()
    onDone(keep && next !== '' && next !== name ? next : null)
  }
  useHeldDraft(typed !== name, () => {
    finish(true)
    return true
  })
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>): void => {
    event.stopPropagation()
    if (event.nativeEvent.isComposing) return
    if (event.key === 'Enter' || event.key === 'Tab') finish(true)
    else if (event.key === 'Escape') finish(false)
    else return
    event.preventDefault()
    event.currentTarget.closest<HTMLElement>('[role="tree"]')?.focus({ preventScroll: true })
  }
  return (
    <input
      className="sf-rename"
      aria-label="节点名称"
      autoComplete="off"
      spellCheck={false}
      value={typed}
      ref={selectAtFirst}
      onChange={(event) => setTyped(event.target.value)}
      onBlur={() => finish(true)}
      onKeyDown={onKeyDown}
      onClick={(event) => event.stopPropagation()}
    />
  )
}

/** A stable function, so that React calls it once and typing is not selected again and again. */
function selectAtFirst(input: HTMLInputElement | null): void {
  input?.focus()
  input?.select()
}

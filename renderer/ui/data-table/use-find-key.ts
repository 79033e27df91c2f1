import { type RefObject, useEffect, useEffectEvent } from 'react'

/** Ctrl+F searches the table that has the focus, else the last one on the page: a dialog's before the screen's. */
export function useFindKey(root: RefObject<HTMLElement | null>, find: () => void): void {
  const onKey = useEffectEvent((event: KeyboardEvent) => {
    const isFind = (event.ctrlKey || event.metaKey) && !event.altKey && event.key.toLowerCase() === 'f'
    if (!isFind || event.defaultPrevented) return
    const focused = document.activeElement?.closest('.dt')
    if (root.current !== (focused ?? [...document.querySelectorAll('.dt')].at(-1))) return
    event.preventDefault()
    find()
  })
  useEffect(() => {
    const listen = (event: KeyboardEvent) => onKey(event)
    window.addEventListener('keydown', listen)
    return () => window.removeEventListener('keydown', listen)
  }, [])
}

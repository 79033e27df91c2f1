import { useRef } from 'react'

interface RowSelection {
  readonly shown: readonly { readonly id: string }[]
  readonly indexOf: ReadonlyMap<string, number>
  readonly selection: ReadonlySet<string>
  readonly onChange: (selection: ReadonlySet<string>) => void
}

/** Selecting rows as people expect: one by one, a range with Shift, all. Only rows in sight are ever selected. */
export function useRowSelection({ shown, indexOf, selection, onChange }: RowSelection) {
  /** Where a range begins: the row that was last selected or deselected alone. */
  const anchor = useRef<string | null>(null)

  const toggle = (id: string): void => {
    anchor.current = id
    const next = new Set(selection)
    if (!next.delete(id)) next.add(id)
    onChange(next)
  }
  const extendTo = (id: string): void => {
    const from = indexOf.get(anchor.current ?? id)
    const to = indexOf.get(id)
    if (from === undefined || to === undefined) {
      toggle(id)
      return
    }
    const range = shown.slice(Math.min(from, to), Math.max(from, to) + 1)
    onChange(new Set([...selection, ...range.map((row) => row.id)]))
  }
  /** Shift+↑ and ↓: the row that is left begins the range. */
  const extendFrom = (fromId: string, toId: string): void => {
    if (!selection.has(fromId)) anchor.current = fromId
    extendTo(toId)
  }
  const selectAll = (on: boolean): void => onChange(new Set(on ? shown.map((row) => row.id) : []))

  return { toggle, extendTo, extendFrom, selectAll }
}

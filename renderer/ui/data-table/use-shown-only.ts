import { useEffect, useEffectEvent, useRef } from 'react'
import type { TableRow } from './use-table-view'

/**
 * Rows that a filter hides, or that are gone, are neither selected nor active any more: no command reaches what is not
 * seen.
 */
export function useShownOnly(
  shown: readonly TableRow[],
  selected: { readonly ids: ReadonlySet<string>; readonly change: (ids: ReadonlySet<string>) => void },
  active: { readonly id: string | null; readonly change: (id: string | null) => void },
): void {
  const wasShown = useRef(false)
  const drop = useEffectEvent(() => {
    const { ids } = selected
    const kept = ids.size === 0 ? [] : shown.filter((row) => ids.has(row.id))
    if (kept.length < ids.size) selected.change(new Set(kept.map((row) => row.id)))
    const isShown = shown.some((row) => row.id === active.id)
    // An active row that was never here may still arrive.
    if (!isShown && wasShown.current && active.id !== null) active.change(null)
    wasShown.current = isShown
  })
  // biome-ignore lint/correctness/useExhaustiveDependencies: runs when other rows are shown, or another one is active
  useEffect(() => drop(), [shown, active.id])
}

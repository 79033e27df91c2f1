import { useCallback, useEffect, useState } from 'react'
import { useStore } from 'zustand'
import type { StoredBackup } from '../../../preload/backup-contract'
import { useWorkbench, useWorkbenchView } from '../../storage/workspace-hooks'

const NONE: readonly StoredBackup[] = []

/** The backups of the active workspace, read again after each new one. */
export function useBackupList(): { readonly backups: readonly StoredBackup[]; readonly reload: () => Promise<void> } {
  const { bridge, backups } = useWorkbench()
  const slot = useWorkbenchView((view) => view.startup?.active ?? null)
  const state = useStore(backups.store, (view) => view.state)
  const [listed, setListed] = useState(NONE)
  const reload = useCallback(async () => {
    const answer = slot === null ? null : await bridge.listBackups({ slot })
    setListed(answer?.ok ? answer.value.backups : NONE)
  }, [bridge, slot])
  useEffect(() => {
    // A new state means a new backup or a new copy.
    if (state !== undefined) void reload()
  }, [reload, state])
  return { backups: listed, reload }
}

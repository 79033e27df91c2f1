import { useStore } from 'zustand'
import { daysWithoutSecondCopy, REMIND_AFTER_DAYS } from '../../../domain/workspace/backup-reminder'
import { useWorkbench, useWorkbenchView } from '../../storage/workspace-hooks'

/** For how many days there has been no second copy; null while that needs no reminder. */
export function useBackupReminder(): number | null {
  const { backups } = useWorkbench()
  const state = useStore(backups.store, (view) => view.state)
  const lookedAt = useStore(backups.store, (view) => view.lookedAt)
  const startup = useWorkbenchView((view) => view.startup)
  const since = startup?.slots.find(({ id }) => id === startup.active)?.createdAt
  // A workspace without a backup is as it came from its file.
  if (!state?.newest || !since) return null
  const { copied, snoozedUntil } = state
  return daysWithoutSecondCopy({ copied, since, snoozedUntil }, new Date(lookedAt).toISOString())
}

/** Until when 一周后再提醒 puts it off, UTC instant. @param lookedAt the present, ms since 1970. */
export function snoozeUntil(lookedAt: number): string {
  return new Date(lookedAt + REMIND_AFTER_DAYS * 86_400_000).toISOString()
}

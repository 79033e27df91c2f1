const DAY_MS = 86_400_000

/** After so many days without a copy on another disk the user is reminded. */
export const REMIND_AFTER_DAYS = 7

/** What is known of the copies in the second place. Instants are UTC. */
export interface SecondCopies {
  /** The last copy; `current` when it holds the newest backup. null when there never was one. */
  readonly copied: { readonly at: string; readonly current: boolean } | null
  /** When the workspace came to this PC. */
  readonly since: string
  /** null: always remind. */
  readonly snoozedUntil: string | null
}

/** For how many days there has been no second copy of what was changed; null while that needs no reminder. */
export function daysWithoutSecondCopy({ copied, since, snoozedUntil }: SecondCopies, now: string): number | null {
  if (copied?.current || (snoozedUntil !== null && Date.parse(snoozedUntil) > Date.parse(now))) return null
  const days = Math.floor((Date.parse(now) - Date.parse(copied?.at ?? since)) / DAY_MS)
  return days >= REMIND_AFTER_DAYS ? days : null
}

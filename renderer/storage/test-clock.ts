import { type BackupClock, windowClock } from './backup-schedule'

/** A clock that tests put forward; otherwise it goes like the window's. Not in the product's bundle. */
export interface TestClock extends BackupClock {
  /** Puts it forward by so many ms, and calls everything that waits for it once, as after a PC has slept. */
  advance(by: number): void
}

export function testClock(): TestClock {
  const waiting = new Set<() => void>()
  let ahead = 0
  return {
    now: () => windowClock.now() + ahead,
    every(period, call) {
      waiting.add(call)
      const stop = windowClock.every(period, call)
      return () => {
        waiting.delete(call)
        stop()
      }
    },
    advance(by) {
      ahead += by
      for (const call of waiting) call()
    },
  }
}

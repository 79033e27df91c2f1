import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  BACKUP_LOOK,
  BACKUP_PERIOD,
  BACKUP_RETRY,
  type BackupSituation,
  isBackupDue,
  watchBackups,
} from '../../../renderer/storage/backup-schedule'

const START = Date.parse('2026-11-23T01:00:00.000Z')
const MINUTE = 60_000
const quiet: BackupSituation = { seq: 5, backedUp: 5, since: START, failedAt: null, missed: false }

describe('isBackupDue', () => {
  it('is due half an hour after the last one, but only when something changed', () => {
    expect(isBackupDue(quiet, START + 10 * BACKUP_PERIOD)).toBe(false)
    const changed = { ...quiet, seq: 6 }
    expect(isBackupDue(changed, START + BACKUP_PERIOD - 1)).toBe(false)
    expect(isBackupDue(changed, START + BACKUP_PERIOD)).toBe(true)
  })

  it('makes good at once what the last exit missed, and tries again soon after a failure', () => {
    const missed = { ...quiet, seq: 6, missed: true }
    expect(isBackupDue(missed, START)).toBe(true)
    const failed = { ...missed, failedAt: START }
    expect(isBackupDue(failed, START + BACKUP_RETRY - 1)).toBe(false)
    expect(isBackupDue(failed, START + BACKUP_RETRY)).toBe(true)
  })

  it('does not wait for a clock that was put back', () => {
    expect(isBackupDue({ ...quiet, seq: 6 }, START - 365 * 24 * 60 * MINUTE)).toBe(true)
  })
})

/** A clock that a test moves, looking as often as the real one would. */
function fakeClock() {
  let now = START
  const calls = new Set<() => void>()
  return {
    clock: {
      now: () => now,
      every: (_period: number, call: () => void) => {
        calls.add(call)
        return () => calls.delete(call)
      },
    },
    async pass(minutes: number) {
      for (let minute = 0; minute < minutes; minute += 1) {
        now += BACKUP_LOOK
        for (const call of calls) call()
        await new Promise((resolve) => setImmediate(resolve))
      }
    },
    now: () => now,
  }
}

describe('watchBackups', () => {
  it('never leaves a change without a backup for longer than half an hour and a minute', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.integer({ min: 1, max: 50 }), { maxLength: 12 }), async (pauses) => {
        const { clock, pass, now } = fakeClock()
        let situation = quiet
        let changedAt: number | null = null
        const backUp = async () => {
          expect(now() - (changedAt ?? now())).toBeLessThanOrEqual(BACKUP_PERIOD + BACKUP_LOOK)
          situation = { ...situation, backedUp: situation.seq, since: now() }
          changedAt = null
        }
        const stop = watchBackups(clock, () => situation, { backUp, idle: async () => undefined })
        for (const pause of pauses) {
          situation = { ...situation, seq: situation.seq + 1 }
          changedAt ??= now()
          await pass(pause)
        }
        await pass(32)
        expect(situation.backedUp).toBe(situation.seq)
        stop()
      }),
      { numRuns: 40 },
    )
  })

  it('makes one at a time, uses the quiet looks otherwise, and ends when told', async () => {
    const { clock, pass } = fakeClock()
    let made = 0
    let looks = 0
    let finish: () => void = () => undefined
    const backUp = () => {
      made += 1
      return new Promise<void>((resolve) => {
        finish = resolve
      })
    }
    const idle = async () => {
      looks += 1
    }
    let situation: BackupSituation = { ...quiet, seq: 6 }
    const stop = watchBackups(clock, () => situation, { backUp, idle })
    await pass(29)
    expect([made, looks]).toEqual([0, 29])
    await pass(20)
    expect([made, looks]).toEqual([1, 29])
    situation = quiet
    finish()
    await pass(1)
    await pass(2)
    expect(made).toBe(1)
    stop()
    const before = looks
    await pass(60)
    expect(looks).toBe(before)
  })
})

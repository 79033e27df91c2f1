import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { backupsToKeep } from '../../../domain/workspace/backup-thinning'

const HOUR = 3_600_000
const DAY = 24 * HOUR
const NOW = '2026-11-23T10:00:00.000Z'

const ago = (ms: number, from = NOW) => new Date(Date.parse(from) - ms).toISOString()

/** Backups of up to three years, dense and sparse stretches mixed, some in the future. */
const anyBackups = fc
  .array(fc.oneof(fc.integer({ min: -DAY, max: 4 * DAY }), fc.integer({ min: 0, max: 60 * DAY }), fc.nat(1100 * DAY)), {
    maxLength: 80,
  })
  .map((ages) => ages.map((age) => ago(age)))

const later = fc.nat(500 * DAY).map((ms) => ago(-ms))

describe('backupsToKeep', () => {
  it('keeps all of two days, then 12 days, 10 weeks and 9 months of half-hourly work', () => {
    const everyHalfHour = Array.from({ length: 800 * 48 }, (_, index) => ago(index * 30 * 60_000))
    const kept = backupsToKeep(everyHalfHour, NOW)
    expect(kept.slice(0, 96)).toEqual(everyHalfHour.slice(0, 96))
    const days = kept.slice(96, 108).map((instant) => instant.slice(0, 10))
    expect(days).toEqual(Array.from({ length: 12 }, (_, index) => ago((index + 3) * DAY).slice(0, 10)))
    expect(kept).toHaveLength(96 + 12 + 10 + 9)
    const weeks = kept.slice(108, 118).map((instant) => new Date(instant).getUTCDay())
    expect(weeks).toEqual(Array(10).fill(0))
    expect(kept.slice(118).map((instant) => ago(-DAY, instant).slice(8, 10))).toEqual(Array(9).fill('01'))
  })

  it('spends nothing on days without a backup', () => {
    const yearly = Array.from({ length: 20 }, (_, index) => ago(index * 365 * DAY))
    expect(backupsToKeep(yearly, NOW)).toEqual(yearly)
  })

  it('keeps a lone old backup, and one from the future', () => {
    expect(backupsToKeep([ago(900 * DAY)], NOW)).toEqual([ago(900 * DAY)])
    expect(backupsToKeep([ago(-DAY), ago(0)], NOW)).toHaveLength(2)
    expect(backupsToKeep([], NOW)).toEqual([])
  })

  it('never drops the newest, never makes one up, never keeps more than two days and 31', () => {
    fc.assert(
      fc.property(anyBackups, (backups) => {
        const kept = backupsToKeep(backups, NOW)
        const newest = [...backups].sort().at(-1)
        expect(kept[0]).toBe(newest)
        const rest = [...backups]
        for (const instant of kept) expect(rest.splice(rest.indexOf(instant), 1)).toEqual([instant])
        const young = backups.filter((instant) => Date.parse(NOW) - Date.parse(instant) < 2 * DAY)
        for (const instant of young) expect(kept).toContain(instant)
        expect(kept.length).toBeLessThanOrEqual(young.length + 31 + 1)
      }),
    )
  })

  it('does nothing more the second time', () => {
    fc.assert(
      fc.property(anyBackups, (backups) => {
        const kept = backupsToKeep(backups, NOW)
        expect(backupsToKeep(kept, NOW)).toEqual(kept)
      }),
    )
  })

  it('never wants back later what it dropped', () => {
    fc.assert(
      fc.property(anyBackups, later, (backups, then) => {
        const atFirst = new Set(backupsToKeep(backups, NOW))
        for (const instant of backupsToKeep(backups, then)) expect(atFirst).toContain(instant)
        expect(backupsToKeep([...new Set(backups)], then)).toEqual(
          backupsToKeep(backupsToKeep([...new Set(backups)], NOW), then),
        )
      }),
      { numRuns: 500 },
    )
  })

  it('keeps of the old ones nothing more when a new one is added', () => {
    fc.assert(
      fc.property(anyBackups, (backups) => {
        const without = new Set(backupsToKeep(backups, NOW))
        for (const instant of backupsToKeep([...backups, NOW], NOW)) {
          if (instant !== NOW) expect(without).toContain(instant)
        }
      }),
    )
  })
})

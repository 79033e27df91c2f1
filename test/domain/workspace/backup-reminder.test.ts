import { describe, expect, it } from 'vitest'
import { daysWithoutSecondCopy } from '../../../domain/workspace/backup-reminder'

const NOW = '2026-11-23T10:00:00.000Z'
const known = { copied: null, since: '2026-11-10T10:00:00.000Z', snoozedUntil: null }

describe('daysWithoutSecondCopy', () => {
  it('counts from when the workspace came, or from the last copy', () => {
    expect(daysWithoutSecondCopy(known, NOW)).toBe(13)
    const copied = { at: '2026-11-15T09:00:00.000Z', current: false }
    expect(daysWithoutSecondCopy({ ...known, copied }, NOW)).toBe(8)
  })

  it('says nothing in the first seven days, when the copy is current, or when it was put off', () => {
    expect(daysWithoutSecondCopy({ ...known, since: '2026-11-16T10:00:01.000Z' }, NOW)).toBe(null)
    expect(daysWithoutSecondCopy({ ...known, since: '2026-11-16T10:00:00.000Z' }, NOW)).toBe(7)
    expect(daysWithoutSecondCopy({ ...known, copied: { at: '2026-01-01T00:00:00.000Z', current: true } }, NOW)).toBe(
      null,
    )
    expect(daysWithoutSecondCopy({ ...known, snoozedUntil: '2026-11-23T10:00:01.000Z' }, NOW)).toBe(null)
    expect(daysWithoutSecondCopy({ ...known, snoozedUntil: NOW }, NOW)).toBe(13)
  })
})

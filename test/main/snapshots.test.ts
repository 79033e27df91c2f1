import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { Snapshots } from '../../main/snapshots'
import { idNumber } from '../support/file-rows'

const MINUTE = 60_000
const row = { id: idNumber(1) }

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

function begun(snapshots: Snapshots): string {
  const handle = snapshots.begin()
  if (!handle.ok) throw new Error(handle.error.message)
  return handle.value
}

describe('Snapshots', () => {
  it('gathers rows and hands them over once', () => {
    const snapshots = new Snapshots()
    const handle = begun(snapshots)
    snapshots.add(handle, 'standards', [row, row])
    snapshots.add(handle, 'standards', [row])
    snapshots.add(handle, 'pilots', [])
    const taken = snapshots.take(handle)
    expect(taken.ok && [...taken.value].map(([table, rows]) => [table, rows.length])).toEqual([
      ['standards', 3],
      ['pilots', 0],
    ])
    expect(snapshots.take(handle)).toMatchObject({ ok: false, error: { kind: 'no-snapshot' } })
    expect(snapshots.add(handle, 'pilots', [])).toMatchObject({ ok: false, error: { kind: 'no-snapshot' } })
  })

  it('forgets a snapshot ten minutes after the last rows', () => {
    const snapshots = new Snapshots()
    const handle = begun(snapshots)
    vi.advanceTimersByTime(9 * MINUTE)
    expect(snapshots.add(handle, 'standards', [row])).toMatchObject({ ok: true })
    vi.advanceTimersByTime(9 * MINUTE)
    expect(snapshots.add(handle, 'standards', [row])).toMatchObject({ ok: true })
    vi.advanceTimersByTime(11 * MINUTE)
    expect(snapshots.take(handle)).toMatchObject({ ok: false, error: { kind: 'no-snapshot' } })
  })

  it('refuses too many at once and too many rows', () => {
    const snapshots = new Snapshots()
    const handles = [1, 2, 3, 4].map(() => begun(snapshots))
    expect(snapshots.begin()).toMatchObject({ ok: false, error: { kind: 'too-many-snapshots' } })
    snapshots.discard(handles[0] ?? '')
    const handle = begun(snapshots)
    const page = Array.from({ length: 500_000 }, () => row)
    const added = [1, 2, 3, 4, 5].map(() => snapshots.add(handle, 'changes', page))
    expect(added.map(({ ok }) => ok)).toEqual([true, true, true, true, false])
    expect(added[4]).toMatchObject({ ok: false, error: { kind: 'snapshot-too-large' } })
    expect(snapshots.take(handle)).toMatchObject({ ok: false, error: { kind: 'no-snapshot' } })
  })
})

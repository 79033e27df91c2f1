import fc from 'fast-check'
import { expect, test } from 'vitest'
import { clampShare, loadShare, saveShare, shareAfterKey } from '../../../renderer/ui/split-share'

function memory(): Pick<Storage, 'getItem' | 'setItem'> {
  const kept = new Map<string, string>()
  return {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
  }
}

test('neither pane ever vanishes, whatever is dragged or pressed', () => {
  const key = fc.constantFrom('ArrowLeft', 'ArrowRight', 'Home', 'End')
  fc.assert(
    fc.property(fc.double({ min: -5, max: 5, noNaN: true }), fc.array(key), (start, keys) => {
      const end = keys.reduce((share, pressed) => shareAfterKey(share, pressed) ?? share, clampShare(start))
      expect(end).toBeGreaterThanOrEqual(0.25)
      expect(end).toBeLessThanOrEqual(0.75)
    }),
  )
})

test('other keys are left to the browser', () => {
  expect(shareAfterKey(0.5, 'Tab')).toBeNull()
})

test('the place of the bar is remembered by name', () => {
  const storage = memory()
  saveShare(storage, 'trainings', 0.4)
  expect(loadShare(storage, 'trainings', 0.56)).toBeCloseTo(0.4)
  expect(loadShare(storage, 'persons', 0.56)).toBe(0.56)
  storage.setItem('split:persons', 'nonsense')
  expect(loadShare(storage, 'persons', 0.56)).toBe(0.56)
})

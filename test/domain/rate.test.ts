import { describe, expect, it } from 'vitest'
import { percentText, rateOf } from '../../domain/rate'

describe('percentText', () => {
  it.each([
    [1, 3, '33.3%'],
    [6, 7, '85.7%'],
    [1, 2, '50%'],
    [9_999, 10_000, '99.9%'],
    [7, 7, '100%'],
    [0, 5, '0%'],
    [0, 0, '—'],
  ])('%i of %i is %s', (part, whole, text) => {
    expect(percentText(rateOf(part, whole))).toBe(text)
  })
})

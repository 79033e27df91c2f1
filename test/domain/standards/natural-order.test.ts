import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { compareNatural } from '../../../domain/standards/natural-order'

describe('compareNatural', () => {
  it('orders as people do', () => {
    const sorted = ['GB 9-2000', 'GB 10-2000', 'GB/T 1.2-2002', 'GB/T 1.10-2002', 'TG2', 'TG02', 'TG10', '']
    expect([...sorted].reverse().sort(compareNatural)).toEqual([
      'GB 9-2000',
      'GB 10-2000',
      'GB/T 1.2-2002',
      'GB/T 1.10-2002',
      'TG02',
      'TG2',
      'TG10',
      '',
    ])
  })

  it('is a total order', () => {
    const text = fc.oneof(fc.string({ unit: fc.constantFrom('0', '1', '9', 'A', 'B', '-') }), fc.string())
    fc.assert(
      fc.property(text, text, text, (a, b, c) => {
        expect(Math.sign(compareNatural(a, b))).toBe(-Math.sign(compareNatural(b, a)) || 0)
        expect(compareNatural(a, b) === 0).toBe(a === b)
        if (compareNatural(a, b) < 0 && compareNatural(b, c) < 0) expect(compareNatural(a, c)).toBeLessThan(0)
      }),
      { numRuns: 1_000 },
    )
  })
})

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { idText } from '../../../domain/records/fields'
import { createIdSource } from '../../../domain/workspace/ids'

const zeros = (length: number) => new Uint8Array(length)

describe('createIdSource', () => {
  it('writes UUID version 7: time, version, counter, variant', () => {
    const source = createIdSource(
      () => 0x0192_3456_789a,
      (length) => new Uint8Array(length).fill(0xff),
    )
    expect(source.next()).toBe('01923456-789a-7000-bfff-ffffffffffff')
    expect(source.next()).toBe('01923456-789a-7001-bfff-ffffffffffff')
  })

  it('gives ever greater ids, whatever the clock does', () => {
    const clock = fc.array(fc.integer({ min: 0, max: 2 ** 48 - 10 }), { minLength: 1, maxLength: 100 })
    fc.assert(
      fc.property(clock, fc.uint8Array({ minLength: 8, maxLength: 8 }), (times, random) => {
        let call = 0
        const source = createIdSource(
          () => times[call++] ?? 0,
          () => random,
        )
        const ids = times.map(() => source.next())
        expect([...ids].sort()).toEqual(ids)
        expect(new Set(ids).size).toBe(ids.length)
        for (const id of ids) expect(idText.safeParse(id).success).toBe(true)
      }),
    )
  })

  it('keeps the order when a millisecond has more ids than its counter holds', () => {
    const source = createIdSource(() => 1_000, zeros)
    const ids = Array.from({ length: 10_000 }, () => source.next())
    expect(new Set(ids).size).toBe(10_000)
    expect([...ids].sort()).toEqual(ids)
  })

  it('gives different ids on two PCs in the same millisecond', () => {
    const [first, second] = [1, 2].map((seed) =>
      createIdSource(
        () => 1_000,
        (length) => new Uint8Array(length).fill(seed),
      ).next(),
    )
    expect(first).not.toBe(second)
  })

  it('goes on after the ids of a PC whose clock is ahead, in its very millisecond too', () => {
    const millisecond = fc.integer({ min: 0, max: 253_402_300_799_999 })
    const moments = fc.array(fc.tuple(millisecond, fc.boolean()), { minLength: 1, maxLength: 50 })
    fc.assert(
      fc.property(moments, fc.uint8Array({ minLength: 8, maxLength: 8 }), millisecond, (seen, random, now) => {
        const mine = createIdSource(() => now, zeros)
        const log: string[] = []
        for (const [time, isMine] of seen) {
          const theirs = createIdSource(
            () => time,
            () => random.fill(0xff),
          )
          const id = isMine ? mine.next() : theirs.next()
          if (isMine) for (const other of log) expect(id > other).toBe(true)
          mine.follow(id)
          log.push(id)
        }
        expect(mine.next() > (log.sort().at(-1) ?? '')).toBe(true)
      }),
    )
  })

  it('keeps its own order and its clock when told of older ids or of none', () => {
    const source = createIdSource(() => 0x0192_3456_789a, zeros)
    const first = source.next()
    for (const id of [
      '00000000-0000-7000-8000-000000000000',
      first,
      'ffffffff-ffff-7fff-bfff-ffffffffffff',
      'ffffffff-ffff-4fff-bfff-ffffffffffff',
      'not an id',
    ]) {
      source.follow(id)
    }
    expect(source.next()).toBe('01923456-789a-7001-8000-000000000000')
  })
})

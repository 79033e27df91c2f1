import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { commonEnds, differingParts } from '../../../domain/workspace/differing-parts'

const long = fc.string({ unit: 'grapheme', maxLength: 400 })
const middle = fc.string({ unit: 'grapheme', maxLength: 200 })

describe('differingParts', () => {
  it('leaves short texts as they are', () => {
    const short = { mine: '副主任', theirs: '主任', base: '' }
    expect(differingParts(short)).toEqual(short)
  })

  it('cuts what long texts have in common to a few characters', () => {
    const [same, end] = ['规定服务内容、'.repeat(60), '监督评价。'.repeat(60)]
    const texts = { mine: `${same}甲${end}`, theirs: `${same}乙${end}`, base: same + end }
    const { mine, theirs, base } = differingParts(texts)
    expect(mine).toMatch(/^…….{20}甲.{20}……$/)
    expect(theirs).toMatch(/^…….{20}乙.{20}……$/)
    expect(base).toMatch(/^…….{40}……$/)
  })

  it('shows the difference of two long texts however short the base is, and tells how long a cut one is', () => {
    const same = '规定服务内容、'.repeat(200)
    const { mine, theirs, base } = differingParts({ mine: `${same}甲`, theirs: `${same}乙`, base: '新增' })
    expect([mine.at(-1), theirs.at(-1), base]).toEqual(['甲', '乙', '新增'])
    const long = differingParts({ mine: '甲'.repeat(2000), theirs: '', base: '' })
    expect(long.mine).toMatch(/……（全文共2000字）$/)
    expect(long.theirs).toBe('')
  })

  it('never makes versions alike that differ', () => {
    fc.assert(
      fc.property(long, long, middle, middle, middle, (before, after, one, other, base) => {
        const texts = { mine: before + one + after, theirs: before + other + after, base }
        const { mine, theirs } = differingParts(texts)
        expect(mine === theirs).toBe(texts.mine === texts.theirs)
      }),
    )
  })

  it('never cuts through a character', () => {
    fc.assert(
      fc.property(long, middle, middle, (around, one, other) => {
        const [mine = '', theirs = ''] = [one, other].map((text) => `𠮷${around}${text}${around}𠮷`)
        const texts = Object.values(differingParts({ mine, theirs, base: around }))
        expect(texts.join('')).not.toMatch(/[\uD800-\uDFFF]/u)
      }),
    )
  })
})

describe('commonEnds', () => {
  it('never counts a character twice', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'grapheme' }), { minLength: 1, maxLength: 3 }), (texts) => {
        const all = texts.map((text) => [...text])
        const { before, after } = commonEnds(all)
        for (const text of all) expect(before + after).toBeLessThanOrEqual(text.length)
        expect(new Set(all.map((text) => text.slice(0, before).join(''))).size).toBe(1)
        expect(new Set(all.map((text) => text.slice(text.length - after).join(''))).size).toBe(1)
      }),
    )
  })
})

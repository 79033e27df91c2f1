import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { commonEnds, differingParts } from '../../../domain/workspace/differing-parts'

const long = fc.string({ unit: 'grapheme', maxLength: 400 })
const middle = fc.string({ unit: 'grapheme', maxLength: 200 })

describe('differingParts', () => {
  it('leaves short texts as they are', () => {
    expect(differingParts(['副主任', '主任', ''])).toEqual(['副主任', '主任', ''])
  })

  it('cuts what long texts have in common to a few characters', () => {
    const [same, end] = ['规定服务内容、'.repeat(60), '监督评价。'.repeat(60)]
    const [mine = '', theirs = '', base = ''] = differingParts([`${same}甲${end}`, `${same}乙${end}`, same + end])
    expect(mine).toMatch(/^…….{30}甲.{30}……$/)
    expect(theirs).toMatch(/^…….{30}乙.{30}……$/)
    expect(base).toMatch(/^…….{60}……$/)
  })

  it('counts an empty text as no version, and tells how long a cut one is', () => {
    const [mine = '', theirs] = differingParts(['甲'.repeat(2000), '', ''])
    expect(mine).toMatch(/……（全文共2000字）$/)
    expect(theirs).toBe('')
  })

  it('never makes versions alike whose difference is not too long', () => {
    fc.assert(
      fc.property(long, long, middle, middle, (before, after, one, other) => {
        const texts = [before + one + after, before + other + after]
        const [left, right] = differingParts(texts)
        expect(left === right).toBe(texts[0] === texts[1])
      }),
    )
  })

  it('never cuts through a character', () => {
    fc.assert(
      fc.property(long, middle, middle, (around, one, other) => {
        const texts = differingParts([around + one + around, around + other + around].map((text) => `𠮷${text}𠮷`))
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

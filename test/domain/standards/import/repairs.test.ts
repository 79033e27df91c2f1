import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { dateOfSerial, isCommittee, repairedLine, repairedNumber } from '../../../../domain/standards/import/repairs'
import { classifyNumber } from '../../../../domain/standards/standard-number'

describe('a standard number', () => {
  it.each([
    ['GB/T\n24421.1-2009', 'GB/T 24421.1-2009'],
    ['GB/T 24421.\n1-2009', 'GB/T 24421.1-2009'],
    ['GB／T　２４４２１．４—２０２３', 'GB/T 24421.4—2023'],
    ['GB/ T 1.1-2020', 'GB/T 1.1-2020'],
    ['GB /T 1.1-2020', 'GB/T 1.1-2020'],
    ['GB/T GB/T 1.1-2020', 'GB/T 1.1-2020'],
    ['GB/TGB/T 1.1-2020', 'GB/T 1.1-2020'],
    ['GB/T 1.1--2020', 'GB/T 1.1-2020'],
    ['GB/T 1.1——2020', 'GB/T 1.1—2020'],
    ['GB/T 1.1 － 2020', 'GB/T 1.1-2020'],
    ['GB//T 1.1-2020', 'GB/T 1.1-2020'],
    ['GB/T 1.1-2020\u200b', 'GB/T 1.1-2020'],
    ['DB32/T  2981-2016 ', 'DB32/T 2981-2016'],
  ])('%j must have been %j', (typed, meant) => {
    expect(repairedNumber(typed)).toBe(meant)
    expect(classifyNumber(meant).kind).not.toBe('其他')
  })

  it.each(['GDLJD//1002--2014', 'Q/YHZW·TG 101—2025', 'GB/T24421.4-2023', 'gb/t 1.1-2020', 'ISO 9001:2015'])(
    '%j stays as the office writes it',
    (typed) => {
      expect(repairedNumber(typed)).toBe(typed)
    },
  )

  it('is repaired once for all, and stays the same standard when it was one', () => {
    const piece = fc.constantFrom(
      'GB',
      '/T',
      '／',
      ' ',
      '\n',
      '-',
      '——',
      '1',
      '24421.4',
      '２０２０',
      'DB32',
      'T/',
      'Q/',
      '甲',
      'x',
    )
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 8 }), (pieces) => {
        const typed = pieces.join('')
        const once = repairedNumber(typed)
        expect(repairedNumber(once)).toBe(once)
        const [before, after] = [classifyNumber(typed), classifyNumber(once)]
        if (before.kind !== '其他') expect(after.key).toBe(before.key)
      }),
      { numRuns: 2_000 },
    )
  })
})

it('a title loses doubled blanks and full-width digits and letters, not its punctuation', () => {
  expect(repairedLine(' 政务服务  大厅（第１部分）：Ａ\n类 ')).toBe('政务服务 大厅（第1部分）：A 类')
})

it('a number in a date column is the day that Excel counts', () => {
  expect(['45000', '45000.5', '25569', '2023', '99999', '4500', '１'].map(dateOfSerial)).toEqual([
    '2023-03-15',
    '2023-03-15',
    '1970-01-01',
    null,
    null,
    null,
    null,
  ])
})

it('a committee is told from a number', () => {
  expect(['TC456', 'SAC/TC 456', 'tc28/sc7', 'ＴＣ４５６'].every(isCommittee)).toBe(true)
  expect(['T/C 1-2020', 'GB/T 456-2000', 'TC 1-2020'].some(isCommittee)).toBe(false)
})

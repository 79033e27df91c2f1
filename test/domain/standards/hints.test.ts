import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { StandardId } from '../../../domain/records/standard'
import { standardHints } from '../../../domain/standards/hints'
import { classifyNumber } from '../../../domain/standards/standard-number'
import { idOf, type Sketch, stateOf } from '../builders'

const ON = '2026-06-01'

function hintsOf(...standards: Omit<Sketch<'standards'>, 'n'>[]) {
  const state = stateOf({ standards: standards.map((fields, index) => ({ n: index + 1, ...fields })) })
  return (standardHints(state, ON).get(idOf(1) as StandardId) ?? []).map(
    ({ field, severity, text }) => `${field} ${severity} ${text}`,
  )
}

describe('hints of a standard', () => {
  it('is silent about a good one, and about an empty one', () => {
    const good = {
      number: 'GB/T 24421.4-2023',
      publishedOn: '2023-03-17',
      effectiveOn: '2023-10-01',
      name: '标准实施及评价',
    }
    expect(hintsOf(good, { number: 'GB/T 24421.3-2023', publishedOn: '2023-03-17' })).toEqual([])
    expect(hintsOf({})).toEqual([])
  })

  it('D1.1: tells of a number that fits no form', () => {
    expect(hintsOf({ number: 'GDLJD 1002-2014' })).toEqual([expect.stringMatching(/^number hint 按本单位编号处理/)])
  })

  it('D1.2: names what has the same number, however it is typed', () => {
    expect(hintsOf({ number: 'GB/T 1.1-2020' }, { number: 'GB／T1.1—2020', name: '导则' })).toEqual([
      expect.stringContaining('number warning 标准号与“GB／T1.1—2020 导则”重复'),
    ])
  })

  it('D1.3: compares the year of the number with the day of publication', () => {
    expect(hintsOf({ number: 'GB/T 1.1-2020', publishedOn: '2019-12-31' })).toEqual([
      'publishedOn warning 标准号的年代号是2020，发布日期却在2019年。',
    ])
  })

  it('D1.6: asks why an own standard is made where a public one is in force', () => {
    const own = { number: 'Q/YHZW 1-2025', name: '首问 责任制规范' }
    const common = { number: 'DB32/T 1-2020', name: '首问责任制规范', effectiveOn: '2020-05-01' }
    expect(hintsOf(own, common)).toEqual([expect.stringMatching(/^name hint 已有同名的地方标准/)])
    expect(hintsOf(own, { ...common, state: '废止' })).toEqual([])
  })

  it('D2.1: wants 发布 ≤ 实施 ≤ 废止', () => {
    expect(hintsOf({ publishedOn: '2020-02-01', effectiveOn: '2020-01-01', abolishedOn: '2019-01-01' })).toEqual([
      'effectiveOn warning 实施日期早于发布日期。',
      'abolishedOn warning 废止日期早于实施日期。',
    ])
  })

  it('D2.1: looks at what replaced a standard', () => {
    const old = { number: 'GB/T 1.1-2009', replacedBy: 'GB/T 1.1-2020' }
    const fresh = { number: 'GB/T 1.1-2020', effectiveOn: '2020-10-01' }
    expect(hintsOf(old, fresh)).toEqual([expect.stringContaining('状态仍是现行')])
    expect(hintsOf(old, { ...fresh, effectiveOn: '2027-01-01' })).toEqual([])
    expect(hintsOf({ ...old, state: '废止', abolishedOn: '2020-10-01' }, fresh)).toEqual([])
    expect(hintsOf({ ...old, state: '废止', abolishedOn: '2021-01-01' }, fresh)).toEqual([
      expect.stringContaining('替代它的标准自2020年10月1日起实施'),
    ])
    expect(hintsOf({ state: '废止' })).toEqual([expect.stringContaining('没有废止日期')])
  })

  it('D2.3 and D2.11: looks at what was done with it', () => {
    const state = stateOf({
      standards: [{ n: 1, effectiveOn: '2026-03-01' }],
      implementationRecords: [
        { n: 2, standardId: 1, startedOn: '2026-02-01' },
        { n: 3, standardId: 1, startedOn: '2026-04-01' },
      ],
      trainings: [
        { n: 4, standardIds: [1], heldOn: '2026-05-01' },
        { n: 5, standardIds: [1], heldOn: '2026-03-01' },
      ],
    })
    expect(
      standardHints(state, ON)
        .get(idOf(1) as StandardId)
        ?.map(({ text }) => text),
    ).toEqual([
      '实施记录从2026年2月1日开始，早于标准的实施（发布）日期。',
      '2026年2月1日已开始实施，最早的宣贯培训却在2026年3月1日。',
    ])
  })

  it('a duplicate is told at each, and nothing else is called one', () => {
    const number = fc.constantFrom('GB/T 1.1-2020', 'GB／T 1.1—2020', 'DA/T 22-2015', 'x', '')
    fc.assert(
      fc.property(fc.array(number, { maxLength: 6 }), (numbers) => {
        const state = stateOf({ standards: numbers.map((typed, index) => ({ n: index + 1, number: typed })) })
        const keys = numbers.map((typed) => classifyNumber(typed).key)
        const shared = [...state.standards.keys()].filter((_, index) => {
          return keys[index] !== '' && keys.filter((key) => key === keys[index]).length > 1
        })
        const hints = [...standardHints(state, ON).values()].flat().filter(({ text }) => text.includes('重复'))
        expect(hints.map(({ standardId }) => standardId)).toEqual(shared)
      }),
      { numRuns: 200 },
    )
  })
})

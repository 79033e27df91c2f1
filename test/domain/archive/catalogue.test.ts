import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { CATALOGUE_COLUMNS, catalogue, nextItemNumber, numberingWarnings } from '../../../domain/archive/catalogue'
import { departmentId } from '../../../domain/records/department'
import { anyWorkspace } from '../../support/arbitraries'
import { idOf, stateOf } from '../builders'

const STATE = stateOf({
  workspaces: [{ n: 1, fondsNumber: 'A012' }],
  departments: [
    { n: 2, code: 'BGS', name: '办公室' },
    { n: 3, code: 'CKK', name: '窗口科' },
  ],
  archiveItems: [
    { n: 11, year: 2026, retention: '永久', departmentId: 2, itemNumber: 1 },
    { n: 12, year: 2025, retention: '10年', departmentId: 3, itemNumber: 1, pages: 3 },
    { n: 13, year: 2025, retention: '永久', departmentId: 3, itemNumber: 1, pages: 5 },
    { n: 14, year: 2025, retention: '永久', departmentId: 2, itemNumber: 4, pages: 2 },
    {
      n: 15,
      year: 2025,
      retention: '永久',
      departmentId: 2,
      itemNumber: 2,
      documentNumber: '云政〔2025〕1号',
      author: '中心',
      title: '[关于试点的通知]',
      datedOn: '2025-03-07',
      secrecy: '内部',
      note: '复印件',
    },
    { n: 16, year: 2025, retention: '永久', departmentId: 2, itemNumber: 4 },
    { n: 17 },
    { n: 18, year: 2025, retention: '永久', departmentId: 2 },
    { n: 19, year: 2025, retention: '永久', departmentId: 2, itemNumber: 9 },
  ],
})

describe('catalogue', () => {
  it('groups by year and 保管期限, in a group by department and 件号', () => {
    const groups = catalogue(STATE).map(({ year, retention, rows, pages }) => [
      year,
      retention,
      rows.map(({ item }) => Number(item.id.slice(-2))),
      pages,
    ])
    expect(groups).toEqual([
      [2025, '永久', [15, 14, 16, 19, 18, 13], 7],
      [2025, '10年', [12], 3],
      [2026, '永久', [11], 0],
      [null, null, [17], 0],
    ])
  })

  it('prints nine columns, 序号 from 1 in each group', () => {
    const [group] = catalogue(STATE, { year: 2025, retention: '永久' })
    const [first] = group?.rows ?? []
    expect(CATALOGUE_COLUMNS.map((column) => first?.cells[column])).toEqual([
      '1',
      'A012-WS·2025-Y-BGS-0002',
      '云政〔2025〕1号',
      '中心',
      '[关于试点的通知]',
      '20250307',
      '内部',
      '',
      '复印件',
    ])
    expect(group?.rows.at(-1)?.cells.序号).toBe('6')
  })

  it('filters', () => {
    expect(catalogue(STATE, { year: null })).toHaveLength(1)
    expect(catalogue(STATE, { departmentId: departmentId.parse(idOf(3)) })).toHaveLength(2)
    expect(catalogue(STATE, { year: 1999 })).toEqual([])
  })

  it('lists every file once', () => {
    fc.assert(
      fc.property(anyWorkspace(10), (state) => {
        const groups = catalogue(state)
        const listed = groups.flatMap(({ rows }) => rows.map(({ item }) => item.id))
        expect([...listed].sort()).toEqual([...state.archiveItems.keys()].sort())
        expect(new Set(groups.map(({ year, retention }) => `${year} ${retention}`)).size).toBe(groups.length)
      }),
      { numRuns: 50 },
    )
  })
})

describe('件号', () => {
  it('is warned about when double, left out or missing', () => {
    expect(numberingWarnings(STATE).map(({ message }) => message)).toEqual([
      '2025年、永久、办公室：件号4重复（2件）。',
      '2025年、永久、办公室：件号不连续，缺1、3、5-8。',
      '2025年、永久、办公室：1件没有件号。',
      '年度未填、保管期限未填：1件没有件号。',
    ])
    const [duplicate] = numberingWarnings(STATE)
    expect(duplicate?.itemIds).toEqual([idOf(14), idOf(16)])
    expect(numberingWarnings(STATE, { year: 2026 })).toEqual([])
  })

  it('goes on with the first free number of its group', () => {
    const group = { year: 2025, retention: '永久' } as const
    expect(nextItemNumber(STATE, { ...group, departmentId: departmentId.parse(idOf(2)) })).toBe(1)
    expect(nextItemNumber(STATE, { ...group, departmentId: departmentId.parse(idOf(3)) })).toBe(2)
    expect(nextItemNumber(STATE, { ...group, departmentId: null })).toBe(1)
  })

  it('given by the next free number is never warned about', () => {
    const places = fc.array(
      fc.record({ year: fc.constantFrom(2025, 2026), retention: fc.constantFrom('永久', '30年') }),
      { maxLength: 20 },
    )
    fc.assert(
      fc.property(places, (all) => {
        const sketches: { n: number; year: number; retention: string; itemNumber: number }[] = []
        for (const [n, place] of all.entries()) {
          const before = stateOf({ archiveItems: sketches })
          const retention = place.retention === '永久' ? '永久' : '30年'
          sketches.push({
            n,
            ...place,
            itemNumber: nextItemNumber(before, { year: place.year, retention, departmentId: null }),
          })
        }
        expect(numberingWarnings(stateOf({ archiveItems: sketches }))).toEqual([])
      }),
    )
  })
})

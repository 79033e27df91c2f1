import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  ARCHIVE_NUMBER_PATTERNS,
  archiveNumber,
  DEFAULT_ARCHIVE_NUMBER_PATTERN,
  parseArchiveNumberPattern,
  retentionCode,
} from '../../../domain/archive/archive-number'
import { anyWorkspace } from '../../support/arbitraries'
import { stateOf } from '../builders'

const STATE = stateOf({
  workspaces: [{ n: 1, fondsNumber: 'A012', archiveCategory: 'WS' }],
  departments: [{ n: 2, code: 'BGS' }],
  archiveItems: [
    { n: 3, year: 2025, retention: '30年', departmentId: 2, itemNumber: 7 },
    { n: 4, year: 2025 },
  ],
})
const numbersIn = (state: typeof STATE, pattern?: string) =>
  [...state.archiveItems.values()].map((item) => archiveNumber(state, item, pattern))

describe('archiveNumber', () => {
  it('follows DA/T 22-2015 unless told otherwise, with □ for what is missing', () => {
    expect(numbersIn(STATE)).toEqual(['A012-WS·2025-D30-BGS-0007', 'A012-WS·2025-□-□-□'])
    expect(numbersIn(STATE, ARCHIVE_NUMBER_PATTERNS['DA/T 13-2022'])[0]).toBe('A012-WS·2025·D30·BGS-0007')
    expect(numbersIn(STATE, ARCHIVE_NUMBER_PATTERNS['DA/T 22-2015 不分机构'])[0]).toBe('A012-WS·2025-D30-0007')
    expect(numbersIn(STATE, '{未知}{件号:9}')[0]).toBe('{未知}000000007')
    expect(numbersIn({ ...STATE, workspaces: new Map() })[0]).toBe('□-□·2025-D30-BGS-0007')
  })

  it('has the codes of 8号令', () => {
    expect([retentionCode('永久'), retentionCode('30年'), retentionCode('10年'), retentionCode(null)]).toEqual([
      'Y',
      'D30',
      'D10',
      '',
    ])
  })

  it('never fails', () => {
    fc.assert(
      fc.property(anyWorkspace(3), fc.string(), (state, pattern) => {
        for (const text of [...numbersIn(state), ...numbersIn(state, pattern)]) expect(typeof text).toBe('string')
      }),
      { numRuns: 50 },
    )
  })
})

describe('parseArchiveNumberPattern', () => {
  it('accepts the patterns in use', () => {
    for (const pattern of Object.values(ARCHIVE_NUMBER_PATTERNS)) {
      expect(parseArchiveNumberPattern(pattern)).toEqual({ ok: true, value: pattern })
    }
    expect(parseArchiveNumberPattern(DEFAULT_ARCHIVE_NUMBER_PATTERN).ok).toBe(true)
  })

  it.each([
    ['{全宗}-{件号}', '{全宗}'],
    ['{件号', '大括号'],
    ['{全宗号}', '缺少{件号}'],
    ['{件号:0}', '大括号'],
  ])('refuses %s by name', (pattern, why) => {
    expect(parseArchiveNumberPattern(pattern)).toMatchObject({ error: { message: expect.stringContaining(why) } })
  })
})

import { describe, expect, it } from 'vitest'
import { matchingOptions, readCellInput } from '../../../../renderer/ui/data-table/cell-input-value'
import type { CellEditor } from '../../../../renderer/ui/data-table/table-column'

const options = [
  { value: 'b', label: '综合业务科' },
  { value: 'a', label: '业务科' },
  { value: 'c', label: '监督科' },
]

/** What a row would get from a typed text; the kind of the failure when it cannot be taken. */
function committed(make: (commit: (row: null, value: unknown) => void) => CellEditor<null>, typed: string): unknown {
  let taken: unknown
  const read = readCellInput(
    make((_, value) => {
      taken = value
    }),
    typed,
  )
  if (!read.ok) return read.error.kind
  read.value(null)
  return taken
}

describe('readCellInput', () => {
  it('takes text exactly as typed', () => {
    expect(committed((commit) => ({ kind: 'text', commit }), ' GDLJD 1002 ')).toBe(' GDLJD 1002 ')
  })

  it.each(['2026-03-17', '20260317', '2026年3月17日', '2026/3/17', '2026.3.17', '２０２６－０３－１７'])(
    'reads the date %s',
    (typed) => {
      expect(committed((commit) => ({ kind: 'date', commit }), typed)).toBe('2026-03-17')
    },
  )

  it('empties a date, and refuses what is none', () => {
    expect(committed((commit) => ({ kind: 'date', commit }), '  ')).toBeNull()
    expect(committed((commit) => ({ kind: 'date', commit }), '2026-02-30')).toBe('not-a-date')
  })

  it('says what would be accepted', () => {
    const read = readCellInput({ kind: 'date', commit: () => undefined }, '下周三')
    expect(read.ok || read.error.message).toContain('2026年3月17日')
  })

  it.each([
    ['3', 3],
    ['2.5', 2.5],
    ['３', 3],
    ['', null],
    ['-1', 'not-a-number'],
    ['两', 'not-a-number'],
  ])('reads the number %j as %j', (typed, expected) => {
    expect(committed((commit) => ({ kind: 'number', commit }), typed)).toBe(expected)
  })

  it('refuses half a person', () => {
    expect(committed((commit) => ({ kind: 'number', integer: true, commit }), '2.5')).toBe('not-a-number')
  })

  it('takes an option typed in full before one that only holds the text', () => {
    expect(committed((commit) => ({ kind: 'choice', options, commit }), '业务科')).toBe('a')
  })

  it('takes the only option that holds the text', () => {
    expect(committed((commit) => ({ kind: 'reference', options: () => options, commit }), '监')).toBe('c')
    expect(committed((commit) => ({ kind: 'reference', options, commit }), '科')).toBe('not-an-option')
  })

  it('empties a choice unless one is required', () => {
    expect(committed((commit) => ({ kind: 'choice', options, commit }), '')).toBeNull()
    expect(committed((commit) => ({ kind: 'choice', options, required: true, commit }), '')).toBe('required')
  })
})

describe('matchingOptions', () => {
  it('offers everything before anything is typed', () => {
    expect(matchingOptions(options, ' ')).toBe(options)
  })

  it('offers first what begins with the text', () => {
    expect(matchingOptions(options, '业务').map((option) => option.value)).toEqual(['a', 'b'])
  })
})

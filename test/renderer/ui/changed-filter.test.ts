import { expect, test } from 'vitest'
import { changedFilter } from '../../../renderer/ui/changed-filter'

interface Filter {
  readonly year?: number | null
  readonly word?: string
}

test('a value is set, null is a value, undefined leaves the field out', () => {
  const filter: Filter = { year: 2025, word: 'a' }
  expect(changedFilter(filter, 'year', 2026)).toEqual({ year: 2026, word: 'a' })
  expect(changedFilter(filter, 'year', null)).toEqual({ year: null, word: 'a' })
  expect(changedFilter(filter, 'year', undefined)).toEqual({ word: 'a' })
  expect(filter).toEqual({ year: 2025, word: 'a' })
})

import { expect, test } from 'vitest'
import { departmentId } from '../../../../domain/records/department'
import { yearsOf } from '../../../../renderer/features/archive-items/archive-filter'
import { newItemValues } from '../../../../renderer/features/archive-items/new-item-values'
import { idOf, stateOf } from '../../../domain/builders'

const office = departmentId.parse(idOf(9))
const state = stateOf({
  departments: [{ n: 9, name: '办公室' }],
  archiveItems: [
    { n: 1, year: 2025, retention: '永久', departmentId: 9, itemNumber: 1 },
    { n: 2, year: 2025, retention: '永久', departmentId: 9, itemNumber: 3 },
    { n: 3, year: 2026, retention: '永久', departmentId: 9, itemNumber: 1 },
    { n: 4 },
  ],
})

test('a new file stands where the list is narrowed to, with the next free number', () => {
  const values = newItemValues(state, { year: 2025, retention: '永久', departmentId: office })
  expect(values).toEqual({ year: 2025, retention: '永久', departmentId: office, itemNumber: 2 })
})

test('without year and 保管期限 no number is proposed', () => {
  expect(newItemValues(state, {}).itemNumber).toBeNull()
  expect(newItemValues(state, { year: 2025 }).itemNumber).toBeNull()
})

test('the years to choose from, the newest first', () => {
  expect(yearsOf(state.archiveItems)).toEqual([2026, 2025])
})

import { expect, test } from 'vitest'
import { recordsInOrder } from '../../../../domain/workspace/state'
import { inDepartment, NO_DEPARTMENT } from '../../../../renderer/features/people/department-filter'
import { headcounts } from '../../../../renderer/features/people/headcounts'
import { idOf, stateOf } from '../../../domain/builders'

const state = stateOf({
  departments: [{ n: 1, name: '办公室' }],
  persons: [
    { n: 2, name: '甲', departmentId: 1 },
    { n: 3, name: '乙', departmentId: 1 },
    { n: 4, name: '丙' },
  ],
})
const people = recordsInOrder(state, 'persons')
const names = (department: string | null) => inDepartment(people, department).map(({ name }) => name)

test('people of one department, of none, of all', () => {
  expect(names(idOf(1))).toEqual(['甲', '乙'])
  expect(names(NO_DEPARTMENT)).toEqual(['丙'])
  expect(names(null)).toEqual(['甲', '乙', '丙'])
})

test('people are counted by department', () => {
  expect([...headcounts(people)]).toEqual([[idOf(1), 2]])
})

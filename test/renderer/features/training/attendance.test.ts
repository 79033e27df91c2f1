import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { recordsInOrder } from '../../../../domain/workspace/state'
import { choosablePeople, peopleByDepartment, withPeople } from '../../../../renderer/features/training/attendance'
import { idOf, stateOf } from '../../../domain/builders'

const state = stateOf({
  departments: [
    { n: 1, name: '办公室' },
    { n: 2, name: '热线科' },
    { n: 3, name: '空科室' },
  ],
  persons: [
    { n: 11, name: '王小云', departmentId: 2, position: '话务' },
    { n: 12, name: '李青', departmentId: 1, position: '文秘' },
    { n: 13, name: '赵一', departmentId: null },
    { n: 14, name: '钱二', departmentId: 99 },
  ],
})
const people = recordsInOrder(state, 'persons')
const departments = recordsInOrder(state, 'departments')
const shown = (search: string) =>
  peopleByDepartment(people, departments, search).map(({ label, items }) => [label, items.map((item) => item.label)])

describe('people to choose from', () => {
  test('stand by department in the order of the departments, those without a known one last', () => {
    expect(shown('')).toEqual([
      ['办公室', ['李青']],
      ['热线科', ['王小云']],
      ['未填部门', ['赵一', '钱二']],
    ])
  })

  test('are found by name, position or department, all words together', () => {
    expect(shown('话务')).toEqual([['热线科', ['王小云']]])
    expect(shown('热线 小云')).toEqual([['热线科', ['王小云']]])
    expect(shown('热线 李')).toEqual([])
  })

  test('are the roster of the day and whoever is in a list already', () => {
    const [left, , roster] = people
    const training = { expectedIds: left ? [left.id] : [], attendeeIds: [] }
    expect(choosablePeople(people, roster ? [roster] : [], training).map(({ name }) => name)).toEqual([
      '王小云',
      '赵一',
    ])
  })
})

test('putting people in and out again keeps order and leaves nobody twice', () => {
  const ids = fc.subarray([1, 2, 3, 4, 5, 6].map(idOf))
  fc.assert(
    fc.property(ids, ids, (list, some) => {
      const put = withPeople(list, some, true)
      expect(put.slice(0, list.length)).toEqual(list)
      expect(new Set(put).size).toBe(put.length)
      expect(withPeople(put, some, false)).toEqual(list.filter((id) => !some.includes(id)))
    }),
  )
})

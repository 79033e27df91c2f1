import { expect, test } from 'vitest'
import { UNIT_ROLES } from '../../../../domain/records/unit'
import { recordsInOrder } from '../../../../domain/workspace/state'
import { unitGroups } from '../../../../renderer/features/pilot-overview/unit-groups'
import { stateOf } from '../../../domain/builders'

test('units stand under the five roles in the order of the article; a role without one is there, empty', () => {
  const state = stateOf({
    units: [
      { n: 1, name: '局', role: '管理单位' },
      { n: 2, name: '中心', role: '承担单位' },
    ],
  })
  const groups = unitGroups(recordsInOrder(state, 'units'))
  expect(groups.map(({ role }) => role)).toEqual([...UNIT_ROLES])
  expect(groups.map(({ units }) => units.map(({ name }) => name))).toEqual([['中心'], [], [], [], ['局']])
})

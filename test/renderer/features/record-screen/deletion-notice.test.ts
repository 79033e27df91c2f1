import { expect, test } from 'vitest'
import { deleteRecords } from '../../../../domain/workspace/edit'
import { deletionNotice } from '../../../../renderer/features/record-screen/deletion-notice'
import { idOf, stateOf } from '../../../domain/builders'

const state = stateOf({
  departments: [
    { n: 1, name: '办公室' },
    { n: 2, name: '热线科' },
  ],
  persons: [
    { n: 3, name: '甲', departmentId: 1 },
    { n: 4, name: '乙', departmentId: 1 },
  ],
})
const noticeFor = (...numbers: number[]) =>
  deletionNotice(state, 'departments', deleteRecords(state, 'departments', new Set(numbers.map(idOf))))

test('one deleted record is named, and what pointed at it is counted', () => {
  expect(noticeFor(1)).toBe('已删除部门“办公室”，另有 2 条记录不再引用。按 Ctrl+Z 可以恢复。')
  expect(noticeFor(2)).toBe('已删除部门“热线科”。按 Ctrl+Z 可以恢复。')
})

test('several deleted records are counted', () => {
  expect(noticeFor(1, 2)).toBe('已删除 2 条部门，另有 2 条记录不再引用。按 Ctrl+Z 可以恢复。')
})

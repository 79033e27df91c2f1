import { expect, test } from 'vitest'
import { deleteRecords } from '../../../../domain/workspace/edit'
import { deletionNotice } from '../../../../renderer/features/record-screen/deletion-notice'
import { idOf, stateOf } from '../../../domain/builders'
import { attachmentOf, PNG } from '../../../support/attached-files'

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

test('attached files go with their record, in the same step, and only theirs', () => {
  const owner = { ownerTable: 'departments', ownerId: idOf(2) }
  const all = [attachmentOf(20, PNG, owner), attachmentOf(21, PNG), attachmentOf(22, PNG, owner)]
  const attachments = new Map(all.map((attachment) => [attachment.id, attachment]))
  const drafts = deleteRecords({ ...state, attachments }, 'departments', new Set([idOf(2)]))
  expect(drafts.map(({ table }) => table)).toEqual(['departments', 'attachments', 'attachments'])
  expect(deletionNotice(state, 'departments', drafts)).toBe(
    '已删除部门“热线科”（连同 2 份佐证材料）。按 Ctrl+Z 可以恢复。',
  )
})

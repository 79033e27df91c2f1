import { cpSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { SAMPLE_SOURCE, sampleRows } from '../../../scripts/sample/generate'
import { temporaryFolder } from '../../support/temporary-folder'

/** The sources with one text replaced in one file. */
function spoiled(file: string, from: string, to: string): string {
  const folder = temporaryFolder()
  cpSync(SAMPLE_SOURCE, folder, { recursive: true })
  const text = readFileSync(join(folder, file), 'utf8')
  expect(text).toContain(from)
  writeFileSync(join(folder, file), text.replace(from, to))
  return folder
}

test('sources give the same rows every time', () => {
  expect(sampleRows()).toEqual(sampleRows())
})

test.each([
  ['an unknown name', 'persons.csv', '陆远航,办公室', '陆远航,秘书处', 'persons.csv:2: no departments called 秘书处'],
  ['an unknown column', 'departments.csv', '部门代码', '代号', 'departments.csv:2: 部门 has no field called 代号'],
  [
    'a date that is none',
    'persons.csv',
    '2016-03-01',
    '2016-02-30',
    'persons.csv:2: 人员中有一条数据的“到岗日期”不合规定。',
  ],
  ['a choice that is none', 'units.csv', '管理单位', '主管单位', '“承担角色”不合规定。'],
  ['two of one name', 'persons.csv', '许静波', '陆远航', 'two persons are called 陆远航'],
  [
    'an absentee who was not invited',
    'trainings.csv',
    '全体,蒲心怡',
    '标准化管理科,蒲心怡',
    'trainings.csv:2: somebody is absent',
  ],
  ['a node below nothing', 'system-nodes.csv', ',TY1,', ',TY9,', 'system-nodes.csv:4: no node TY9 above it'],
  [
    'a standard placed by another line',
    'public-standards.csv',
    'GB/T 1.1-2009',
    'GB/T 1.1-1993',
    'placed by another line',
  ],
])('%s is refused with its place', (_, file, from, to, message) => {
  expect(() => sampleRows(spoiled(file, from, to))).toThrow(message)
})

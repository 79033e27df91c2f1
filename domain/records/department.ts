import { z } from 'zod'
import { idText, text } from './fields'
import { defineKind } from './record-kind'

export const departmentId = idText.brand<'DepartmentId'>()
export type DepartmentId = z.infer<typeof departmentId>

/** 科室/部门 of the pilot unit. */
const schema = z.object({
  id: departmentId,
  name: text,
  /** Short code used in archive numbers as 机构(问题)代码, e.g. BGS. */
  code: text,
  phone: text,
  duties: text,
  note: text,
})
export type Department = Readonly<z.infer<typeof schema>>

export const departmentKind = defineKind({
  table: 'departments',
  label: '部门',
  schema,
  labels: { id: '标识', name: '部门名称', code: '部门代码', phone: '电话', duties: '职责', note: '备注' },
  references: {},
  empty: (id: DepartmentId): Department => ({ id, name: '', code: '', phone: '', duties: '', note: '' }),
  titleOf: (record) => record.name || '未命名部门',
})

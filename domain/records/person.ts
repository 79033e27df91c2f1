import { z } from 'zod'
import { departmentId } from './department'
import { calendarDate, idText, text } from './fields'
import { defineKind } from './record-kind'

export const personId = idText.brand<'PersonId'>()
export type PersonId = z.infer<typeof personId>

/** 专兼职标准化人员 (细则 第九条第二项). */
export const STANDARDIZER_KINDS = ['专职', '兼职'] as const

/** 人员: the roster against which training coverage is computed (细则 第十五条第三项, 全员). */
const schema = z.object({
  id: personId,
  name: text,
  departmentId: departmentId.nullable(),
  position: text,
  phone: text,
  standardizer: z.enum(STANDARDIZER_KINDS).nullable(),
  joinedOn: calendarDate,
  /** Set when the person left; such people no longer count in the roster from that day on. */
  leftOn: calendarDate,
  note: text,
})
export type Person = Readonly<z.infer<typeof schema>>

export const personKind = defineKind({
  table: 'persons',
  label: '人员',
  schema,
  labels: {
    id: '标识',
    name: '姓名',
    departmentId: '部门',
    position: '岗位/职务',
    phone: '联系方式',
    standardizer: '标准化人员',
    joinedOn: '到岗日期',
    leftOn: '离岗日期',
    note: '备注',
  },
  references: { departmentId: 'departments' },
  empty: (id: PersonId): Person => ({
    id,
    name: '',
    departmentId: null,
    position: '',
    phone: '',
    standardizer: null,
    joinedOn: null,
    leftOn: null,
    note: '',
  }),
  titleOf: (record) => record.name || '未命名人员',
})

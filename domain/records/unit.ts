import { z } from 'zod'
import { idText, text } from './fields'
import { defineKind } from './record-kind'

export const unitId = idText.brand<'UnitId'>()
export type UnitId = z.infer<typeof unitId>

/** The five parties whose consent an application needs (细则 第十条). */
export const UNIT_ROLES = ['承担单位', '参加单位', '保证单位', '业务指导单位', '管理单位'] as const

/** 单位: an organization with a part in the pilot. Organs are roles with editable names. */
const schema = z.object({
  id: unitId,
  name: text,
  role: z.enum(UNIT_ROLES),
  /** 统一社会信用代码, 18 characters (GB 32100); kept as typed. */
  creditCode: text,
  legalRepresentative: text,
  nature: text,
  address: text,
  postcode: text,
  contact: text,
  phone: text,
  email: text,
  duties: text,
  note: text,
})
export type Unit = Readonly<z.infer<typeof schema>>

export const unitKind = defineKind({
  table: 'units',
  label: '单位',
  schema,
  labels: {
    id: '标识',
    name: '单位名称',
    role: '承担角色',
    creditCode: '统一社会信用代码',
    legalRepresentative: '法定代表人',
    nature: '单位性质',
    address: '地址',
    postcode: '邮编',
    contact: '联系人',
    phone: '电话',
    email: '邮箱',
    duties: '职能简介',
    note: '备注',
  },
  references: {},
  empty: (id: UnitId): Unit => ({
    id,
    name: '',
    role: '参加单位',
    creditCode: '',
    legalRepresentative: '',
    nature: '',
    address: '',
    postcode: '',
    contact: '',
    phone: '',
    email: '',
    duties: '',
    note: '',
  }),
  titleOf: (record) => record.name || '未命名单位',
})

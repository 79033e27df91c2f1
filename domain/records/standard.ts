import { z } from 'zod'
import { departmentId } from './department'
import { calendarDate, idText, text } from './fields'
import { defineKind } from './record-kind'
import { systemNodeId } from './system-node'

export const standardId = idText.brand<'StandardId'>()
export type StandardId = z.infer<typeof standardId>

/** 编制状态 as kept by the office; the status on a date is computed from it (domain/standards/status). */
export const COMPILE_STATES = ['现行', '在编', '拟编', '废止'] as const
export type CompileState = (typeof COMPILE_STATES)[number]

/** 宜定级别, a column of GB/T 13016: at which level the standard should be made. */
export const STANDARD_LEVELS = ['国家标准', '行业标准', '地方标准', '团体标准', '企业标准', '国际标准'] as const
export type StandardLevel = (typeof STANDARD_LEVELS)[number]

/** 标准类别, the rows of 标准统计表 by kind. */
export const STANDARD_CATEGORIES = [
  '基础标准',
  '方法标准',
  '产品、过程、服务标准',
  '安全、卫生、环保标准',
  '其他',
] as const
export type StandardCategory = (typeof STANDARD_CATEGORIES)[number]

/** 标准: one row of 标准明细表 (GB/T 13016 columns and what pilots add). */
const schema = z.object({
  id: standardId,
  /** 标准号 exactly as typed; classified, never refused (domain/standards/standard-number). '' while 拟编. */
  number: text,
  name: text,
  /** The nodes it stands under; empty = 未归类. */
  nodeIds: z.array(systemNodeId).max(100),
  /** 标准体系编号, not the standard number. */
  systemCode: text,
  state: z.enum(COMPILE_STATES),
  /** 宜定级别; null = the level its number shows. */
  level: z.enum(STANDARD_LEVELS).nullable(),
  category: z.enum(STANDARD_CATEGORIES).nullable(),
  publishedOn: calendarDate,
  effectiveOn: calendarDate,
  abolishedOn: calendarDate,
  /** 国际国外标准号及采用关系. */
  adoption: text,
  /** 被代替标准号或作废: the numbers that this one replaces. */
  replaces: text,
  /** 替代标准号: the number that replaced this one. */
  replacedBy: text,
  /** 发布单位. */
  issuer: text,
  /** 责任部门 / 归口部门. */
  departmentId: departmentId.nullable(),
  drafters: text,
  edition: text,
  note: text,
})
export type Standard = Readonly<z.infer<typeof schema>>

export const standardKind = defineKind({
  table: 'standards',
  label: '标准',
  schema,
  labels: {
    id: '标识',
    number: '标准号',
    name: '标准名称',
    nodeIds: '所属体系',
    systemCode: '标准体系编号',
    state: '编制状态',
    level: '宜定级别',
    category: '标准类别',
    publishedOn: '发布日期',
    effectiveOn: '实施日期',
    abolishedOn: '废止日期',
    adoption: '国际国外标准号及采用关系',
    replaces: '被代替标准号或作废',
    replacedBy: '替代标准号',
    issuer: '发布单位',
    departmentId: '责任部门',
    drafters: '起草人',
    edition: '版次',
    note: '备注',
  },
  references: { nodeIds: 'systemNodes', departmentId: 'departments' },
  empty: (id: StandardId): Standard => ({
    id,
    number: '',
    name: '',
    nodeIds: [],
    systemCode: '',
    state: '现行',
    level: null,
    category: null,
    publishedOn: null,
    effectiveOn: null,
    abolishedOn: null,
    adoption: '',
    replaces: '',
    replacedBy: '',
    issuer: '',
    departmentId: null,
    drafters: '',
    edition: '',
    note: '',
  }),
  titleOf: (record) => [record.number, record.name].filter(Boolean).join(' ') || '未命名标准',
})

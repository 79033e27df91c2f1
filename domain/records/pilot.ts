import { z } from 'zod'
import { calendarDate, idText, text } from './fields'
import { defineKind } from './record-kind'

export const pilotId = idText.brand<'PilotId'>()
export type PilotId = z.infer<typeof pilotId>

export const PILOT_LEVELS = ['国家级', '省级', '市级', '县级'] as const

/** 试点: the task that was given (细则 第十三条) and what it is to reach (第十四条). One in a workspace. */
const schema = z.object({
  id: pilotId,
  name: text,
  /** 试点领域/类别, e.g. 行政管理和服务·政务服务. */
  area: text,
  level: z.enum(PILOT_LEVELS).nullable(),
  /** 下达文号, e.g. 国标委发〔2025〕12号. */
  taskNumber: text,
  issuedOn: calendarDate,
  /** 建设期限, 2 to 3 years as a rule (细则 第十八条). */
  startOn: calendarDate,
  endOn: calendarDate,
  /** 单位基本情况. */
  background: text,
  /** 标准化工作基础 (细则 第九条第二项). */
  foundation: text,
  /** 试点必要性. */
  necessity: text,
  /** 总体目标. */
  goal: text,
  /** 量化指标 (标准齐全率、实施率、满意度…), one a line. */
  indicators: text,
  /** 主要任务 (细则 第十五条). */
  tasks: text,
  /** 预期成果. */
  outcomes: text,
  /** 保障措施 (细则 第十六条第一项). */
  safeguards: text,
  note: text,
})
export type Pilot = Readonly<z.infer<typeof schema>>

export const pilotKind = defineKind({
  table: 'pilots',
  label: '试点',
  schema,
  labels: {
    id: '标识',
    name: '试点名称',
    area: '试点领域',
    level: '试点级别',
    taskNumber: '下达文号',
    issuedOn: '下达日期',
    startOn: '建设期限起',
    endOn: '建设期限止',
    background: '单位基本情况',
    foundation: '标准化工作基础',
    necessity: '试点必要性',
    goal: '总体目标',
    indicators: '量化指标',
    tasks: '主要任务',
    outcomes: '预期成果',
    safeguards: '保障措施',
    note: '备注',
  },
  references: {},
  empty: (id: PilotId): Pilot => ({
    id,
    name: '',
    area: '',
    level: null,
    taskNumber: '',
    issuedOn: null,
    startOn: null,
    endOn: null,
    background: '',
    foundation: '',
    necessity: '',
    goal: '',
    indicators: '',
    tasks: '',
    outcomes: '',
    safeguards: '',
    note: '',
  }),
  titleOf: (record) => record.name || '未命名试点',
})

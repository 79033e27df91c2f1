import { z } from 'zod'
import { departmentId } from './department'
import { amount, calendarDate, count, idText, text } from './fields'
import { personId } from './person'
import { defineKind } from './record-kind'
import { standardId } from './standard'

export const trainingId = idText.brand<'TrainingId'>()
export type TrainingId = z.infer<typeof trainingId>

/** 标准化基本理论, 标准化专业知识 (both demanded by 细则 第十五条第三项) and the teaching of given standards. */
export const TRAINING_CATEGORIES = ['基础理论', '专业知识', '标准宣贯'] as const

/** 宣传培训: one event with its people. 应到/实到 and rates are derived from the lists, never typed. */
const schema = z.object({
  id: trainingId,
  planNumber: text,
  topic: text,
  category: z.enum(TRAINING_CATEGORIES),
  standardIds: z.array(standardId).max(10_000),
  heldOn: calendarDate,
  /** 课程时段, e.g. 14:30-17:00. */
  period: text,
  /** 学时. */
  hours: amount,
  place: text,
  /** 方式: 集中授课、线上、现场演练…. */
  method: text,
  lecturer: text,
  departmentId: departmentId.nullable(),
  /** 应到人员. */
  expectedIds: z.array(personId).max(10_000),
  /** 实到人员. */
  attendeeIds: z.array(personId).max(10_000),
  /** 考核方式. */
  assessment: text,
  /** 考核合格人数; the rate is derived. */
  passedCount: count,
  effect: text,
  recorderId: personId.nullable(),
  note: text,
})
export type Training = Readonly<z.infer<typeof schema>>

export const trainingKind = defineKind({
  table: 'trainings',
  label: '宣传培训',
  schema,
  labels: {
    id: '标识',
    planNumber: '计划编号',
    topic: '主题',
    category: '类别',
    standardIds: '涉及标准',
    heldOn: '日期',
    period: '时段',
    hours: '学时',
    place: '地点',
    method: '方式',
    lecturer: '授课人',
    departmentId: '组织部门',
    expectedIds: '应到人员',
    attendeeIds: '实到人员',
    assessment: '考核方式',
    passedCount: '考核合格人数',
    effect: '效果评价',
    recorderId: '记录人',
    note: '备注',
  },
  references: {
    standardIds: 'standards',
    departmentId: 'departments',
    expectedIds: 'persons',
    attendeeIds: 'persons',
    recorderId: 'persons',
  },
  empty: (id: TrainingId): Training => ({
    id,
    planNumber: '',
    topic: '',
    category: '标准宣贯',
    standardIds: [],
    heldOn: null,
    period: '',
    hours: null,
    place: '',
    method: '',
    lecturer: '',
    departmentId: null,
    expectedIds: [],
    attendeeIds: [],
    assessment: '',
    passedCount: null,
    effect: '',
    recorderId: null,
    note: '',
  }),
  titleOf: (record) => record.topic || '未命名培训',
})

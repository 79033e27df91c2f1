import { z } from 'zod'
import { departmentId } from './department'
import { calendarDate, idText, text } from './fields'
import { personId } from './person'
import { defineKind } from './record-kind'
import { standardId } from './standard'

export const implementationRecordId = idText.brand<'ImplementationRecordId'>()
export type ImplementationRecordId = z.infer<typeof implementationRecordId>

/** 措施 by which a standard is put into practice. */
export const MEASURE_TYPES = ['方案', '流程', '表单', '上墙公示', '信息系统', '其他'] as const

/** 实施记录: what one department did with one standard (细则 第十五条第四项, 切实可行的措施). */
const schema = z.object({
  id: implementationRecordId,
  standardId: standardId.nullable(),
  departmentId: departmentId.nullable(),
  post: text,
  measureType: z.enum(MEASURE_TYPES).nullable(),
  measure: text,
  startedOn: calendarDate,
  /** 实施记录/数据. */
  content: text,
  problem: text,
  responsibleId: personId.nullable(),
  /** 佐证: where the proof lies, until files are attached. */
  evidence: text,
  note: text,
})
export type ImplementationRecord = Readonly<z.infer<typeof schema>>

export const implementationRecordKind = defineKind({
  table: 'implementationRecords',
  label: '实施记录',
  schema,
  labels: {
    id: '标识',
    standardId: '标准',
    departmentId: '实施部门',
    post: '岗位',
    measureType: '措施类型',
    measure: '实施措施',
    startedOn: '开始日期',
    content: '实施记录/数据',
    problem: '存在问题',
    responsibleId: '责任人',
    evidence: '佐证',
    note: '备注',
  },
  references: { standardId: 'standards', departmentId: 'departments', responsibleId: 'persons' },
  empty: (id: ImplementationRecordId): ImplementationRecord => ({
    id,
    standardId: null,
    departmentId: null,
    post: '',
    measureType: null,
    measure: '',
    startedOn: null,
    content: '',
    problem: '',
    responsibleId: null,
    evidence: '',
    note: '',
  }),
  titleOf: (record) => record.measure || record.content || '未填写的实施记录',
})

import { z } from 'zod'
import { archiveItemId } from './archive-item'
import { calendarDate, idText, text } from './fields'
import { personId } from './person'
import { defineKind } from './record-kind'

export const archiveLogEntryId = idText.brand<'ArchiveLogEntryId'>()
export type ArchiveLogEntryId = z.infer<typeof archiveLogEntryId>

export const ARCHIVE_ACTIONS = ['收集', '整理', '归档', '借阅', '归还', '移交', '检查', '鉴定', '其他'] as const

/** 档案日志: what was done with archived papers, when, by whom (细则 第十五条第八项). */
const schema = z.object({
  id: archiveLogEntryId,
  happenedOn: calendarDate,
  action: z.enum(ARCHIVE_ACTIONS),
  itemIds: z.array(archiveItemId).max(10_000),
  /** 事由/内容. */
  content: text,
  handlerId: personId.nullable(),
  /** 借阅人、接收单位 and the like. */
  counterpart: text,
  /** 应还日期 of a loan. */
  dueOn: calendarDate,
  /** 归还日期 of a loan. */
  returnedOn: calendarDate,
  note: text,
})
export type ArchiveLogEntry = Readonly<z.infer<typeof schema>>

export const archiveLogEntryKind = defineKind({
  table: 'archiveLogEntries',
  label: '档案日志',
  schema,
  labels: {
    id: '标识',
    happenedOn: '日期',
    action: '事项',
    itemIds: '涉及文件',
    content: '内容',
    handlerId: '经办人',
    counterpart: '对方（借阅人/接收单位）',
    dueOn: '应还日期',
    returnedOn: '归还日期',
    note: '备注',
  },
  references: { itemIds: 'archiveItems', handlerId: 'persons' },
  empty: (id: ArchiveLogEntryId): ArchiveLogEntry => ({
    id,
    happenedOn: null,
    action: '归档',
    itemIds: [],
    content: '',
    handlerId: null,
    counterpart: '',
    dueOn: null,
    returnedOn: null,
    note: '',
  }),
  titleOf: (record) => [record.action, record.content].filter(Boolean).join('：'),
})

import { z } from 'zod'
import { calendarDate, count, idText, instant, text } from './fields'
import { defineKind } from './record-kind'

export const attachmentId = idText.brand<'AttachmentId'>()
export type AttachmentId = z.infer<typeof attachmentId>

/** 附件: the description of a file; the file itself is kept by main under its SHA-256, never in the database. */
const schema = z.object({
  id: attachmentId,
  /** Original file name, kept as data whatever characters it has. */
  name: text,
  /** SHA-256 of the content, 64 lower-case hex digits; '' while only described. */
  sha256: z.string().regex(/^([0-9a-f]{64})?$/),
  /** Bytes. */
  size: count,
  mediaType: text,
  /** What it proves happened on this day; differs from the day it was added (D2.13). */
  evidenceOn: calendarDate,
  addedAt: instant.nullable(),
  /** The record it belongs to: its table and id. */
  ownerTable: text,
  ownerId: z.string().max(36),
  note: text,
})
export type Attachment = Readonly<z.infer<typeof schema>>

export const attachmentKind = defineKind({
  table: 'attachments',
  label: '附件',
  schema,
  labels: {
    id: '标识',
    name: '文件名',
    sha256: '校验值',
    size: '字节数',
    mediaType: '文件类型',
    evidenceOn: '佐证日期',
    addedAt: '添加时间',
    ownerTable: '所属类别',
    ownerId: '所属记录',
    note: '备注',
  },
  references: {},
  empty: (id: AttachmentId): Attachment => ({
    id,
    name: '',
    sha256: '',
    size: null,
    mediaType: '',
    evidenceOn: null,
    addedAt: null,
    ownerTable: '',
    ownerId: '',
    note: '',
  }),
  titleOf: (record) => record.name || '未命名附件',
})

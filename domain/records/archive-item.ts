import { z } from 'zod'
import { departmentId } from './department'
import { calendarDate, count, idText, text } from './fields'
import { defineKind } from './record-kind'

export const archiveItemId = idText.brand<'ArchiveItemId'>()
export type ArchiveItemId = z.infer<typeof archiveItemId>

/** 保管期限 and its code in archive numbers: 永久 Y, 定期30年 D30, 定期10年 D10 (国家档案局8号令, DA/T 22-2015). */
export const RETENTIONS = ['永久', '30年', '10年'] as const
export type Retention = (typeof RETENTIONS)[number]

/** 归档文件 (件): one row of 归档文件目录 (DA/T 22-2015 5.5). 序号 and 档号 are derived. */
const schema = z.object({
  id: archiveItemId,
  /** 年度, the four-digit year that the file is sorted under. */
  year: z.int().min(1900).max(2999).nullable(),
  retention: z.enum(RETENTIONS).nullable(),
  /** 机构(问题). */
  departmentId: departmentId.nullable(),
  /** 件号, continuous and unique within 年度×保管期限×机构 (DA/T 22-2015 5.4). */
  itemNumber: z.int().min(1).max(9999).nullable(),
  documentNumber: text,
  /** 责任者. */
  author: text,
  title: text,
  datedOn: calendarDate,
  /** 密级; '' when none. */
  secrecy: text,
  pages: count,
  boxNumber: text,
  archivedOn: calendarDate,
  note: text,
})
export type ArchiveItem = Readonly<z.infer<typeof schema>>

export const archiveItemKind = defineKind({
  table: 'archiveItems',
  label: '归档文件',
  schema,
  labels: {
    id: '标识',
    year: '年度',
    retention: '保管期限',
    departmentId: '机构（问题）',
    itemNumber: '件号',
    documentNumber: '文号',
    author: '责任者',
    title: '题名',
    datedOn: '日期',
    secrecy: '密级',
    pages: '页数',
    boxNumber: '盒号',
    archivedOn: '归档日期',
    note: '备注',
  },
  references: { departmentId: 'departments' },
  empty: (id: ArchiveItemId): ArchiveItem => ({
    id,
    year: null,
    retention: null,
    departmentId: null,
    itemNumber: null,
    documentNumber: '',
    author: '',
    title: '',
    datedOn: null,
    secrecy: '',
    pages: null,
    boxNumber: '',
    archivedOn: null,
    note: '',
  }),
  titleOf: (record) => record.title || '未命名文件',
})

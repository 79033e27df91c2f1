import { z } from 'zod'
import { idText, text } from './fields'
import { defineKind } from './record-kind'

export const workspaceId = idText.brand<'WorkspaceId'>()
export type WorkspaceId = z.infer<typeof workspaceId>

/** 工作区: all data of one office. Exactly one such record in a workspace. */
const schema = z.object({
  id: workspaceId,
  /** How the office calls this body of work, e.g. 云河县政务服务中心试点. */
  title: text,
  /** 立档单位, printed on archive catalogues. */
  fondsName: text,
  /** 全宗号, four characters given by the archive of the same level (DA/T 13). */
  fondsNumber: text,
  /** 档案门类代码, two letters; documents are WS (DA/T 22-2015). */
  archiveCategory: text,
  note: text,
})
export type Workspace = Readonly<z.infer<typeof schema>>

export const workspaceKind = defineKind({
  table: 'workspaces',
  label: '工作区',
  schema,
  labels: {
    id: '标识',
    title: '工作区名称',
    fondsName: '全宗名称',
    fondsNumber: '全宗号',
    archiveCategory: '档案门类代码',
    note: '备注',
  },
  references: {},
  empty: (id: WorkspaceId): Workspace => ({
    id,
    title: '',
    fondsName: '',
    fondsNumber: '',
    archiveCategory: 'WS',
    note: '',
  }),
  titleOf: (record) => record.title || '未命名工作区',
})

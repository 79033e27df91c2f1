import { z } from 'zod'
import { idText, text } from './fields'
import { defineKind } from './record-kind'

export const systemNodeId = idText.brand<'SystemNodeId'>()
export type SystemNodeId = z.infer<typeof systemNodeId>

/** 标准体系节点 (体系/子体系/类目). A flat record; the tree is `parentId` plus `order`, so a move rewrites one record. */
const schema = z.object({
  id: systemNodeId,
  /** null for the root of a tree. */
  parentId: systemNodeId.nullable(),
  /** Fractional index among the siblings: compared as plain strings, never shown. */
  order: z.string().min(1).max(200),
  /** 体系编号 of the node, e.g. TG101; not a standard number. */
  code: text,
  name: text,
  /** 内容与范围, used by 编制说明. */
  scope: text,
  note: text,
})
export type SystemNode = Readonly<z.infer<typeof schema>>

export const systemNodeKind = defineKind({
  table: 'systemNodes',
  label: '标准体系节点',
  schema,
  labels: {
    id: '标识',
    parentId: '上层体系',
    order: '排列次序',
    code: '体系编号',
    name: '体系名称',
    scope: '内容与范围',
    note: '备注',
  },
  references: { parentId: 'systemNodes' },
  empty: (id: SystemNodeId): SystemNode => ({
    id,
    parentId: null,
    order: 'a0',
    code: '',
    name: '',
    scope: '',
    note: '',
  }),
  titleOf: (record) => [record.code, record.name].filter(Boolean).join(' ') || '未命名节点',
})

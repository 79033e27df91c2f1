import { Tabs } from 'antd'
import { type ReactNode, useEffect, useMemo, useState } from 'react'
import { ATTACHMENT_OWNERS, attachmentsOf } from '../../../domain/attachments/owners'
import { looseKind, type TableName } from '../../../domain/records/registry'
import { recordAt } from '../../../domain/workspace/state'
import { useWorkspaceState } from '../../storage/workspace-hooks'
import { FocusFirst } from '../../ui/focus-first'
import type { Owner } from '../attachments/attach-stored'
import { AttachmentPanel } from '../attachments/attachment-panel'
import { RecordHistory } from '../history/record-history'
import type { OpenedRecord } from './use-opened-record'
import './record-detail.css'

/** One page of a record's form. */
export interface DetailTab {
  readonly key: string
  readonly label: string
  readonly content: ReactNode
}

interface Props {
  readonly table: TableName
  readonly opened: Pick<OpenedRecord<TableName>, 'id' | 'isNew' | 'onFocused'>
  readonly tabs: readonly DetailTab[]
}

/** The opened record: its title, the pages of its form, and its 修改记录. */
export function RecordDetail({ table, opened, tabs }: Props) {
  const { id, isNew, onFocused } = opened
  const state = useWorkspaceState()
  const record = recordAt(state, table, id ?? '')
  const count = useMemo(
    () => (id === null ? 0 : attachmentsOf(state.attachments, table, id).length),
    [state.attachments, table, id],
  )
  const [page, setPage] = useState('')
  const first = tabs[0]?.key
  useEffect(() => {
    // A new record begins on its first page, wherever the last one was left.
    if (isNew && first !== undefined) setPage(first)
  }, [isNew, first])
  const { label, titleOf } = looseKind(table)
  if (id === null || !record) {
    return <div className="record-detail-none">新增或在左边选择一行后，这里显示它的内容。</div>
  }
  const items = tabs.map(({ key, label: name, content }, index) => ({
    key,
    label: name,
    children:
      index === 0 ? (
        <FocusFirst wanted={isNew} onDone={onFocused}>
          {content}
        </FocusFirst>
      ) : (
        content
      ),
  }))
  const attached = ATTACHMENT_OWNERS.includes(table) ? [attachmentTab({ table, id }, count)] : []
  const history = { key: 'history', label: '修改记录', children: <RecordHistory table={table} id={id} /> }
  const all = [...items, ...attached, history]
  const shown = isNew || !all.some((item) => item.key === page) ? (all[0]?.key ?? page) : page
  return (
    <div className="record-detail">
      <h2 title={titleOf(record)}>
        {label}：{titleOf(record)}
      </h2>
      <Tabs size="small" activeKey={shown} onChange={setPage} items={all} destroyOnHidden />
    </div>
  )
}

/** 佐证材料, the same for every kind of record that can have some. */
function attachmentTab(owner: Owner, count: number) {
  return {
    key: 'attachments',
    label: count === 0 ? '佐证材料' : `佐证材料 (${count})`,
    children: <AttachmentPanel key={owner.id} {...owner} />,
  }
}

import { Empty, Table, Typography } from 'antd'
import { useEffect, useState } from 'react'
import type { TableName } from '../../../domain/records/registry'
import type { BatchHead, ChangeRow } from '../../../domain/workspace/change'
import { useWorkbench, useWorkbenchView } from '../../storage/workspace-hooks'
import { localTime } from '../../ui/local-time'
import { type HistoryLine, historyLines } from './history-lines'

const COLUMNS = [
  { title: '时间', dataIndex: 'at', width: 140, render: (at: string) => localTime(at) },
  { title: '修改人', dataIndex: 'who', width: 130, render: renderAuthor },
  { title: '操作', dataIndex: 'action', width: 150 },
  { title: '项目', dataIndex: 'field', width: 110 },
  { title: '原内容', dataIndex: 'before' },
  { title: '新内容', dataIndex: 'after' },
]

function renderAuthor(who: string, { elsewhere }: HistoryLine) {
  return (
    <>
      {who}
      {elsewhere && <Typography.Text type="secondary">　其他电脑</Typography.Text>}
    </>
  )
}

/** 修改记录 of one record: who changed which field, when, from what to what. */
export function RecordHistory({ table, id }: { readonly table: TableName; readonly id: string }) {
  const lines = useHistoryLines(table, id)
  return (
    <Table<HistoryLine>
      size="small"
      rowKey="id"
      columns={COLUMNS}
      // In the pane beside a list the table is wider than its place: it scrolls rather than squeezes.
      scroll={{ x: 900 }}
      dataSource={[...lines]}
      pagination={lines.length > 20 ? { pageSize: 20, showSizeChanger: false } : false}
      locale={{ emptyText: <Empty description="这条记录还没有修改记录" /> }}
    />
  )
}

function useHistoryLines(table: TableName, id: string): readonly HistoryLine[] {
  const workbench = useWorkbench()
  const state = useWorkbenchView((view) => view.session?.state)
  const device = useWorkbenchView((view) => view.startup?.device ?? '')
  const [lines, setLines] = useState<readonly HistoryLine[]>([])
  useEffect(() => {
    let wanted = true
    const load = async () => {
      const database = workbench.database()
      const rows: ChangeRow[] = await database.changes.where('[table+key]').equals([table, id]).toArray()
      const heads = await database.batches.bulkGet([...new Set(rows.map((row) => row.batch))])
      const byId = new Map(heads.filter((head): head is BatchHead => head !== undefined).map((head) => [head.id, head]))
      if (wanted && state) setLines(historyLines(state, rows, byId, device))
    }
    void load()
    return () => {
      wanted = false
    }
  }, [workbench, table, id, state, device])
  return lines
}

import { Button, Table, Tag } from 'antd'
import type { ColumnsType } from 'antd/es/table'
import { localTime } from '../../ui/local-time'
import { changesText, choicesText } from './merge-text'
import { type EarlierMerge, useEarlierMerges } from './use-earlier-merges'
import type { PrintRecord } from './use-print-record'

/** The merges so far, each with its record to be printed again. */
export function EarlierMerges({ printRecord }: { readonly printRecord: PrintRecord }) {
  const merges = useEarlierMerges()
  if (merges.length === 0) return null
  const columns: ColumnsType<EarlierMerge> = [
    { title: '合并时间', width: 136, render: (_, { head }) => localTime(head.at) },
    { title: '合并人', width: 84, ellipsis: true, render: (_, { head }) => head.by.name },
    {
      title: '对方',
      width: 110,
      ellipsis: true,
      render: (_, { authors }) => authors.map(({ name }) => name).join('、'),
    },
    { title: '对方文件', ellipsis: true, render: (_, { head }) => head.merge.file },
    { title: '内容', render: (_, merge) => `${changesText(merge)}；${choicesText(merge.head.merge.decisions)}` },
    { title: '状态', width: 84, render: (_, merge) => stateTag(merge) },
    {
      title: '合并记录',
      width: 84,
      render: (_, { head }) => (
        <Button size="small" onClick={() => void printRecord(head)}>
          打印
        </Button>
      ),
    },
  ]
  return (
    <section aria-label="历次合并">
      <h3 className="merging-heading">历次合并</h3>
      <Table<EarlierMerge>
        size="small"
        rowKey={({ head }) => head.id}
        columns={columns}
        dataSource={[...merges]}
        pagination={merges.length > 10 ? { pageSize: 10, showSizeChanger: false } : false}
      />
    </section>
  )
}

function stateTag({ undone, elsewhere }: EarlierMerge) {
  if (undone) return <Tag>已撤销</Tag>
  return elsewhere ? <Tag color="blue">对方所做</Tag> : <Tag color="green">已合并</Tag>
}

import { Collapse, Table, Tag } from 'antd'
import { looseKind } from '../../../domain/records/registry'
import type { MergedRecord, MergePlan } from '../../../domain/workspace/merge'
import { localTime } from '../../ui/local-time'
import { changesText } from './merge-text'

const COLORS = { 新增: 'green', 修改: 'blue', 删除: 'red' } as const

interface Props {
  readonly plan: MergePlan
  /** Unfolded from the start. */
  readonly open: boolean
}

/** What merges by itself, a line for each record. */
export function MergedList({ plan, open }: Props) {
  if (plan.merged.length === 0) return null
  return (
    <Collapse
      size="small"
      defaultActiveKey={open ? ['merged'] : []}
      items={[
        {
          key: 'merged',
          label: `自动合并的内容：${changesText(plan.counts)}`,
          children: <MergedTable merged={plan.merged} />,
        },
      ]}
    />
  )
}

function MergedTable({ merged }: Pick<MergePlan, 'merged'>) {
  return (
    <Table<MergedRecord>
      size="small"
      rowKey={({ table, key }) => `${table}:${key}`}
      dataSource={[...merged]}
      pagination={merged.length > 20 ? { pageSize: 20, showSizeChanger: false } : false}
      columns={[
        { title: '处理', width: 64, render: (_, { what }) => <Tag color={COLORS[what]}>{what}</Tag> },
        { title: '类别', width: 110, render: (_, { table }) => looseKind(table).label },
        { title: '记录', ellipsis: true, dataIndex: 'title' },
        { title: '修改的项目', ellipsis: true, render: (_, { fields }) => fields.join('、') },
        { title: '修改人', width: 100, ellipsis: true, render: (_, { by }) => by?.name ?? '不详' },
        { title: '时间', width: 140, render: (_, { at }) => localTime(at ?? '') },
      ]}
    />
  )
}

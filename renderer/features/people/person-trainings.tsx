import { Button, Table } from 'antd'
import { useMemo } from 'react'
import type { Training } from '../../../domain/records/training'
import { goTo } from '../../app/location'
import { useRecords } from '../../storage/workspace-hooks'
import { FirstStep } from '../../ui/first-step'

const COLUMNS = [
  { title: '日期', dataIndex: 'heldOn', width: 110 },
  {
    title: '主题',
    dataIndex: 'topic',
    render: (topic: string, { id }: Training) => (
      <Button type="link" size="small" style={{ padding: 0 }} onClick={() => goTo('training', id)}>
        {topic || '未命名培训'}
      </Button>
    ),
  },
  { title: '类别', dataIndex: 'category', width: 90 },
  { title: '学时', dataIndex: 'hours', width: 60, align: 'end' as const },
]

/** The trainings that a person attended, newest first. */
export function PersonTrainings({ id }: { readonly id: string }) {
  const trainings = useRecords('trainings')
  const attended = useMemo(
    () =>
      [...trainings.values()]
        .filter((training) => training.attendeeIds.some((attendee) => attendee === id))
        .sort((left, right) => (right.heldOn ?? '').localeCompare(left.heldOn ?? '')),
    [trainings, id],
  )
  return (
    <Table<Training>
      size="small"
      rowKey="id"
      columns={COLUMNS}
      dataSource={attended}
      pagination={false}
      locale={{
        emptyText: (
          <FirstStep
            description="此人还没有参加过培训。在“宣传培训”的“参加人员”中勾选实到。"
            actionLabel="去登记培训"
            onAction={() => goTo('training')}
          />
        ),
      }}
    />
  )
}

import { Button, Drawer } from 'antd'
import { useMemo } from 'react'
import type { StandardId } from '../../../domain/records/standard'
import type { DetailRow } from '../../../domain/standards/detail-table'
import { goTo } from '../../app/location'
import { DataTable } from '../../ui/data-table/data-table'
import type { Column } from '../../ui/data-table/table-column'
import { activateStandard, showDetail, showScope } from '../system-framework/framework-session'

interface Props {
  /** What the number is. */
  readonly title: string
  readonly ids: readonly StandardId[]
  /** The rows of 标准明细表 that were counted. */
  readonly rows: readonly DetailRow[]
  readonly onClose: () => void
}

/** The standards behind a number, each with the way to its record. */
export function StandardsBehind({ title, ids, rows, onClose }: Props) {
  const listed = useMemo(() => {
    const wanted = new Set<string>(ids)
    return rows.filter(({ standard }) => wanted.has(standard.id)).map((row) => ({ id: row.standard.id, ...row }))
  }, [ids, rows])
  return (
    <Drawer
      open
      title={`${title} ${ids.length} 项`}
      size={640}
      onClose={onClose}
      styles={{ body: { padding: '8px 12px' } }}
    >
      <DataTable
        tableId="statistics-standards"
        label={title}
        selectable={false}
        columns={COLUMNS}
        rows={listed}
        empty="现在没有这样的标准。"
      />
    </Drawer>
  )
}

type ListedRow = DetailRow & { readonly id: string }

const COLUMNS: readonly Column<ListedRow>[] = [
  {
    id: 'number',
    title: '标准号',
    width: 170,
    value: ({ standard }) => standard.number,
    render: ({ standard }) => (
      <Button type="link" size="small" className="statistics-open" onClick={() => showStandard(standard.id)}>
        {standard.number || '（无标准号）'}
      </Button>
    ),
  },
  { id: 'name', title: '标准名称', width: 205, value: ({ standard }) => standard.name },
  { id: 'status', title: '状态', width: 90, value: ({ status }) => status, filter: 'choice' },
  { id: 'level', title: '级别', width: 90, value: ({ level }) => level, filter: 'choice' },
]

/** Opens the record in 体系框架. */
function showStandard(id: StandardId): void {
  showScope({ kind: 'all' })
  activateStandard(id)
  showDetail('standard')
  goTo('system-framework', id)
}

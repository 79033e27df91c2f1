import { type ReactNode, useMemo } from 'react'
import type { Department } from '../../../domain/records/department'
import type { Person } from '../../../domain/records/person'
import type { Column } from '../../ui/data-table/table-column'
import { useOrderedRecords } from '../record-screen/ordered-records'
import { columnsFor } from '../record-screen/record-columns'
import { RecordScreen } from '../record-screen/record-screen'
import { useRecordActions } from '../record-screen/use-record-actions'
import { DepartmentForm } from './department-form'
import { headcounts } from './headcounts'
import { useRoster } from './use-roster'

const EMPTY_TEXT =
  '这里登记本单位的科室、部门。部门代码用于档号中的“机构（问题）”，培训覆盖率和标准实施率按部门分别统计。'

/** The departments: list and form. */
export function DepartmentList({ views }: { readonly views: ReactNode }) {
  const rows = useOrderedRecords('departments')
  const roster = useRoster()
  const actions = useRecordActions('departments')
  const columns = useMemo(() => {
    const column = columnsFor('departments', actions.edit)
    return [
      column.text('name', 160),
      column.text('code', 90),
      headcountColumn(roster),
      column.text('phone', 130),
      column.text('duties', 220),
      column.text('note', 160, { hidden: true }),
    ]
  }, [actions.edit, roster])
  return (
    <RecordScreen
      table="departments"
      title="部门与人员"
      views={views}
      actions={actions}
      rows={rows}
      columns={columns}
      emptyText={EMPTY_TEXT}
      tabs={(id) => [{ key: 'fields', label: '基本情况', content: <DepartmentForm id={id} /> }]}
    />
  )
}

function headcountColumn(roster: readonly Person[]): Column<Department> {
  const counts = headcounts(roster)
  return {
    id: 'headcount',
    title: '在岗人数',
    width: 90,
    align: 'end',
    filter: 'none',
    value: (department) => counts.get(department.id) ?? 0,
  }
}

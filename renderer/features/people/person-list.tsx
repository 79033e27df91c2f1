import { SnippetsOutlined } from '@ant-design/icons'
import { Button, Select } from 'antd'
import { type ReactNode, useMemo, useState } from 'react'
import { type Person, STANDARDIZER_KINDS } from '../../../domain/records/person'
import { useRecords } from '../../storage/workspace-hooks'
import { useOrderedRecords } from '../record-screen/ordered-records'
import { columnsFor } from '../record-screen/record-columns'
import { RecordScreen } from '../record-screen/record-screen'
import { type RecordActions, useRecordActions } from '../record-screen/use-record-actions'
import { inDepartment, NO_DEPARTMENT } from './department-filter'
import { PastePeople } from './paste-people'
import { PersonForm } from './person-form'
import { PersonTrainings } from './person-trainings'
import { useRoster } from './use-roster'

const EMPTY_TEXT =
  '这里登记本单位全体在岗人员。培训覆盖率按这份名册计算，实施记录的责任人、培训的应到人员也从这里选。可逐个新增，也可从 Excel 整表粘贴（姓名、部门、岗位、电话）。'

/** The roster: list and form. */
export function PersonList({ views }: { readonly views: ReactNode }) {
  const persons = useOrderedRecords('persons')
  const actions = useRecordActions('persons')
  const columns = useColumns(actions)
  const roster = useRoster()
  const [department, setDepartment] = useState<string | null>(null)
  /** What is being pasted; null while the dialog is closed. */
  const [pasted, paste] = useState<string | null>(null)
  const rows = useMemo(() => inDepartment(persons, department), [persons, department])
  return (
    <>
      <RecordScreen
        table="persons"
        title="部门与人员"
        views={views}
        summary={`在岗 ${roster.length} 人`}
        buttons={
          <Button icon={<SnippetsOutlined />} onClick={() => paste('')}>
            从 Excel 粘贴
          </Button>
        }
        onPaste={paste}
        actions={actions}
        rows={rows}
        columns={columns}
        emptyText={EMPTY_TEXT}
        filters={<DepartmentFilter value={department} onChange={setDepartment} />}
        preset={() => presetFor(department)}
        tabs={(id) => [
          { key: 'fields', label: '基本情况', content: <PersonForm id={id} /> },
          { key: 'trainings', label: '参加的培训', content: <PersonTrainings id={id} /> },
        ]}
      />
      {pasted !== null && <PastePeople text={pasted} onClose={() => paste(null)} />}
    </>
  )
}

function presetFor(department: string | null): Partial<Person> {
  return department === null || department === NO_DEPARTMENT
    ? {}
    : { departmentId: department as Person['departmentId'] }
}

function DepartmentFilter(props: { readonly value: string | null; readonly onChange: (id: string | null) => void }) {
  const departments = useOrderedRecords('departments')
  const options = departments.map((department) => ({ value: department.id, label: department.name }))
  return (
    <Select
      size="small"
      allowClear
      aria-label="按部门筛选"
      placeholder="全部部门"
      style={{ width: 150 }}
      value={props.value}
      options={[...options, { value: NO_DEPARTMENT, label: '未填部门' }]}
      onChange={(id: string | undefined) => props.onChange(id ?? null)}
    />
  )
}

function useColumns({ edit }: RecordActions<'persons'>) {
  const departments = useRecords('departments')
  return useMemo(() => {
    const column = columnsFor('persons', edit)
    return [
      column.text('name', 90),
      column.reference('departmentId', { table: 'departments', records: departments }, 130),
      column.text('position', 130),
      column.text('phone', 120),
      column.choice('standardizer', { values: STANDARDIZER_KINDS }, 90, { title: '专/兼职' }),
      column.date('joinedOn', 110, { hidden: true }),
      column.date('leftOn', 110, { hidden: true }),
      column.text('note', 160, { hidden: true }),
    ]
  }, [edit, departments])
}

import { Button, Tag } from 'antd'
import { useCallback, useMemo } from 'react'
import type { Department } from '../../../domain/records/department'
import type { Standard, StandardId } from '../../../domain/records/standard'
import { useRecords } from '../../storage/workspace-hooks'
import { DataTable } from '../../ui/data-table/data-table'
import type { Column } from '../../ui/data-table/table-column'
import { openRecord } from '../record-screen/opened-records'
import { useRecordActions } from '../record-screen/use-record-actions'

interface Props {
  readonly ids: readonly StandardId[]
  readonly onRecorded: () => void
}

/** The 现行 standards that nobody has recorded anything about, each with the button that begins a record. */
export function MissingStandards({ ids, onRecorded }: Props) {
  const standards = useRecords('standards')
  const departments = useRecords('departments')
  const begin = useBeginRecord(onRecorded)
  const rows = useMemo(() => ids.flatMap((id) => standards.get(id) ?? []), [ids, standards])
  const columns = useMemo(() => missingColumns(departments, begin), [departments, begin])
  return (
    <div className="rate-missing">
      <h2>没有实施记录的现行标准 {ids.length} 项</h2>
      <DataTable
        tableId="missing-standards"
        label="没有实施记录的现行标准"
        columns={columns}
        rows={rows}
        empty={<Tag color="success">全部现行标准都有实施记录</Tag>}
      />
    </div>
  )
}

/** Begins a record about a standard, by the department that answers for it, and shows it in the list. */
function useBeginRecord(onRecorded: () => void) {
  const { add } = useRecordActions('implementationRecords')
  return useCallback(
    async (standard: Standard) => {
      const id = await add({ standardId: standard.id, departmentId: standard.departmentId })
      if (id === null) return
      openRecord('implementationRecords', id)
      onRecorded()
    },
    [add, onRecorded],
  )
}

function missingColumns(
  departments: ReadonlyMap<string, Department>,
  begin: (standard: Standard) => Promise<void>,
): readonly Column<Standard>[] {
  return [
    {
      id: 'begin',
      title: '登记',
      width: 112,
      filter: 'none',
      value: () => null,
      render: (standard) => (
        <Button
          type="link"
          size="small"
          className="rate-begin"
          aria-label={`为${standard.number} ${standard.name}登记实施记录`}
          onClick={() => void begin(standard)}
        >
          登记实施记录
        </Button>
      ),
    },
    { id: 'number', title: '标准号', width: 145, value: (standard) => standard.number },
    { id: 'name', title: '标准名称', width: 230, value: (standard) => standard.name },
    {
      id: 'department',
      title: '责任部门',
      width: 112,
      filter: 'choice',
      value: ({ departmentId }) => (departmentId === null ? '' : (departments.get(departmentId)?.name ?? '')),
    },
  ]
}

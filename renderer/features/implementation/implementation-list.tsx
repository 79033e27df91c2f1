import { type ReactNode, useMemo } from 'react'
import { MEASURE_TYPES } from '../../../domain/records/implementation-record'
import { useRecords } from '../../storage/workspace-hooks'
import { useOrderedRecords } from '../record-screen/ordered-records'
import { columnsFor } from '../record-screen/record-columns'
import { RecordScreen } from '../record-screen/record-screen'
import { type RecordActions, useRecordActions } from '../record-screen/use-record-actions'
import { ImplementationForm } from './implementation-form'

const EMPTY_TEXT =
  '这里登记每项标准由哪个部门、用什么措施、从何时起实施，以及佐证在何处（细则第十五条第四项）。可先到“实施率”中从还没有记录的现行标准登记。'

interface Props {
  readonly views: ReactNode
  readonly summary: ReactNode
}

/** The implementation records: list and form. */
export function ImplementationList({ views, summary }: Props) {
  const rows = useOrderedRecords('implementationRecords')
  const actions = useRecordActions('implementationRecords')
  const columns = useColumns(actions)
  return (
    <RecordScreen
      table="implementationRecords"
      title="实施记录"
      views={views}
      summary={summary}
      actions={actions}
      rows={rows}
      columns={columns}
      emptyText={EMPTY_TEXT}
      tabs={(id) => [{ key: 'fields', label: '记录内容', content: <ImplementationForm id={id} /> }]}
    />
  )
}

function useColumns({ edit }: RecordActions<'implementationRecords'>) {
  const standards = useRecords('standards')
  const departments = useRecords('departments')
  const persons = useRecords('persons')
  return useMemo(() => {
    const column = columnsFor('implementationRecords', edit)
    return [
      column.reference('standardId', { table: 'standards', records: standards }, 230, { filter: 'text' }),
      column.reference('departmentId', { table: 'departments', records: departments }, 110),
      column.choice('measureType', { values: MEASURE_TYPES }, 88),
      column.date('startedOn', 100),
      column.text('post', 110, { hidden: true }),
      column.text('measure', 200),
      column.text('content', 200, { hidden: true }),
      column.text('problem', 160, { hidden: true }),
      column.reference('responsibleId', { table: 'persons', records: persons }, 90),
      column.text('evidence', 160),
      column.text('note', 140, { hidden: true }),
    ]
  }, [edit, standards, departments, persons])
}

import { type ReactNode, useMemo } from 'react'
import { percentText } from '../../../domain/rate'
import { TRAINING_CATEGORIES, type Training } from '../../../domain/records/training'
import { trainingRates } from '../../../domain/regulation/training-coverage'
import { useRecords } from '../../storage/workspace-hooks'
import type { Column } from '../../ui/data-table/table-column'
import { useOrderedRecords } from '../record-screen/ordered-records'
import { columnsFor } from '../record-screen/record-columns'
import { RecordScreen } from '../record-screen/record-screen'
import { type RecordActions, useRecordActions } from '../record-screen/use-record-actions'
import { AttendancePage } from './attendance-page'
import { TrainingForm } from './training-form'

const EMPTY_TEXT =
  '这里登记每次标准化宣传培训：标准化基本理论、专业知识和具体标准的宣贯（细则第十五条第三项），以及应到、实到人员。覆盖率由参加人员自动算出。'

interface Props {
  readonly views: ReactNode
  readonly summary: ReactNode
}

/** The trainings: list and form. */
export function TrainingList({ views, summary }: Props) {
  const rows = useOrderedRecords('trainings')
  const actions = useRecordActions('trainings')
  const columns = useColumns(actions)
  return (
    <RecordScreen
      table="trainings"
      title="宣传培训"
      views={views}
      summary={summary}
      actions={actions}
      rows={rows}
      columns={columns}
      emptyText={EMPTY_TEXT}
      tabs={(id) => [
        { key: 'fields', label: '培训情况', content: <TrainingForm id={id} /> },
        { key: 'people', label: '参加人员', content: <AttendancePage id={id} /> },
      ]}
    />
  )
}

function useColumns({ edit }: RecordActions<'trainings'>) {
  const departments = useRecords('departments')
  return useMemo(() => {
    const column = columnsFor('trainings', edit)
    return [
      column.date('heldOn', 98),
      column.text('topic', 200),
      column.choice('category', { values: TRAINING_CATEGORIES, required: true }, 86),
      ...RATE_COLUMNS,
      column.number('hours', 65),
      column.text('lecturer', 100),
      column.reference('departmentId', { table: 'departments', records: departments }, 120),
      column.text('place', 120, { hidden: true }),
      column.text('method', 100, { hidden: true }),
      column.text('planNumber', 110, { hidden: true }),
      column.text('note', 140, { hidden: true }),
    ]
  }, [edit, departments])
}

const RATE_COLUMNS: readonly Column<Training>[] = [
  rateColumn('expected', '应到', 50, (training) => trainingRates(training).attendance.whole),
  rateColumn('attended', '实到', 50, (training) => trainingRates(training).attended),
  rateColumn('attendance', '到训率', 66, (training) => percentText(trainingRates(training).attendance)),
]

function rateColumn(id: string, title: string, width: number, value: Column<Training>['value']): Column<Training> {
  return { id, title, width, value, align: 'end', filter: 'none' }
}

import { Button, Input, Space } from 'antd'
import { useMemo, useState } from 'react'
import { percentText } from '../../../domain/rate'
import type { PersonId } from '../../../domain/records/person'
import type { Training } from '../../../domain/records/training'
import { rosterOn, trainingRates } from '../../../domain/regulation/training-coverage'
import { updateRecord } from '../../../domain/workspace/edit'
import { goTo } from '../../app/location'
import { useRecords, useRun, useWorkspaceState } from '../../storage/workspace-hooks'
import { CheckMatrix } from '../../ui/check-matrix'
import { FirstStep } from '../../ui/first-step'
import { useReferenceDate } from '../../ui/reference-date'
import { useOrderedRecords } from '../record-screen/ordered-records'
import { choosablePeople, peopleByDepartment, withPeople } from './attendance'
import './training.css'

/** The two lists of people of a training. */
type ListName = 'expectedIds' | 'attendeeIds'
const LIST_LABELS = { expectedIds: '应到', attendeeIds: '实到' } as const

/** 参加人员: who was expected and who came, chosen from 人员 by department. */
export function AttendancePage({ id }: { readonly id: string }) {
  const training = useRecords('trainings').get(id)
  return training ? <Attendance training={training} /> : null
}

function Attendance({ training }: { readonly training: Training }) {
  const departments = useOrderedRecords('departments')
  const choosable = useChoosable(training)
  const [search, setSearch] = useState('')
  const groups = useMemo(() => peopleByDepartment(choosable, departments, search), [choosable, departments, search])
  const change = useChange(training.id)
  const columns = (['expectedIds', 'attendeeIds'] as const).map((key) => ({
    key,
    label: LIST_LABELS[key],
    checked: new Set<string>(training[key]),
  }))
  if (choosable.length === 0) {
    return (
      <FirstStep
        description="还没有人员名册。先在“部门与人员”中登记人员，再回来勾选应到和实到。"
        actionLabel="去登记人员"
        onAction={() => goTo('people')}
      />
    )
  }
  return (
    <>
      <AttendanceSummary training={training} />
      <Space wrap className="attendance-tools">
        <Input
          allowClear
          className="attendance-search"
          aria-label="查找人员"
          placeholder="查找姓名、岗位、部门"
          value={search}
          onChange={(event) => setSearch(event.target.value)}
        />
        <Button
          onClick={() => change('attendeeIds', training.expectedIds, true)}
          disabled={training.expectedIds.length === 0}
        >
          应到全部实到
        </Button>
      </Space>
      <CheckMatrix
        label="参加人员"
        itemTitle="姓名"
        groups={groups}
        columns={columns}
        onCheck={(list, ids, on) => change(list, ids as readonly PersonId[], on)}
      />
    </>
  )
}

function AttendanceSummary({ training }: { readonly training: Training }) {
  const rates = trainingRates(training)
  const { attendance, pass } = rates
  return (
    <p className="attendance-summary">
      应到 {attendance.whole} 人，实到 {rates.attended} 人，到训率 {percentText(attendance)}
      {rates.extraIds.length > 0 && `；另有 ${rates.extraIds.length} 人不在应到之列`}
      {pass && `；考核合格率 ${percentText(pass)}`}
      {rates.passExceedsAttended && <span className="attendance-warning">（合格人数多于实到人数，请核对）</span>}
    </p>
  )
}

function useChoosable(training: Training) {
  const state = useWorkspaceState()
  const persons = useOrderedRecords('persons')
  const on = useReferenceDate()
  return useMemo(
    () => choosablePeople(persons, rosterOn(state, training.heldOn ?? on), training),
    [state, persons, training, on],
  )
}

/** Puts people into a list of the training or takes them out, as one step of undo. */
function useChange(id: string) {
  const run = useRun()
  return (list: ListName, ids: readonly PersonId[], on: boolean) => {
    void run(`修改宣传培训·${LIST_LABELS[list]}人员`, (state) => {
      const current = state.trainings.get(id)?.[list] ?? []
      return updateRecord(state, 'trainings', id, { [list]: withPeople(current, ids, on) })
    })
  }
}

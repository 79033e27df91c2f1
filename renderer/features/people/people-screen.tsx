import { useEffect, useEffectEvent, useState } from 'react'
import { useLocation } from '../../app/location'
import { useRecords } from '../../storage/workspace-hooks'
import { ViewSwitch } from '../../ui/view-switch'
import { DepartmentList } from './department-list'
import { PersonList } from './person-list'

const VIEWS = [
  { value: 'persons', label: '人员' },
  { value: 'departments', label: '部门' },
] as const
type View = (typeof VIEWS)[number]['value']

/** 部门与人员: the departments of the office and the roster on which training coverage is computed. */
export function PeopleScreen() {
  const [view, setView] = useState<View>('persons')
  useAskedView(setView)
  const views = <ViewSwitch label="部门与人员的两个列表" views={VIEWS} value={view} onChange={setView} />
  return view === 'persons' ? <PersonList views={views} /> : <DepartmentList views={views} />
}

/** Another screen may ask for a person or a department: the list that holds it comes up. */
function useAskedView(show: (view: View) => void): void {
  const asked = useLocation((location) => location.focus)
  const departments = useRecords('departments')
  const showAsked = useEffectEvent(() => {
    if (asked !== null) show(departments.has(asked) ? 'departments' : 'persons')
  })
  // biome-ignore lint/correctness/useExhaustiveDependencies: only when another screen asks
  useEffect(() => showAsked(), [asked])
}

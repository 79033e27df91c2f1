import { useState } from 'react'
import { useRecords } from '../../storage/workspace-hooks'
import { FirstStep } from '../../ui/first-step'
import { ScreenFrame } from '../../ui/screen-frame'
import { ViewSwitch } from '../../ui/view-switch'
import { RecordHistory } from '../history/record-history'
import { useRecordActions } from '../record-screen/use-record-actions'
import { PilotForm } from './pilot-form'
import { UnitsView } from './units-view'

const VIEWS = [
  { value: 'pilot', label: '试点情况' },
  { value: 'units', label: '参与单位' },
  { value: 'history', label: '修改记录' },
] as const
type View = (typeof VIEWS)[number]['value']

/** 试点概况: the pilot itself and the units that take part in it. */
export function PilotOverviewScreen() {
  const [view, setView] = useState<View>('pilot')
  const views = <ViewSwitch label="试点概况的各部分" views={VIEWS} value={view} onChange={setView} />
  if (view === 'units') return <UnitsView views={views} />
  return (
    <ScreenFrame title="试点概况" views={views}>
      <PilotView history={view === 'history'} />
    </ScreenFrame>
  )
}

function PilotView({ history }: { readonly history: boolean }) {
  const pilots = useRecords('pilots')
  const { add } = useRecordActions('pilots')
  const [pilot] = pilots.values()
  if (!pilot) {
    return (
      <FirstStep
        description="这里填写试点的名称、级别、建设期限、目标与任务。申请书、封面和各种汇总都取用这里的内容。"
        actionLabel="填写试点概况"
        onAction={() => void add()}
      />
    )
  }
  return history ? <RecordHistory table="pilots" id={pilot.id} /> : <PilotForm pilot={pilot} />
}

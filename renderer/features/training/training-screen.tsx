import { useMemo, useState } from 'react'
import { percentText } from '../../../domain/rate'
import { trainingCoverage } from '../../../domain/regulation/training-coverage'
import { useWorkspaceState } from '../../storage/workspace-hooks'
import { useReferenceDate } from '../../ui/reference-date'
import { ViewSwitch } from '../../ui/view-switch'
import { CoverageView } from './coverage-view'
import { TrainingList } from './training-list'

const VIEWS = [
  { value: 'list', label: '培训记录' },
  { value: 'coverage', label: '培训覆盖' },
] as const
type View = (typeof VIEWS)[number]['value']

/** 宣传培训: the trainings with their people, and how far they reach. */
export function TrainingScreen() {
  const [view, setView] = useState<View>('list')
  const views = <ViewSwitch label="宣传培训的各部分" views={VIEWS} value={view} onChange={setView} />
  return view === 'list' ? <TrainingList views={views} summary={<CoverageSummary />} /> : <CoverageView views={views} />
}

function CoverageSummary() {
  const state = useWorkspaceState()
  const on = useReferenceDate()
  const { rate } = useMemo(() => trainingCoverage(state, { from: null, on }).overall, [state, on])
  return `覆盖率 ${percentText(rate)}（${rate.part}/${rate.whole} 人）`
}

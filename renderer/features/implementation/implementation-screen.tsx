import { useCallback, useMemo, useState } from 'react'
import { percentText } from '../../../domain/rate'
import { implementationRate } from '../../../domain/regulation/implementation-rate'
import { useWorkspaceState } from '../../storage/workspace-hooks'
import { useReferenceDate } from '../../ui/reference-date'
import { ViewSwitch } from '../../ui/view-switch'
import { ImplementationList } from './implementation-list'
import { RateView } from './rate-view'

const VIEWS = [
  { value: 'list', label: '实施记录' },
  { value: 'rate', label: '实施率' },
] as const
type View = (typeof VIEWS)[number]['value']

/** 实施记录: what was done with each standard, and which 现行 standards still have nothing recorded. */
export function ImplementationScreen() {
  const [view, setView] = useState<View>('list')
  const showList = useCallback(() => setView('list'), [])
  const rate = useImplementationRate()
  const views = <ViewSwitch label="实施记录的各部分" views={VIEWS} value={view} onChange={setView} />
  const { part, whole } = rate.overall.rate
  return view === 'list' ? (
    <ImplementationList
      views={views}
      summary={`实施率 ${percentText(rate.overall.rate)}（现行标准 ${part}/${whole} 项）`}
    />
  ) : (
    <RateView views={views} rate={rate} onRecorded={showList} />
  )
}

function useImplementationRate() {
  const state = useWorkspaceState()
  const on = useReferenceDate()
  return useMemo(() => implementationRate(state, { nodeId: null, on }), [state, on])
}

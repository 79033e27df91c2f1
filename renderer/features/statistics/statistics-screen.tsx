import { FilePdfOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { useMemo, useState } from 'react'
import { percentText } from '../../../domain/rate'
import { detailTable } from '../../../domain/standards/detail-table'
import { goTo } from '../../app/location'
import { useWorkspaceState } from '../../storage/workspace-hooks'
import { FirstStep } from '../../ui/first-step'
import { ReferenceDate, useReferenceDate } from '../../ui/reference-date'
import { ScreenFrame } from '../../ui/screen-frame'
import { ViewSwitch } from '../../ui/view-switch'
import { useJob } from '../exchange/use-job'
import { StandardsBehind } from './standards-behind'
import { StatisticsCharts } from './statistics-charts'
import { countStatistics, type Pick, type Statistics, standardsBehind } from './statistics-pick'
import { StatisticsTables } from './statistics-tables'
import { usePrintStatistics } from './use-print-statistics'
import './statistics.css'

type View = 'tables' | 'charts'

const VIEWS = [
  { value: 'tables', label: '统计表' },
  { value: 'charts', label: '统计图' },
] as const

/** 统计表: how many standards there are and should be; every number leads to the standards behind it. */
export function StatisticsScreen() {
  const state = useWorkspaceState()
  const on = useReferenceDate()
  const [view, setView] = useState<View>('tables')
  const [pick, setPick] = useState<Pick | null>(null)
  const { runJob, progressWindow } = useJob()
  const print = usePrintStatistics(runJob)
  const rows = useMemo(() => detailTable(state, { nodeId: null, on }), [state, on])
  const statistics = useMemo(() => countStatistics(state, rows), [state, rows])
  const behind = pick && standardsBehind(statistics, pick)
  const actions = (
    <>
      <ReferenceDate />
      <Button icon={<FilePdfOutlined />} disabled={rows.length === 0} onClick={() => void print(on)}>
        导出 PDF
      </Button>
    </>
  )
  const Content = view === 'tables' ? StatisticsTables : StatisticsCharts
  return (
    <ScreenFrame
      title="统计表"
      views={<ViewSwitch label="统计表的视图" views={VIEWS} value={view} onChange={setView} />}
      summary={rows.length > 0 && summaryOf(statistics)}
      actions={actions}
    >
      {rows.length === 0 ? (
        <FirstStep
          description="统计表按标准明细表自动统计，现在还没有标准。先在“体系框架”中登记标准。"
          actionLabel="去登记标准"
          onAction={() => goTo('system-framework')}
        />
      ) : (
        <Content statistics={statistics} onPick={setPick} />
      )}
      {behind && <StandardsBehind {...behind} rows={rows} onClose={() => setPick(null)} />}
      {progressWindow}
    </ScreenFrame>
  )
}

function summaryOf({ level }: Statistics): string {
  const { expected, existing, completion } = level.total
  return `应有 ${expected.length} 项 · 现有 ${existing.length} 项 · 完成率 ${percentText(completion)}`
}

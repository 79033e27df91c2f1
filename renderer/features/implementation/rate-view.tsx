import { Alert } from 'antd'
import type { ReactNode } from 'react'
import { percentText } from '../../../domain/rate'
import type { ImplementationRate } from '../../../domain/regulation/implementation-rate'
import { goTo } from '../../app/location'
import { useRecords } from '../../storage/workspace-hooks'
import { FirstStep } from '../../ui/first-step'
import { RateBar } from '../../ui/rate-bar'
import { ReferenceDate } from '../../ui/reference-date'
import { ScreenFrame } from '../../ui/screen-frame'
import { MissingStandards } from './missing-standards'
import './implementation.css'

interface Props {
  readonly views: ReactNode
  readonly rate: ImplementationRate
  /** A record was made from here: the list shows it. */
  readonly onRecorded: () => void
}

/** 实施率: the 现行 standards with a record, by department, and those without any. */
export function RateView({ views, rate, onRecorded }: Props) {
  const { overall } = rate
  return (
    <ScreenFrame title="实施记录" views={views} actions={<ReferenceDate />} fill>
      {overall.rate.whole === 0 ? (
        <FirstStep
          description="实施率按现行标准计算，基准日期当天还没有现行标准。先在“体系框架”中登记标准。"
          actionLabel="去登记标准"
          onAction={() => goTo('system-framework')}
        />
      ) : (
        <div className="rate-grid">
          <div className="rate-column">
            <Rates rate={rate} />
          </div>
          <MissingStandards ids={overall.missingIds} onRecorded={onRecorded} />
        </div>
      )}
    </ScreenFrame>
  )
}

function Rates({ rate }: { readonly rate: ImplementationRate }) {
  const departments = useRecords('departments')
  const { overall, earlyIds } = rate
  return (
    <>
      <section aria-label="总体实施率">
        <h2>总体实施率</h2>
        <RateBar
          label="现行标准"
          unit="项"
          part={overall.rate.part}
          whole={overall.rate.whole}
          shown={percentText(overall.rate)}
        />
      </section>
      <section aria-label="各责任部门">
        <h2>各责任部门</h2>
        {rate.departments.map((department) => (
          <RateBar
            key={department.departmentId ?? 'none'}
            label={
              department.departmentId === null ? '未填责任部门' : (departments.get(department.departmentId)?.name ?? '')
            }
            unit="项"
            part={department.rate.part}
            whole={department.rate.whole}
            shown={percentText(department.rate)}
          />
        ))}
      </section>
      {earlyIds.length > 0 && (
        <Alert
          showIcon
          type="warning"
          title={`有 ${earlyIds.length} 条记录的开始日期早于标准的实施日期，请核对日期，或在备注中说明是试行。`}
        />
      )}
    </>
  )
}

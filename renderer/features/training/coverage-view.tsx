import { Alert, Button, Tag } from 'antd'
import { type ReactNode, useMemo } from 'react'
import { percentText } from '../../../domain/rate'
import { type TrainingCoverage, trainingCoverage } from '../../../domain/regulation/training-coverage'
import { goTo } from '../../app/location'
import { useRecords, useWorkspaceState } from '../../storage/workspace-hooks'
import { FirstStep } from '../../ui/first-step'
import { RateBar } from '../../ui/rate-bar'
import { ReferenceDate, useReferenceDate } from '../../ui/reference-date'
import { ScreenFrame } from '../../ui/screen-frame'
import './training.css'

/** 培训覆盖: how many of the roster took part, by department and kind of training, and who is still missing. */
export function CoverageView({ views }: { readonly views: ReactNode }) {
  const state = useWorkspaceState()
  const on = useReferenceDate()
  const coverage = useMemo(() => trainingCoverage(state, { from: null, on }), [state, on])
  return (
    <ScreenFrame title="宣传培训" views={views} actions={<ReferenceDate />}>
      {coverage.overall.rate.whole === 0 ? (
        <FirstStep
          description="覆盖率按在岗人员名册计算。先在“部门与人员”中登记人员。"
          actionLabel="去登记人员"
          onAction={() => goTo('people')}
        />
      ) : (
        <div className="coverage-grid">
          <div>
            <Overall coverage={coverage} />
            <Departments coverage={coverage} />
            <Categories coverage={coverage} />
          </div>
          <Untrained coverage={coverage} />
        </div>
      )}
    </ScreenFrame>
  )
}

interface Part {
  readonly coverage: TrainingCoverage
}

function Overall({ coverage }: Part) {
  const { rate } = coverage.overall
  return (
    <section aria-label="总体覆盖率">
      <h2>总体覆盖率</h2>
      <RateBar label="在岗人员" unit="人" part={rate.part} whole={rate.whole} shown={percentText(rate)} />
    </section>
  )
}

function Departments({ coverage }: Part) {
  const departments = useRecords('departments')
  return (
    <section aria-label="各部门覆盖率">
      <h2>各部门</h2>
      {coverage.departments.map(({ departmentId, rate }) => (
        <RateBar
          key={departmentId ?? 'none'}
          label={departmentId === null ? '未填部门' : (departments.get(departmentId)?.name ?? '')}
          unit="人"
          part={rate.part}
          whole={rate.whole}
          shown={percentText(rate)}
        />
      ))}
    </section>
  )
}

function Categories({ coverage }: Part) {
  const { missingCategories, undatedIds } = coverage
  return (
    <section aria-label="各类培训">
      <h2>各类培训</h2>
      {coverage.categories.map(({ category, rate, trainingIds }) => (
        <RateBar
          key={category}
          label={`${category}（${trainingIds.length} 次）`}
          unit="人"
          part={rate.part}
          whole={rate.whole}
          shown={percentText(rate)}
        />
      ))}
      {missingCategories.length > 0 && (
        <Alert
          showIcon
          type="warning"
          style={{ marginTop: 8 }}
          title={`还没有开展过${missingCategories.join('、')}培训。细则第十五条第三项要求基本理论与专业知识都要培训。`}
        />
      )}
      {undatedIds.length > 0 && <p className="coverage-warning">有 {undatedIds.length} 次培训没有填日期，请补填。</p>}
    </section>
  )
}

function Untrained({ coverage }: Part) {
  const persons = useRecords('persons')
  const departments = useRecords('departments')
  const { untrainedIds } = coverage.overall
  return (
    <section aria-label="未培训人员">
      <h2>未培训人员 {untrainedIds.length} 人</h2>
      {untrainedIds.length === 0 && <Tag color="success">在岗人员都已参加过培训</Tag>}
      <ul className="coverage-people">
        {untrainedIds.map((id) => {
          const person = persons.get(id)
          const department = person?.departmentId ? departments.get(person.departmentId) : undefined
          return (
            <li key={id}>
              <Button type="link" size="small" style={{ padding: 0 }} onClick={() => goTo('people', id)}>
                {person?.name || '未命名人员'}
              </Button>
              <span>{[department?.name, person?.position].filter(Boolean).join(' · ')}</span>
            </li>
          )
        })}
      </ul>
    </section>
  )
}

import { authorText, SIDE_LABELS } from '../../../domain/documents/merge-record'
import type { MergePlan } from '../../../domain/workspace/merge'
import { SIDES, type SideName } from '../../../domain/workspace/merge-side'
import { summaryOf } from '../../../domain/workspace/work-summary'
import { localTime } from '../../ui/local-time'
import { changesText } from './merge-text'

/** Both sides since they parted: who did how much and when; and what merging them comes to. */
export function ComparisonSummary({ plan, file }: { readonly plan: MergePlan; readonly file: string }) {
  const names = { mine: '当前工作区', theirs: file }
  const count = plan.conflicts.length
  return (
    <section className="merging-summary" aria-label="比较结果">
      {SIDES.map((side) => (
        <div key={side} className={`merging-party merging-${side}`}>
          <div className="merging-party-name">
            <b>{SIDE_LABELS[side]}</b>
            <span title={names[side]}>{names[side]}</span>
          </div>
          <div>{partyText(plan, side)}</div>
        </div>
      ))}
      <div className="merging-counts">
        <span>
          自动合并：<b>{plan.merged.length > 0 ? changesText(plan.counts) : '无'}</b>
        </span>
        <span>
          需要选定：<b className={count > 0 ? 'merging-open' : ''}>{count > 0 ? `${count} 处冲突` : '没有冲突'}</b>
        </span>
      </div>
    </section>
  )
}

function partyText({ log }: MergePlan, side: SideName): string {
  const heads = [...log.only[side]].flatMap((id) => log.heads.get(id) ?? [])
  const { authors, actions, from, until } = summaryOf(heads)
  if (actions === 0) return '分开以后没有修改'
  const times = [...new Set([localTime(from ?? ''), localTime(until ?? '')])].filter(Boolean).join(' 至 ')
  return `${authors.map(authorText).join('、')}，分开以后 ${actions} 次操作，${times}`
}

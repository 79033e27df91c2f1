import { Alert, Button } from 'antd'
import { useEffect, useRef } from 'react'
import { useWorkspaceState } from '../../storage/workspace-hooks'
import { MissingAttachments } from '../attachments/missing-attachments'
import { ComparisonSummary } from './comparison-summary'
import { ConflictList } from './conflict-list'
import { DecisionBar } from './decision-bar'
import { MergedList } from './merged-list'
import type { Comparison } from './merging-session'
import type { Merging } from './use-merging'

interface Props {
  readonly comparison: Comparison
  readonly merging: Merging
}

/** A compared file: what came from whom, what merges by itself, what must be decided; nothing is changed yet. */
export function ComparisonView({ comparison, merging }: Props) {
  const { plan, staged, choices } = comparison
  const top = useRef<HTMLDivElement>(null)
  // Whoever works by keyboard goes on from here, not from the button that is gone.
  useEffect(() => top.current?.focus(), [])
  return (
    <div className="merging">
      <div className="merging-content" ref={top} tabIndex={-1}>
        <EditedMeanwhile comparison={comparison} merging={merging} />
        <ComparisonSummary plan={plan} file={staged.name} />
        <MissingAttachments missing={staged.attachments.missing} />
        <MergedList plan={plan} open={plan.conflicts.length === 0} />
        <ConflictList conflicts={plan.conflicts} choices={choices} />
      </div>
      <DecisionBar comparison={comparison} merging={merging} />
    </div>
  )
}

function EditedMeanwhile({ comparison, merging }: Props) {
  const state = useWorkspaceState()
  if (comparison.plan.work.sides.mine.state === state) return null
  return (
    <Alert
      type="warning"
      showIcon
      title="比较之后，本工作区又有修改"
      description="合并前要重新比较一次；已经选定的，内容没变就保留。"
      action={<Button onClick={() => void merging.compareAgain(comparison)}>重新比较</Button>}
    />
  )
}

import { Pagination } from 'antd'
import { useEffect } from 'react'
import type { MergeConflict } from '../../../domain/workspace/merge-conflicts'
import { ConflictCard, conflictElementId } from './conflict-card'
import { type Choices, CONFLICTS_ON_PAGE, revealed, turnTo, useMergingSession } from './merging-session'

interface Props {
  readonly conflicts: readonly MergeConflict[]
  readonly choices: Choices
}

/** The conflicts one below another, in the order in which they are numbered on paper. */
export function ConflictList({ conflicts, choices }: Props) {
  const page = useMergingSession((session) => session.page)
  const reveal = useMergingSession((session) => session.reveal)
  useEffect(() => {
    if (reveal === null) return
    showConflict(reveal)
    revealed()
  }, [reveal])
  if (conflicts.length === 0) return null
  const start = page * CONFLICTS_ON_PAGE
  return (
    <section aria-label="冲突">
      <h3 className="merging-heading">双方改了同一处，请逐处选定</h3>
      {conflicts.slice(start, start + CONFLICTS_ON_PAGE).map((conflict, index) => (
        <ConflictCard
          key={conflict.id}
          conflict={conflict}
          number={start + index + 1}
          chosen={choices.get(conflict.id) ?? null}
        />
      ))}
      <Pagination
        hideOnSinglePage
        showSizeChanger={false}
        align="end"
        current={page + 1}
        pageSize={CONFLICTS_ON_PAGE}
        total={conflicts.length}
        showTotal={(total, [from, to]) => `第 ${from}—${to} 处，共 ${total} 处`}
        onChange={(next) => turnTo(next - 1)}
      />
    </section>
  )
}

function showConflict(id: string): void {
  const card = document.getElementById(conflictElementId(id))
  card?.scrollIntoView({ block: 'center' })
  card?.querySelector('input')?.focus({ preventScroll: true })
}

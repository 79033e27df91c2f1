import type { MergeConflict } from '../../../domain/workspace/merge-conflicts'
import { ConflictCard } from './conflict-card'
import type { Choices } from './merging-session'

interface Props {
  readonly conflicts: readonly MergeConflict[]
  readonly choices: Choices
}

/** The conflicts one below another, in the order in which they are numbered on paper. */
export function ConflictList({ conflicts, choices }: Props) {
  if (conflicts.length === 0) return null
  return (
    <section aria-label="冲突">
      <h3 className="merging-heading">双方改了同一处，请逐处选定</h3>
      {conflicts.map((conflict, index) => (
        <ConflictCard
          key={conflict.id}
          conflict={conflict}
          number={index + 1}
          chosen={choices.get(conflict.id) ?? null}
        />
      ))}
    </section>
  )
}

import { useEffect, useState } from 'react'
import type { Author, BatchHead } from '../../../domain/workspace/change'
import { isMerge, type MergeHead } from '../../../domain/workspace/merge-account'
import { type ChangedCounts, changedCounts } from '../../../domain/workspace/merge-counts'
import { byId } from '../../../domain/workspace/merge-log'
import { summaryOf } from '../../../domain/workspace/work-summary'
import type { WorkspaceDatabase } from '../../storage/database'
import { useWorkbench, useWorkbenchView } from '../../storage/workspace-hooks'

/** A merge in the log, newest first. */
export interface EarlierMerge extends ChangedCounts {
  readonly head: MergeHead
  /** Whose work came in. */
  readonly authors: readonly Author[]
  readonly undone: boolean
  /** It was made on another PC and came in with that PC's log. */
  readonly elsewhere: boolean
}

const NONE: readonly EarlierMerge[] = []

/** The merges in the log of the opened workspace; read again after each saved step. */
export function useEarlierMerges(): readonly EarlierMerge[] {
  const workbench = useWorkbench()
  const seq = useWorkbenchView((view) => view.session?.seq ?? 0)
  const slot = useWorkbenchView((view) => view.startup?.active ?? '')
  const [merges, setMerges] = useState(NONE)
  // biome-ignore lint/correctness/useExhaustiveDependencies: another slot or a new step is another log
  useEffect(() => {
    let wanted = true
    void earlierMerges(workbench.database()).then(
      (found) => wanted && setMerges(found),
      // The database is closed while another workspace is opened.
      () => undefined,
    )
    return () => {
      wanted = false
    }
  }, [workbench, slot, seq])
  return merges
}

async function earlierMerges(database: WorkspaceDatabase): Promise<EarlierMerge[]> {
  const steps = await database.batches.filter((head) => isMerge(head) || head.reversal !== null).toArray()
  const merges = steps.filter(isMerge).sort(byId).reverse()
  const adopted = new Set(merges.flatMap(({ merge }) => merge.adopted))
  const undone = undoneIn(steps)
  return Promise.all(
    merges.map(async (head) => {
      const heads = await database.batches.bulkGet([...head.merge.adopted])
      const known = heads.filter((each): each is BatchHead => each !== undefined)
      const changes = await database.changes.where('batch').equals(head.id).toArray()
      const { authors } = summaryOf(known)
      return { head, authors, undone: undone.has(head.id), elsewhere: adopted.has(head.id), ...changedCounts(changes) }
    }),
  )
}

/** The batches whose last reversal took them back. */
function undoneIn(steps: readonly BatchHead[]): Set<string> {
  const undone = new Set<string>()
  for (const { reversal } of [...steps].sort(byId)) {
    if (reversal?.kind === 'undo') undone.add(reversal.batch)
    if (reversal?.kind === 'redo') undone.delete(reversal.batch)
  }
  return undone
}

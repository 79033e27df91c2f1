import { useEffect, useMemo, useState } from 'react'
import { type ImportPlan, importPlanner } from '../../../domain/standards/import/plan'
import { remarkProblems } from '../../../domain/standards/import/remarks'
import type { WorkspaceState } from '../../../domain/workspace/state'
import { nextTask } from '../../storage/paging'
import { useNewId, useWorkspaceState } from '../../storage/workspace-hooks'
import { fieldsOf, type ImportSession, type ImportSource } from './import-session'

/** Rows planned in one go: a task of some tens of milliseconds on an old PC. */
const PORTION = 200

/** What the import would do to the workspace as it was. */
export interface CurrentPlan {
  readonly plan: ImportPlan
  /** The workspace that the plan fits. */
  readonly state: WorkspaceState
}

type Settings = Pick<ImportSession, 'nodeId' | 'existing' | 'skipErrors'>

/** The plan for a table, made anew in portions whenever anything that it depends on changes; null while it is made. */
export function useImportPlan(source: ImportSource, settings: Settings): CurrentPlan | null {
  const { nodeId, existing, skipErrors } = settings
  const state = useWorkspaceState()
  const newId = useNewId()
  const fields = useMemo(() => fieldsOf(source), [source])
  const [made, setMade] = useState<CurrentPlan | null>(null)
  const { layout, staged, sheet } = source
  useEffect(() => {
    let isWanted = true
    const planner = importPlanner(state, { fields, nodeId, existing, skipErrors, newId })
    const make = async (): Promise<void> => {
      for (let at = 0; at < layout.body.length; at += PORTION) {
        planner.add(layout.body.slice(at, at + PORTION))
        await nextTask()
        if (!isWanted) return
      }
      while (!planner.settle(PORTION)) {
        await nextTask()
        if (!isWanted) return
      }
      const plan = planner.finish()
      const remarks = remarkProblems(staged.sheets[sheet]?.remarks ?? [], layout)
      setMade({ plan: { ...plan, problems: [...remarks, ...plan.problems] }, state })
    }
    setMade(null)
    void make()
    return () => {
      isWanted = false
    }
  }, [state, fields, nodeId, existing, skipErrors, newId, layout, staged, sheet])
  return made
}

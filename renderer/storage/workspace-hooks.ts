import { App } from 'antd'
import { createContext, useCallback, useContext, useMemo } from 'react'
import { useStore } from 'zustand'
import type { RecordOf, TableName } from '../../domain/records/registry'
import type { Result } from '../../domain/result'
import type { WorkspaceState } from '../../domain/workspace/state'
import type { Command } from './session'
import type { Workbench, WorkbenchView } from './workbench'

export const WorkbenchContext = createContext<Workbench | null>(null)

/** The program as opened in this window. */
export function useWorkbench(): Workbench {
  const workbench = useContext(WorkbenchContext)
  if (!workbench) throw new Error('WorkbenchContext is missing')
  return workbench
}

/** One part of the view; the component renders again only when that part changes. */
export function useWorkbenchView<T>(select: (view: WorkbenchView) => T): T {
  return useStore(useWorkbench().store, select)
}

/** The whole workspace as last saved. Prefer useRecords where one table is enough. */
export function useWorkspaceState(): WorkspaceState {
  return useWorkbenchView((view) => stateOf(view))
}

/** The records of one table by id; the same object until that table changes. */
export function useRecords<Table extends TableName>(table: Table): ReadonlyMap<string, RecordOf[Table]> {
  return useWorkbenchView((view) => stateOf(view)[table])
}

function stateOf(view: WorkbenchView): WorkspaceState {
  if (!view.session) throw new Error('no workspace is open')
  return view.session.state
}

/** Runs an action by its Chinese name; a failure is shown to the user and returned. */
export type Run = (label: string, command: Command) => Promise<Result<WorkspaceState>>

export function useRun(): Run {
  const workbench = useWorkbench()
  const { message } = App.useApp()
  return useCallback(
    async (label, command) => {
      const done = await workbench.session().run(label, command)
      if (!done.ok) void message.error(done.error.message, 8)
      return done
    },
    [workbench, message],
  )
}

/** Gives new record ids, time-ordered. */
export function useNewId(): () => string {
  const { ids } = useWorkbench()
  return useMemo(() => () => ids.next(), [ids])
}

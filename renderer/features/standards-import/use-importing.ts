import { App } from 'antd'
import { useCallback } from 'react'
import { fail, ok } from '../../../domain/result'
import type { StagedTable } from '../../../preload/table-contract'
import { chooseTableFile, readSheet } from '../../commands/table-files'
import { activeSlot } from '../../storage/active-slot'
import { useRun, useWorkbench } from '../../storage/workspace-hooks'
import type { JobRunner } from '../exchange/use-job'
import { endImport, type ImportSource, showSource } from './import-session'
import type { CurrentPlan } from './use-import-plan'

/** The steps of an import, each with its plain word on failure. */
export interface Importing {
  readonly chooseFile: () => Promise<void>
  readonly chooseSheet: (staged: StagedTable, sheet: number) => Promise<void>
  readonly apply: (source: ImportSource, current: CurrentPlan) => Promise<void>
  /** Lets the table go; nothing was changed. */
  readonly abandon: (source: ImportSource) => Promise<void>
}

export function useImporting(runJob: JobRunner['runJob']): Importing {
  const workbench = useWorkbench()
  const run = useRun()
  const { message } = App.useApp()

  const chooseSheet = useCallback(
    async (staged: StagedTable, sheet: number) => {
      const rows = await runJob('读取表格', () => readSheet(workbench, staged, sheet))
      if (rows) showSource(activeSlot(workbench), staged, sheet, rows)
    },
    [workbench, runJob],
  )

  const chooseFile = useCallback(async () => {
    const staged = await runJob('读取表格', (job) => chooseTableFile(workbench, job))
    if (staged) await chooseSheet(staged, meantSheet(staged))
  }, [workbench, runJob, chooseSheet])

  const apply = useCallback(
    async ({ staged }: ImportSource, { plan, state }: CurrentPlan) => {
      const done = await run(`从“${staged.name}”导入标准`, (now) =>
        now === state
          ? ok(plan.drafts)
          : fail('changed-meanwhile', '核对之后工作区又有修改，还没有导入。请再看一遍后点“导入”。'),
      )
      if (!done.ok) return
      await workbench.bridge.discardTable({ table: staged.table })
      endImport(activeSlot(workbench), { file: staged.name, counts: plan.counts })
    },
    [workbench, run],
  )

  const abandon = useCallback(
    async ({ staged }: ImportSource) => {
      await workbench.bridge.discardTable({ table: staged.table })
      endImport(activeSlot(workbench), null)
      void message.info('已放弃导入，数据没有变化。')
    },
    [workbench, message],
  )
  return { chooseFile, chooseSheet, apply, abandon }
}

/** Of the sheets that show and hold anything, the one that is understood best; the first when all are alike. */
function meantSheet({ sheets }: StagedTable): number {
  const rank = ({ hidden, rows, understood }: StagedTable['sheets'][number]) => (hidden || rows === 0 ? -1 : understood)
  const ranks = sheets.map(rank)
  return ranks.indexOf(Math.max(...ranks))
}

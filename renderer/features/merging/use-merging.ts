import { App } from 'antd'
import { useCallback } from 'react'
import { ok, type Result } from '../../../domain/result'
import { type MergePlan, resolveMerge } from '../../../domain/workspace/merge'
import type { StagedFile } from '../../../preload/contract'
import { applyMerge, type MergeDone, prepareMerge } from '../../commands/merge'
import { activeSlot } from '../../storage/active-slot'
import type { Workbench } from '../../storage/workbench'
import { useWorkbench } from '../../storage/workspace-hooks'
import type { JobRunner, ReportProgress } from '../exchange/use-job'
import type { FileStager } from '../exchange/use-stage-file'
import { type Choices, type Comparison, choicesKept, showComparison, showOutcome } from './merging-session'

/** The steps of a merge, each with its progress window and its plain word on failure. */
export interface Merging {
  /** Lets the user choose a colleague's file, verifies and compares it. */
  readonly compareFile: () => Promise<void>
  /** After edits meanwhile: compares the same file again and keeps the choices that still hold. */
  readonly compareAgain: (comparison: Comparison) => Promise<void>
  readonly merge: (comparison: Comparison) => Promise<void>
  /** Lets the colleague's file go; nothing was changed. */
  readonly abandon: (comparison: Comparison) => Promise<void>
}

const COMPARING = '比较工作区'

export function useMerging(runJob: JobRunner['runJob'], stageFile: FileStager['stageFile']): Merging {
  const workbench = useWorkbench()
  const { message } = App.useApp()

  const compareFile = useCallback(async () => {
    const staged = await stageFile(COMPARING)
    if (!staged) return
    const plan = await runJob(COMPARING, (_job, report) => prepare(workbench, staged, report))
    if (plan && !isNothing(plan)) return showComparison(activeSlot(workbench), { staged, plan, choices: new Map() })
    await workbench.bridge.discardStaged({ staged: staged.staged })
    if (plan) showOutcome(activeSlot(workbench), { kind: 'nothing', file: staged.name })
  }, [workbench, runJob, stageFile])

  const compareAgain = useCallback(
    async (comparison: Comparison) => {
      const { staged } = comparison
      const plan = await runJob(COMPARING, (_job, report) => prepare(workbench, staged, report))
      if (plan) showAgain(workbench, comparison, plan)
    },
    [workbench, runJob],
  )

  const merge = useCallback(
    async (comparison: Comparison) => {
      const { staged, plan, choices } = comparison
      const done = await runJob('合并', (_job, report) => mergeOrCompare(workbench, comparison, report))
      if (!done) return
      if ('done' in done) {
        const outcome = done.done.batch
          ? ({ kind: 'merged', file: staged.name, done: done.done } as const)
          : ({ kind: 'nothing', file: staged.name } as const)
        return showOutcome(activeSlot(workbench), outcome)
      }
      showAgain(workbench, { staged, plan, choices }, done.newer)
      void message.warning('比较之后工作区又有修改，还没有合并。已重新比较，请核对后再点“合并”。', 8)
    },
    [workbench, runJob, message],
  )

  const abandon = useCallback(
    async ({ staged }: Comparison) => {
      await workbench.bridge.discardStaged({ staged: staged.staged })
      showOutcome(activeSlot(workbench), null)
      void message.info('已放弃合并，双方数据都没有变化。')
    },
    [workbench, message],
  )

  return { compareFile, compareAgain, merge, abandon }
}

function prepare(workbench: Workbench, staged: StagedFile, report: ReportProgress): Promise<Result<MergePlan>> {
  return prepareMerge(workbench, staged, (fraction) => report(fraction, '正在逐条比较'))
}

/** Nothing to change, nothing to decide, and nothing in the colleague's log that is not known here. */
function isNothing(plan: MergePlan): boolean {
  const drafts = resolveMerge(plan, new Map())
  return drafts.ok && drafts.value.length === 0
}

function showAgain(workbench: Workbench, comparison: Comparison, plan: MergePlan): void {
  const choices: Choices = choicesKept(comparison, plan)
  showComparison(activeSlot(workbench), { staged: comparison.staged, plan, choices })
}

/** Merges; what was edited since the comparison is compared anew instead. */
async function mergeOrCompare(
  workbench: Workbench,
  { staged, plan, choices }: Comparison,
  report: ReportProgress,
): Promise<Result<{ readonly done: MergeDone } | { readonly newer: MergePlan }>> {
  const done = await applyMerge(workbench, staged, plan, choices, (fraction) => report(fraction, '正在合并并保存'))
  if (done.ok) return ok({ done: done.value })
  if (done.error.kind !== 'changed-meanwhile') return done
  const newer = await prepare(workbench, staged, report)
  return newer.ok ? ok({ newer: newer.value }) : newer
}

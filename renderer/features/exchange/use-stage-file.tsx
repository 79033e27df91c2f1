import { type ReactNode, useCallback } from 'react'
import type { StagedFile } from '../../../preload/contract'
import { chooseFile, stageFile } from '../../commands/exchange'
import { useWorkbench } from '../../storage/workspace-hooks'
import { usePassphrase } from './passphrase-window'
import type { JobRunner } from './use-job'

export interface FileStager {
  /** Lets the user choose a workspace file, asks for its passphrase as often as needed, and verifies it; null = given up. */
  readonly stageFile: (title: string) => Promise<StagedFile | null>
  /** Must stand somewhere in the screen. */
  readonly passphraseWindow: ReactNode
}

/** Choosing and verifying a workspace file, encrypted or not, the same wherever one is brought in. */
export function useStageFile(runJob: JobRunner['runJob']): FileStager {
  const workbench = useWorkbench()
  const { askPassphrase, passphraseWindow } = usePassphrase()
  const stage = useCallback(
    async (title: string) => {
      let step = await runJob(title, async (job) => {
        const chosen = await chooseFile(workbench, 'workspace')
        return chosen.ok ? stageFile(workbench, chosen.value, null, job) : chosen
      })
      while (step && 'locked' in step) {
        const { locked, wrongBefore } = step
        const passphrase = await askPassphrase({ fileName: locked.name, wrongBefore })
        if (passphrase === null) return null
        step = await runJob(title, (job) => stageFile(workbench, locked, passphrase, job))
      }
      return step ? step.staged : null
    },
    [workbench, runJob, askPassphrase],
  )
  return { stageFile: stage, passphraseWindow }
}

import { App } from 'antd'
import { useCallback } from 'react'
import type { BatchHead } from '../../../domain/workspace/change'
import { chooseTarget, exportMergeRecord, safeFileName } from '../../commands/exchange'
import { useRecords, useWorkbench } from '../../storage/workspace-hooks'
import { localTime } from '../../ui/local-time'
import type { JobRunner } from '../exchange/use-job'

/** Prints the 合并记录 of a merge as PDF to a file that the user chooses. */
export type PrintRecord = (merge: Pick<BatchHead, 'id' | 'at'>) => Promise<void>

export function usePrintRecord(runJob: JobRunner['runJob']): PrintRecord {
  const workbench = useWorkbench()
  const { message } = App.useApp()
  const title = [...useRecords('workspaces').values()][0]?.title ?? '工作区'
  return useCallback(
    async ({ id, at }) => {
      const done = await runJob('导出合并记录', async (job) => {
        const name = `${safeFileName(title)}_合并记录_${localTime(at).slice(0, 10)}.pdf`
        const target = await chooseTarget(workbench, 'merge-record', name)
        return target.ok ? exportMergeRecord(workbench, id, target.value, job) : target
      })
      if (!done) return
      void message.success(`合并记录已导出：${done.file.name}，共 ${done.report.pages} 页。请打印后由双方签字。`, 6)
    },
    [workbench, runJob, message, title],
  )
}

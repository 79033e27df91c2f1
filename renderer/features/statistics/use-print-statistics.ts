import { App } from 'antd'
import { useCallback } from 'react'
import { chooseTarget, exportPacket, safeFileName } from '../../commands/exchange'
import { useRecords, useWorkbench } from '../../storage/workspace-hooks'
import type { JobRunner } from '../exchange/use-job'

/** Prints 标准统计表 on a day ('YYYY-MM-DD') as PDF to a file that the user chooses. */
export function usePrintStatistics(runJob: JobRunner['runJob']): (on: string) => Promise<void> {
  const workbench = useWorkbench()
  const { message } = App.useApp()
  const title = [...useRecords('workspaces').values()][0]?.title ?? '工作区'
  return useCallback(
    async (on) => {
      const done = await runJob('导出统计表', async (job) => {
        const target = await chooseTarget(workbench, 'packet', `${safeFileName(title)}_标准统计表_${on}.pdf`)
        const wanted = { packet: 'statistics', asOf: on, diagram: null } as const
        return target.ok ? exportPacket(workbench, wanted, target.value, job) : target
      })
      if (done) void message.success(`统计表已导出：${done.file.name}，共 ${done.report.pages} 页。`, 6)
    },
    [workbench, runJob, message, title],
  )
}

import { App, Button } from 'antd'
import { type ReactNode, useCallback } from 'react'
import type { Result } from '../../../domain/result'
import type { SheetTable } from '../../../domain/spreadsheet/sheet-table'
import type { ExportedTable } from '../../../preload/sheet-contract'
import type { Exported } from '../../commands/exchange'
import { exportTable } from '../../commands/tables'
import { useWorkbench } from '../../storage/workspace-hooks'
import { byteText } from '../attachments/byte-text'
import { useJob } from './use-job'

export interface TableExporter {
  /** Writes a table to an Excel or CSV file that the user chooses, and says so. */
  readonly exportTable: (table: SheetTable, suggestedName: string) => Promise<void>
  /** The same for a table that takes some preparing; `what` it is stands in the progress window. */
  readonly exportBy: (what: string, work: (job: string) => Promise<Result<Exported<ExportedTable>>>) => Promise<void>
  /** Must stand somewhere in the screen. */
  readonly progressWindow: ReactNode
}

/** Exporting a table with progress and a plain word at the end, the same wherever there is one. */
export function useTableExport(): TableExporter {
  const workbench = useWorkbench()
  const { notification, message } = App.useApp()
  const { runJob, progressWindow } = useJob()

  const exportBy = useCallback<TableExporter['exportBy']>(
    async (what, work) => {
      const exported = await runJob(`导出${what}`, work)
      if (!exported) return
      const { file, report } = exported
      const reveal = async (): Promise<void> => {
        const shown = await workbench.bridge.revealFile({ file: file.file })
        if (!shown.ok) void message.error(shown.error.message)
      }
      notification.success({
        key: file.file,
        title: report.name,
        description: `已导出，已核对：共 ${report.rows} 行，${byteText(report.bytes)}。`,
        actions: (
          <Button size="small" onClick={() => void reveal()}>
            打开所在文件夹
          </Button>
        ),
        // What tables offer stands at the top.
        placement: 'bottomRight',
        duration: 15,
      })
    },
    [workbench, runJob, notification, message],
  )
  const plainExport = useCallback<TableExporter['exportTable']>(
    (table, suggestedName) => exportBy(table.name, (job) => exportTable(workbench, table, suggestedName, job)),
    [workbench, exportBy],
  )
  return { exportTable: plainExport, exportBy, progressWindow }
}

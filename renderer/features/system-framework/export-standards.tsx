import { FileExcelOutlined } from '@ant-design/icons'
import { Button, Tooltip } from 'antd'
import { systemNodeKind } from '../../../domain/records/system-node'
import { fail, type Result } from '../../../domain/result'
import { standardsSheet } from '../../../domain/standards/standards-sheet'
import type { Nodes } from '../../../domain/standards/system-tree'
import type { ExportedTable } from '../../../preload/sheet-contract'
import { type Exported, safeFileName } from '../../commands/exchange'
import { exportTable } from '../../commands/tables'
import type { Workbench } from '../../storage/workbench'
import { useWorkbench } from '../../storage/workspace-hooks'
import { today } from '../../ui/local-time'
import { useTableExport } from '../exchange/use-table-export'
import { type Scope, useFrameworkSession } from './framework-session'
import { standardsInScope } from './standards-in-scope'

/** Writes 标准明细表 of what is selected in the tree to an Excel or CSV file. */
export function ExportStandards() {
  const workbench = useWorkbench()
  const { exportBy, progressWindow } = useTableExport()
  const run = () => exportBy('标准明细表', (job) => exportStandards(workbench, job))
  return (
    <>
      <Tooltip title="导出表中这些标准（Excel 或 CSV）；修改后再导入，会认出是同一标准">
        <Button size="small" icon={<FileExcelOutlined />} onClick={() => void run()}>
          导出 Excel
        </Button>
      </Tooltip>
      {progressWindow}
    </>
  )
}

/** Everything typed is saved first, so that the file holds what the user sees. */
async function exportStandards(workbench: Workbench, job: string): Promise<Result<Exported<ExportedTable>>> {
  const settled = await workbench.settle()
  const state = workbench.store.getState().session?.state
  if (!settled || !state) {
    return fail('unsaved', '有的内容还没有保存（例如日期写错），没有导出。请先改正标红的内容，再导出。')
  }
  const { scope: wanted, withSubtree } = useFrameworkSession.getState()
  // As the screen does when the selected node is gone.
  const nodes: Nodes = state.systemNodes
  const scope: Scope = wanted.kind === 'node' && !nodes.has(wanted.id) ? { kind: 'all' } : wanted
  const on = today()
  const title = scopeName(nodes, scope)
  const standards = standardsInScope(state, scope, withSubtree)
  const table = standardsSheet(state, { standards, title, on })
  return exportTable(workbench, table, `${safeFileName(`${title} 标准明细表`)}_${on}.xlsx`, job)
}

function scopeName(nodes: Nodes, scope: Scope): string {
  if (scope.kind === 'unfiled') return '未归类'
  const node = scope.kind === 'node' ? nodes.get(scope.id) : undefined
  return node ? systemNodeKind.titleOf(node) : ''
}

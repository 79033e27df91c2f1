import { DeleteOutlined, FileAddOutlined, FormOutlined, PlusOutlined, SwapOutlined } from '@ant-design/icons'
import { Button, Checkbox, Tooltip } from 'antd'
import { useDeferredValue, useMemo, useRef, useState } from 'react'
import type { Standard } from '../../../domain/records/standard'
import { systemNodeId, systemNodeKind } from '../../../domain/records/system-node'
import { nextSystemCode } from '../../../domain/standards/numbering'
import { nodePath, type TreeNode } from '../../../domain/standards/system-tree'
import { useRecords, useWorkspaceState } from '../../storage/workspace-hooks'
import { DataTable, type DataTableHandle } from '../../ui/data-table/data-table'
import { FirstStep } from '../../ui/first-step'
import { useRecordActions } from '../record-screen/use-record-actions'
import { activateStandard, type Scope, setWithSubtree, showDetail, useFrameworkSession } from './framework-session'
import { MoveDialog } from './move-dialog'
import { PasteDialog } from './paste-dialog'
import { standardColumns } from './standard-columns'
import { standardsInScope } from './standards-in-scope'
import { useToday } from './use-today'

interface StandardsPanelProps {
  readonly forest: readonly TreeNode[]
  readonly scope: Scope
}

/** The right side of 体系框架: 标准明细表 of what is selected in the tree. */
export function StandardsPanel({ forest, scope }: StandardsPanelProps) {
  const withSubtree = useFrameworkSession((session) => session.withSubtree)
  const detail = useFrameworkSession((session) => session.detail)
  const activeId = useFrameworkSession((session) => session.standardId)
  const { rows, columns, actions, nodes, isCurrent } = useStandards(scope, withSubtree)
  const state = useWorkspaceState()
  const [selection, select] = useState<ReadonlySet<string>>(new Set())
  const [moving, setMoving] = useState(false)
  const [pasted, setPasted] = useState<string | null>(null)
  const table = useRef<DataTableHandle>(null)
  const nodeId = scope.kind === 'node' ? systemNodeId.parse(scope.id) : null
  const active = rows.find((standard) => standard.id === activeId)
  const chosen = selection.size > 0 || !active ? selection : new Set([active.id])

  const add = async (): Promise<void> => {
    const place = nodeId === null ? {} : { nodeIds: [nodeId], systemCode: nextSystemCode(state, nodeId) }
    const id = await actions.add(place)
    if (id !== null) table.current?.reveal(id, { columnId: 'number' })
  }
  const toolbar = (
    <>
      <Button size="small" type="primary" icon={<PlusOutlined />} onClick={() => void add()}>
        新增标准
      </Button>
      <Tooltip title="从 Excel 复制后，在表格中按 Ctrl+V 也可以">
        <Button size="small" icon={<FileAddOutlined />} onClick={() => setPasted('')}>
          从 Excel 粘贴
        </Button>
      </Tooltip>
      <Button size="small" icon={<SwapOutlined />} disabled={chosen.size === 0} onClick={() => setMoving(true)}>
        移到…
      </Button>
      <Tooltip title="删除选中的标准，可按 Ctrl+Z 恢复">
        <Button
          size="small"
          danger
          icon={<DeleteOutlined />}
          disabled={chosen.size === 0}
          onClick={() => void actions.remove(chosen)}
        >
          {chosen.size > 1 ? `删除 ${chosen.size} 项` : '删除'}
        </Button>
      </Tooltip>
    </>
  )

  return (
    <div className="sf-standards">
      <div className="sf-path">
        <span className="sf-path-text" title={scopeTitle(scope, nodes)}>
          {scopeTitle(scope, nodes)}
        </span>
        {scope.kind === 'node' && (
          <Checkbox checked={withSubtree} onChange={(event) => setWithSubtree(event.target.checked)}>
            含下级
          </Checkbox>
        )}
        <span className="sf-space" />
        <Button
          size="small"
          icon={<FormOutlined />}
          aria-pressed={detail === 'standard'}
          type={detail === 'standard' ? 'primary' : 'default'}
          ghost={detail === 'standard'}
          onClick={() => showDetail(detail === 'standard' ? 'none' : 'standard')}
        >
          详细信息
        </Button>
      </div>
      <div className="sf-table">
        <DataTable
          ref={table}
          tableId="standards"
          label="标准明细表"
          columns={columns}
          rows={rows}
          selection={selection}
          onSelectionChange={select}
          activeId={activeId}
          onActivate={activateStandard}
          onPaste={setPasted}
          toolbar={toolbar}
          empty={
            isCurrent && (
              <FirstStep
                description={
                  scope.kind === 'unfiled'
                    ? '没有未归类的标准：每项标准都已归入体系框架。'
                    : '这里登记标准：标准号、名称、实施日期等。可以逐项新增，也可以把 Excel 中的标准清单整表粘贴进来。'
                }
                {...(scope.kind === 'unfiled' ? {} : { actionLabel: '新增第一项标准', onAction: () => void add() })}
              />
            )
          }
        />
      </div>
      {moving && (
        <MoveDialog
          ids={chosen}
          forest={forest}
          from={scope.kind === 'node' ? { id: scope.id, withSubtree } : null}
          onClose={() => setMoving(false)}
        />
      )}
      {pasted !== null && <PasteDialog text={pasted} nodeId={nodeId} onClose={() => setPasted(null)} />}
    </div>
  )
}

/** The rows of a scope and the columns that edit them. */
function useStandards(scope: Scope, withSubtree: boolean) {
  const state = useWorkspaceState()
  const nodes = useRecords('systemNodes')
  const departments = useRecords('departments')
  const today = useToday()
  const actions = useRecordActions('standards')
  const { systemNodes, standards } = state
  const wanted = useMemo(
    () => ({ systemNodes, standards, scope, withSubtree }),
    [systemNodes, standards, scope, withSubtree],
  )
  // The frame and the tree answer at once; ten thousand rows follow in a task of their own.
  const shown = useDeferredValue(wanted, null)
  const rows: readonly Standard[] = useMemo(
    () => (shown ? standardsInScope(shown, shown.scope, shown.withSubtree) : []),
    [shown],
  )
  const columns = useMemo(
    () => standardColumns({ edit: actions.edit, departments, nodes, today }),
    [actions.edit, departments, nodes, today],
  )
  return { rows, columns, actions, nodes, isCurrent: shown === wanted }
}

function scopeTitle(scope: Scope, nodes: Parameters<typeof nodePath>[0]): string {
  if (scope.kind === 'all') return '全部标准'
  if (scope.kind === 'unfiled') return '未归类的标准'
  return nodePath(nodes, scope.id).map(systemNodeKind.titleOf).join(' › ')
}

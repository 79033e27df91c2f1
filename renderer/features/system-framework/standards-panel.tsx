import { type RefObject, useDeferredValue, useEffect, useMemo, useRef, useState } from 'react'
import type { Standard } from '../../../domain/records/standard'
import { systemNodeId } from '../../../domain/records/system-node'
import { nextSystemCode } from '../../../domain/standards/numbering'
import type { TreeNode } from '../../../domain/standards/system-tree'
import { useRecords, useWorkspaceState } from '../../storage/workspace-hooks'
import { DataTable, type DataTableHandle } from '../../ui/data-table/data-table'
import { FirstStep } from '../../ui/first-step'
import { useRecordActions } from '../record-screen/use-record-actions'
import { activateStandard, endReveal, type Scope, useFrameworkSession } from './framework-session'
import { HintsPane } from './hints-pane'
import { MoveDialog } from './move-dialog'
import { PasteDialog } from './paste-dialog'
import { standardColumns } from './standard-columns'
import { StandardsHead } from './standards-head'
import { standardsInScope } from './standards-in-scope'
import { StandardsToolbar } from './standards-toolbar'
import { useStandardHints } from './use-standard-hints'
import { useToday } from './use-today'

interface StandardsPanelProps {
  readonly forest: readonly TreeNode[]
  readonly scope: Scope
}

/** The right side of 体系框架: 标准明细表 of what is selected in the tree. */
export function StandardsPanel({ forest, scope }: StandardsPanelProps) {
  const withSubtree = useFrameworkSession((session) => session.withSubtree)
  const activeId = useFrameworkSession((session) => session.standardId)
  const detail = useFrameworkSession((session) => session.detail)
  const { rows, columns, actions, nodes, today, isCurrent } = useStandards(scope, withSubtree)
  const { hints, marks } = useStandardHints(rows, today)
  const state = useWorkspaceState()
  const [selection, select] = useState<ReadonlySet<string>>(new Set())
  const [moving, setMoving] = useState(false)
  const [pasted, setPasted] = useState<string | null>(null)
  const table = useRef<DataTableHandle>(null)
  useRevealed(table)
  const nodeId = scope.kind === 'node' ? systemNodeId.parse(scope.id) : null
  const active = rows.find((standard) => standard.id === activeId)
  const chosen = selection.size > 0 || !active ? selection : new Set([active.id])

  const add = async (): Promise<void> => {
    const place = nodeId === null ? {} : { nodeIds: [nodeId], systemCode: nextSystemCode(state, nodeId) }
    const id = await actions.add(place)
    if (id !== null) table.current?.reveal(id, { columnId: 'number' })
  }
  return (
    <>
      <div className="sf-standards">
        <StandardsHead scope={scope} nodes={nodes} hints={hints.length} />
        <div className="sf-table">
          <DataTable
            ref={table}
            tableId="standards"
            label="标准明细表"
            columns={columns}
            rows={rows}
            marks={marks}
            selection={selection}
            onSelectionChange={select}
            activeId={activeId}
            onActivate={activateStandard}
            onPaste={setPasted}
            toolbar={
              <StandardsToolbar
                chosen={chosen.size}
                onAdd={() => void add()}
                onPaste={() => setPasted('')}
                onMove={() => setMoving(true)}
                onDelete={() => void actions.remove(chosen)}
              />
            }
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
      {detail === 'hints' && <HintsPane hints={hints} />}
    </>
  )
}

/** Brings into sight what was asked for from beside the table, once. */
function useRevealed(table: RefObject<DataTableHandle | null>): void {
  const revealed = useFrameworkSession((session) => session.revealed)
  useEffect(() => {
    if (!revealed) return
    table.current?.reveal(revealed.id)
    endReveal()
  }, [revealed, table])
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
  return { rows, columns, actions, nodes, today, isCurrent: shown === wanted }
}

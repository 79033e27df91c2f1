import { Alert, Input, Modal } from 'antd'
import type { TextAreaRef } from 'antd/es/input/TextArea'
import { useDeferredValue, useMemo, useRef, useState } from 'react'
import type { Standard } from '../../../domain/records/standard'
import { type SystemNodeId, systemNodeKind } from '../../../domain/records/system-node'
import type { Result } from '../../../domain/result'
import { ok } from '../../../domain/result'
import { levelOf } from '../../../domain/standards/detail-table'
import type { ImportProblem } from '../../../domain/standards/import/problem'
import { type PastedStandards, type PasteFailure, readPastedStandards } from '../../../domain/standards/pasted-table'
import { useNewId, useRun, useWorkspaceState } from '../../storage/workspace-hooks'
import { DataTable } from '../../ui/data-table/data-table'
import type { Column } from '../../ui/data-table/table-column'

interface PasteDialogProps {
  /** What was pasted; '' asks for it. */
  readonly text: string
  /** The node that takes the standards; null = 未归类. */
  readonly nodeId: SystemNodeId | null
  readonly onClose: () => void
}

/** Shows what a pasted table would add, or every cell that is wrong in it. Nothing is added before it is confirmed. */
export function PasteDialog({ text: given, nodeId, onClose }: PasteDialogProps) {
  const state = useWorkspaceState()
  const run = useRun()
  const newId = useNewId()
  const [typed, setTyped] = useState(given)
  const area = useRef<TextAreaRef>(null)
  const text = useDeferredValue(typed)
  const read = useMemo(
    () => (text.trim() === '' ? null : readPastedStandards(state, text, { nodeId, newId })),
    [state, text, nodeId, newId],
  )
  const node = nodeId === null ? undefined : state.systemNodes.get(nodeId)
  const count = read?.ok ? read.value.plan.drafts.length : 0
  const confirm = async (): Promise<void> => {
    const done = await run(`粘贴 ${count} 项标准`, (now) => {
      const again = readPastedStandards(now, text, { nodeId, newId })
      return again.ok ? ok(again.value.plan.drafts) : again
    })
    if (done.ok) onClose()
  }
  return (
    <Modal
      open
      width={880}
      className="sf-paste"
      title={`粘贴标准到“${node ? systemNodeKind.titleOf(node) : '未归类'}”`}
      okText={count > 0 ? `添加 ${count} 项标准` : '添加'}
      cancelText="取消"
      okButtonProps={{ disabled: count === 0 }}
      onOk={confirm}
      onCancel={onClose}
      // The dialog first takes the focus itself; only then can it be passed on.
      afterOpenChange={(open) => open && area.current?.focus()}
    >
      <div className="sf-form">
        {given === '' && (
          <Input.TextArea
            ref={area}
            rows={3}
            aria-label="从 Excel 复制的表格"
            placeholder="在 Excel 或 WPS 中选中数据（连同表头）复制，然后在这里按 Ctrl+V"
            value={typed}
            onChange={(event) => setTyped(event.target.value)}
          />
        )}
        {read && <Reading read={read} />}
      </div>
    </Modal>
  )
}

function Reading({ read }: { readonly read: Result<PastedStandards, PasteFailure> }) {
  if (read.ok) return <Preview pasted={read.value} />
  const { message, problems } = read.error
  return (
    <>
      <Alert type="error" showIcon title={message} />
      {problems.length > 0 && <Problems problems={problems} />}
    </>
  )
}

function Preview({ pasted }: { readonly pasted: PastedStandards }) {
  const { plan, columns, hasHeader, emptyRows } = pasted
  const records = useMemo(() => plan.rows.map(({ standard }) => standard), [plan])
  return (
    <>
      <Alert
        type="success"
        showIcon
        title={`识别出 ${records.length} 项标准。各列依次为：${columns.join('、')}${
          hasHeader ? '' : '（没有表头，按内容判断，请核对）'
        }。${emptyRows > 0 ? `略过 ${emptyRows} 个空行。` : ''}`}
      />
      {plan.problems.length > 0 && (
        <>
          <Alert type="warning" showIcon title={`有 ${plan.problems.length} 处已整理或需要核对，仍会添加：`} />
          <Problems problems={plan.problems} />
        </>
      )}
      <div className="sf-preview">
        <DataTable
          selectable={false}
          tableId="paste-preview"
          label="将要添加的标准"
          columns={PREVIEW_COLUMNS}
          rows={records}
          empty=""
        />
      </div>
    </>
  )
}

const PREVIEW_COLUMNS: readonly Column<Standard>[] = [
  { id: 'number', title: '标准号', width: 180, value: (standard) => standard.number },
  { id: 'name', title: '标准名称', width: 260, value: (standard) => standard.name },
  { id: 'state', title: '编制状态', width: 96, value: (standard) => standard.state, filter: 'choice' },
  { id: 'level', title: '宜定级别', width: 100, value: levelOf, filter: 'choice' },
  { id: 'effectiveOn', title: '实施日期', width: 110, value: (standard) => standard.effectiveOn },
  { id: 'systemCode', title: '标准体系编号', width: 120, value: (standard) => standard.systemCode },
  { id: 'note', title: '备注', width: 160, value: (standard) => standard.note },
]

/** A problem as a row: several may stand in one line of the pasted table. */
type ProblemRow = ImportProblem & { readonly id: string }

function Problems({ problems }: { readonly problems: readonly ImportProblem[] }) {
  const rows = useMemo(() => problems.map((problem, index) => ({ ...problem, id: String(index) })), [problems])
  return (
    <div className="sf-preview">
      <DataTable
        selectable={false}
        tableId="paste-problems"
        label="粘贴内容中的问题"
        columns={PROBLEM_COLUMNS}
        rows={rows}
        empty=""
      />
    </div>
  )
}

const PROBLEM_COLUMNS: readonly Column<ProblemRow>[] = [
  { id: 'row', title: '行', width: 60, value: (problem) => problem.row },
  { id: 'column', title: '列', width: 120, value: (problem) => problem.column, filter: 'choice' },
  { id: 'value', title: '内容', width: 160, value: (problem) => problem.value },
  { id: 'message', title: '说明', width: 235, value: (problem) => problem.message },
  { id: 'accepted', title: '可以接受的内容', width: 200, value: (problem) => problem.accepted },
]

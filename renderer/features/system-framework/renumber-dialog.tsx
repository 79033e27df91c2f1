import { Checkbox, Modal, Radio } from 'antd'
import { useMemo, useState } from 'react'
import { systemNodeKind } from '../../../domain/records/system-node'
import { useRun, useWorkspaceState } from '../../storage/workspace-hooks'
import { DataTable } from '../../ui/data-table/data-table'
import type { Column } from '../../ui/data-table/table-column'
import { type RenumberLine, renumber, renumberPreview } from './renumbering'

const COLUMNS: readonly Column<RenumberLine>[] = [
  { id: 'kind', title: '类型', width: 80, value: (line) => line.kind, filter: 'choice' },
  { id: 'name', title: '名称', width: 240, value: (line) => line.name },
  { id: 'before', title: '原编号', width: 140, value: (line) => line.before },
  { id: 'after', title: '新编号', width: 140, value: (line) => line.after },
]

interface RenumberDialogProps {
  /** The selected node; null when there is none. */
  readonly nodeId: string | null
  readonly onClose: () => void
}

/** 重新编号: shows every number before and after; nothing changes until it is confirmed. */
export function RenumberDialog({ nodeId, onClose }: RenumberDialogProps) {
  const state = useWorkspaceState()
  const run = useRun()
  const [whole, setWhole] = useState(nodeId === null)
  const [nodes, setNodes] = useState(true)
  const [standards, setStandards] = useState(false)
  const choice = useMemo(() => ({ nodeId: whole ? null : nodeId, nodes, standards }), [whole, nodeId, nodes, standards])
  const drafts = useMemo(() => renumber(state, choice), [state, choice])
  const lines = useMemo(() => renumberPreview(state, drafts), [state, drafts])
  const node = nodeId === null ? undefined : state.systemNodes.get(nodeId)
  const confirm = async (): Promise<void> => {
    const done = await run('重新编号', (now) => renumber(now, choice))
    if (done.ok) onClose()
  }
  return (
    <Modal
      open
      width={720}
      title="重新编号"
      okText={`更改 ${lines.length} 个编号`}
      cancelText="取消"
      okButtonProps={{ disabled: lines.length === 0 }}
      onOk={confirm}
      onCancel={onClose}
    >
      <div className="sf-renumber">
        <Radio.Group value={whole} onChange={(event) => setWhole(event.target.value === true)}>
          <Radio value={true}>整个体系</Radio>
          {node && <Radio value={false}>“{systemNodeKind.titleOf(node)}”以下</Radio>}
        </Radio.Group>
        <div>
          <Checkbox checked={nodes} onChange={(event) => setNodes(event.target.checked)}>
            节点的体系编号
          </Checkbox>
          <Checkbox checked={standards} onChange={(event) => setStandards(event.target.checked)}>
            标准的标准体系编号
          </Checkbox>
        </div>
        <div className="sf-renumber-preview">
          <DataTable
            tableId="renumber-preview"
            selectable={false}
            label="编号变化"
            columns={COLUMNS}
            rows={lines}
            empty="所选范围内的编号都已按顺序排好，没有要更改的。"
          />
        </div>
        <p className="sf-dim">
          按树中的顺序逐级编号：子体系保留字母代号，以下每级加两位数字；标准号不会改变。可按 Ctrl+Z 撤销。
        </p>
      </div>
    </Modal>
  )
}

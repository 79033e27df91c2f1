import { Modal, Radio, TreeSelect } from 'antd'
import { type ComponentRef, useMemo, useRef, useState } from 'react'
import { systemNodeId, systemNodeKind } from '../../../domain/records/system-node'
import { flattenTree, type Nodes, subtreeIds, type TreeNode } from '../../../domain/standards/system-tree'
import { useRecords, useRun } from '../../storage/workspace-hooks'
import { moveStandards } from './move-standards'

interface MoveDialogProps {
  readonly ids: ReadonlySet<string>
  readonly forest: readonly TreeNode[]
  /** The node that they leave, with or without those below it; null = whatever nodes they stand under. */
  readonly from: { readonly id: string; readonly withSubtree: boolean } | null
  readonly onClose: () => void
}

const UNFILED = '未归类'

/** 移到…: the chosen standards go to another node, or stand there as well. */
export function MoveDialog({ ids, forest, from, onClose }: MoveDialogProps) {
  const nodes = useRecords('systemNodes')
  const run = useRun()
  const [target, setTarget] = useState<string | null>(null)
  const [keep, setKeep] = useState(false)
  const choice = useRef<ComponentRef<typeof TreeSelect>>(null)
  const options = useMemo(
    () => [{ id: UNFILED, value: UNFILED, title: UNFILED }, ...flattenTree(forest).map(optionOf)],
    [forest],
  )
  const confirm = async (): Promise<void> => {
    if (target === null) return
    const to = target === UNFILED ? null : systemNodeId.parse(target)
    const left = keep && to !== null ? new Set<string>() : nodesToLeave(nodes, from)
    const done = await run('移动标准', (state) => moveStandards(state, { ids, to, from: left }))
    if (done.ok) onClose()
  }
  return (
    <Modal
      open
      width={480}
      title={`将 ${ids.size} 项标准移到……`}
      okText="移动"
      cancelText="取消"
      okButtonProps={{ disabled: target === null }}
      onOk={confirm}
      onCancel={onClose}
      // The dialog first takes the focus itself; only then can it be passed on.
      afterOpenChange={(open) => open && choice.current?.focus()}
    >
      <div className="sf-form">
        <TreeSelect
          ref={choice}
          className="sf-wide"
          aria-label="目标节点"
          placeholder="选择目标节点，可输入文字查找"
          showSearch
          treeNodeFilterProp="title"
          treeDefaultExpandAll
          treeDataSimpleMode
          treeData={options}
          value={target ?? undefined}
          onChange={(value: string | undefined) => setTarget(value ?? null)}
        />
        <Radio.Group
          value={keep}
          disabled={target === UNFILED}
          onChange={(event) => setKeep(event.target.value === true)}
        >
          <Radio value={false}>{from ? '离开当前节点' : '离开原来的节点'}</Radio>
          <Radio value={true}>原来的节点也保留</Radio>
        </Radio.Group>
      </div>
    </Modal>
  )
}

function nodesToLeave(nodes: Nodes, from: MoveDialogProps['from']): ReadonlySet<string> | null {
  if (!from) return null
  return from.withSubtree ? subtreeIds(nodes, from.id) : new Set([from.id])
}

/** Flat, as the tree itself is: a chain of thousands of levels would overflow the call stack. */
function optionOf({ node }: TreeNode) {
  return { id: node.id, pId: node.parentId, value: node.id, title: systemNodeKind.titleOf(node) }
}

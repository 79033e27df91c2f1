import { EllipsisOutlined, PlusOutlined } from '@ant-design/icons'
import { Button, Dropdown, Input, type InputRef, type MenuProps, Tooltip } from 'antd'
import { type KeyboardEvent, useCallback, useDeferredValue, useMemo, useRef, useState } from 'react'
import { countStandards } from '../../../domain/standards/node-counts'
import type { TreeNode } from '../../../domain/standards/system-tree'
import { useRecords } from '../../storage/workspace-hooks'
import { FirstStep } from '../../ui/first-step'
import { type Scope, showScope, useFrameworkSession } from './framework-session'
import { RenumberDialog } from './renumber-dialog'
import { TREE_MENU, type TreeCommand } from './tree-commands'
import { TreeList } from './tree-list'
import { treeRows } from './tree-rows'
import { useTreeActions } from './use-tree-actions'
import { useTreeCommands } from './use-tree-commands'

interface SystemTreePanelProps {
  readonly forest: readonly TreeNode[]
  /** How many standards stand under no node. */
  readonly unfiled: number
}

/** The left side of 体系框架: all standards, those without a place, and the tree. */
export function SystemTreePanel({ forest, unfiled }: SystemTreePanelProps) {
  const nodes = useRecords('systemNodes')
  const standards = useRecords('standards')
  const actions = useTreeActions()
  const scope = useFrameworkSession((session) => session.scope)
  const collapsed = useFrameworkSession((session) => session.collapsed)
  const [search, setSearch] = useState('')
  const [renamingId, setRenaming] = useState<string | null>(null)
  const [renumbering, setRenumbering] = useState(false)
  const find = useRef<InputRef>(null)
  const searched = useDeferredValue(search)
  const rows = useMemo(() => treeRows(forest, collapsed, searched), [forest, collapsed, searched])
  const counts = useMemo(() => countStandards(forest, standards), [forest, standards])
  const selectedId = scope.kind === 'node' && nodes.has(scope.id) ? scope.id : null
  const perform = useTreeCommands({
    forest,
    rows,
    selectedId,
    actions,
    onRename: setRenaming,
    onMade: (id) => {
      setSearch('')
      selectNode(id)
      setRenaming(id)
    },
    onRenumber: () => setRenumbering(true),
  })
  const onRenamed = useCallback(
    (id: string, name: string | null) => {
      setRenaming(null)
      if (name !== null) void actions.rename(id, name)
    },
    [actions],
  )
  const menu = menuOf(selectedId, perform)
  const onKeyDown = (event: KeyboardEvent): void => {
    if (!(event.ctrlKey || event.metaKey) || event.key.toLowerCase() !== 'f') return
    event.preventDefault()
    find.current?.focus({ cursor: 'all' })
  }

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: only Ctrl+F, from whatever in it has the focus
    <div className="sf-panel" onKeyDown={onKeyDown}>
      <div className="sf-bar" role="toolbar" aria-label="体系框架工具栏">
        <Input
          ref={find}
          allowClear
          size="small"
          placeholder="查找节点"
          aria-label="在体系框架中查找节点"
          value={search}
          onChange={(event) => setSearch(event.target.value)}
        />
        <Tooltip title="新增下级节点（Insert）">
          <Button size="small" icon={<PlusOutlined />} onClick={() => perform('addChild')}>
            节点
          </Button>
        </Tooltip>
        <Dropdown trigger={['click']} menu={menu} placement="bottomRight">
          <Button size="small" icon={<EllipsisOutlined />} aria-label="节点的更多操作" />
        </Dropdown>
      </div>
      <ScopeLine label="全部标准" count={standards.size} scope={{ kind: 'all' }} current={scope} />
      <ScopeLine label="未归类" count={unfiled} scope={{ kind: 'unfiled' }} current={scope} />
      {nodes.size === 0 ? (
        <FirstStep
          description="体系框架是标准的分类树。先建一个总节点，例如“××服务标准体系”，再往下分子体系和类目。"
          actionLabel="新增第一个节点"
          onAction={() => perform('addChild')}
        />
      ) : (
        <Dropdown trigger={['contextMenu']} menu={menu}>
          <div className="sf-tree-box">
            <TreeList
              rows={rows}
              nodes={nodes}
              counts={counts}
              selectedId={selectedId}
              onSelect={selectNode}
              renamingId={renamingId}
              onRenamed={onRenamed}
              onCommand={perform}
              actions={actions}
            />
            {rows.length === 0 && <div className="sf-none">没有包含“{search}”的节点。</div>}
          </div>
        </Dropdown>
      )}
      {renumbering && <RenumberDialog nodeId={selectedId} onClose={() => setRenumbering(false)} />}
    </div>
  )
}

function selectNode(id: string): void {
  showScope({ kind: 'node', id })
}

function menuOf(selectedId: string | null, perform: (command: TreeCommand) => void): MenuProps {
  return {
    items: TREE_MENU.map((entry, index) =>
      entry
        ? {
            key: entry.name,
            label: entry.label,
            extra: entry.shortcut,
            danger: entry.danger ?? false,
            disabled: selectedId === null && !entry.always,
          }
        : { type: 'divider', key: `divider-${index}` },
    ),
    onClick: ({ key }) => {
      const entry = TREE_MENU.find((candidate) => candidate?.name === key)
      if (entry) perform(entry.name)
    },
  }
}

interface ScopeLineProps {
  readonly label: string
  readonly count: number
  readonly scope: Scope
  readonly current: Scope
}

/** A line above the tree that is no node. */
function ScopeLine({ label, count, scope, current }: ScopeLineProps) {
  const isCurrent = scope.kind === current.kind
  return (
    <button
      type="button"
      className={`sf-scope${isCurrent ? ' sf-selected' : ''}`}
      aria-pressed={isCurrent}
      onClick={() => showScope(scope)}
    >
      <span className="sf-name">{label}</span>
      <span className="sf-count">{count}</span>
    </button>
  )
}

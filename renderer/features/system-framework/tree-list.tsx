import { useVirtualizer } from '@tanstack/react-virtual'
import { type KeyboardEvent, type MouseEvent, useEffect, useId, useRef } from 'react'
import type { Nodes } from '../../../domain/standards/system-tree'
import { setCollapsed } from './framework-session'
import { commandOfKey, type TreeCommand } from './tree-commands'
import { TreeLine } from './tree-line'
import { parentRow, type TreeRow } from './tree-rows'
import type { TreeActions } from './use-tree-actions'
import { useTreeDrag } from './use-tree-drag'

/** Height of a line in CSS pixels; system-framework.css uses the same. */
const LINE_HEIGHT = 28

interface TreeListProps {
  readonly rows: readonly TreeRow[]
  readonly nodes: Nodes
  readonly counts: ReadonlyMap<string, number>
  readonly selectedId: string | null
  readonly onSelect: (id: string) => void
  readonly renamingId: string | null
  readonly onRenamed: (id: string, name: string | null) => void
  readonly onCommand: (command: TreeCommand) => void
  readonly actions: TreeActions
}

/** The lines of the tree: drawn only where they are seen, walked by mouse and keyboard, moved by dragging. */
export function TreeList(props: TreeListProps) {
  const { rows, nodes, counts, selectedId, onSelect, renamingId } = props
  const treeId = useId()
  const scroll = useRef<HTMLDivElement>(null)
  const selectedIndex = rows.findIndex((row) => row.node.id === selectedId)
  const virtualizer = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroll.current,
    estimateSize: () => LINE_HEIGHT,
    overscan: 12,
    useFlushSync: false,
  })
  const drag = useTreeDrag({
    nodes,
    actions: props.actions,
    isOpen: (id) => rows.some((row) => row.open && row.node.id === id),
    onOpen: openNode,
  })
  useEffect(() => {
    if (selectedIndex >= 0) virtualizer.scrollToIndex(selectedIndex, { align: 'auto' })
  }, [selectedIndex, virtualizer])

  const walk = (to: number): void => {
    const row = rows[Math.max(0, Math.min(to, rows.length - 1))]
    if (row) onSelect(row.node.id)
  }
  /** → opens, or goes to the first child; ← closes, or goes to the parent. */
  const fold = (open: boolean): void => {
    const row = rows[selectedIndex]
    if (!row) return
    if (row.hasChildren && row.open !== open) setCollapsed([row.node.id], !open)
    else if (open && row.hasChildren) walk(selectedIndex + 1)
    else if (!open) walk(parentRow(rows, selectedIndex))
  }
  const walkKey = (key: string): boolean => {
    const page = Math.max(1, Math.floor((scroll.current?.clientHeight ?? 0) / LINE_HEIGHT) - 1)
    if (key === 'ArrowDown') walk(selectedIndex + 1)
    else if (key === 'ArrowUp') walk(selectedIndex < 0 ? 0 : selectedIndex - 1)
    else if (key === 'PageDown') walk(selectedIndex + page)
    else if (key === 'PageUp') walk(selectedIndex - page)
    else if (key === 'Home') walk(0)
    else if (key === 'End') walk(rows.length - 1)
    else if (key === 'ArrowRight' || key === 'ArrowLeft') fold(key === 'ArrowRight')
    else return false
    return true
  }
  const onKeyDown = (event: KeyboardEvent): void => {
    const command = commandOfKey(event)
    if (command) props.onCommand(command)
    else if (event.altKey || event.ctrlKey || event.metaKey || !walkKey(event.key)) return
    event.preventDefault()
  }
  const onMouseDown = (event: MouseEvent): void => {
    if (!(event.target instanceof Element) || event.target.closest('input')) return
    const toggle = event.target.closest('[data-toggle]')?.getAttribute('data-toggle')
    const id = event.target.closest('[data-node]')?.getAttribute('data-node')
    if (toggle && event.button === 0) {
      setCollapsed(
        [toggle],
        rows.some((row) => row.open && row.node.id === toggle),
      )
    } else if (id) onSelect(id)
  }

  const onDoubleClick = (event: MouseEvent): void => {
    if (event.target instanceof Element && !event.target.closest('input, [data-toggle]')) props.onCommand('rename')
  }
  return (
    <div
      ref={scroll}
      role="tree"
      tabIndex={0}
      className="sf-tree"
      aria-label="标准体系"
      aria-activedescendant={selectedIndex >= 0 ? `${treeId}-${selectedId}` : undefined}
      onKeyDown={onKeyDown}
      onMouseDown={onMouseDown}
      onDoubleClick={onDoubleClick}
      {...drag.handlers}
    >
      <div className="sf-lines" style={{ height: rows.length * LINE_HEIGHT }}>
        {virtualizer.getVirtualItems().map(({ index }) => {
          const row = rows[index]
          if (!row) return null
          const { id } = row.node
          return (
            <TreeLine
              key={id}
              row={row}
              domId={`${treeId}-${id}`}
              top={index * LINE_HEIGHT}
              count={counts.get(id) ?? 0}
              selected={id === selectedId}
              dropZone={drag.over?.id === id ? drag.over.zone : null}
              renaming={id === renamingId}
              onRenamed={props.onRenamed}
            />
          )
        })}
      </div>
    </div>
  )
}

function openNode(id: string): void {
  setCollapsed([id], false)
}

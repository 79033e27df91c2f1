import { CaretDownOutlined, CaretRightOutlined } from '@ant-design/icons'
import { type CSSProperties, memo } from 'react'
import type { DropZone } from './drop-place'
import { RenameInput } from './rename-input'
import type { TreeRow } from './tree-rows'

/** Width of one level in pixels. */
const INDENT = 14

interface TreeLineProps {
  readonly row: TreeRow
  readonly domId: string
  readonly top: number
  readonly count: number
  readonly selected: boolean
  readonly dropZone: DropZone | null
  /** The node's name is being typed. */
  readonly renaming: boolean
  /** Gets the typed name, or null when the old one stays. */
  readonly onRenamed: (id: string, name: string | null) => void
}

function PlainTreeLine(props: TreeLineProps) {
  const { row, domId, top, count, selected, dropZone, renaming } = props
  const { node, depth } = row
  const title = [node.code, node.name].filter(Boolean).join(' ') || '未命名节点'
  return (
    // biome-ignore lint/a11y/useFocusableInteractive: the tree holds the focus and names the line; a line that took it would start no drag
    <div
      id={domId}
      role="treeitem"
      className={lineClass(selected, dropZone, row.matches)}
      style={placeOf(top, depth, dropZone === 'after' && row.open)}
      draggable={!renaming}
      aria-level={depth + 1}
      aria-posinset={row.position}
      aria-setsize={row.siblings}
      aria-selected={selected}
      {...(row.hasChildren ? { 'aria-expanded': row.open } : {})}
      aria-label={`${title}，${count} 项标准`}
      title={title}
      data-node={node.id}
    >
      <span className="sf-toggle" data-toggle={row.hasChildren ? node.id : undefined} aria-hidden="true">
        {row.hasChildren && (row.open ? <CaretDownOutlined /> : <CaretRightOutlined />)}
      </span>
      {node.code !== '' && <span className="sf-code">{node.code}</span>}
      {renaming ? (
        <RenameInput name={node.name} onDone={(name) => props.onRenamed(node.id, name)} />
      ) : (
        <span className="sf-name">{node.name || '未命名节点'}</span>
      )}
      <span className="sf-count">{count > 0 ? count : ''}</span>
    </div>
  )
}

/** One line of the tree. The tree itself listens for mouse and keys. */
export const TreeLine = memo(PlainTreeLine)

/** @param below the mark stands for the first child: below an open node begins the list of its children. */
function placeOf(top: number, depth: number, below: boolean): CSSProperties & Record<'--sf-mark', string> {
  const indent = 6 + depth * INDENT
  return { top, paddingInlineStart: indent, '--sf-mark': `${indent + (below ? INDENT : 0)}px` }
}

function lineClass(selected: boolean, dropZone: DropZone | null, matches: boolean): string {
  const classes = ['sf-line']
  if (selected) classes.push('sf-selected')
  if (dropZone) classes.push(`sf-drop-${dropZone}`)
  if (!matches) classes.push('sf-way')
  return classes.join(' ')
}

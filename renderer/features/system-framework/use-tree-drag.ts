import { type DragEvent, useEffect, useState } from 'react'
import { type Nodes, subtreeIds } from '../../../domain/standards/system-tree'
import { type DropZone, dropPlace, zoneAt } from './drop-place'
import type { TreeActions } from './use-tree-actions'

/** How long the mouse rests on a closed node before it opens, in ms. */
const OPEN_AFTER = 700

interface Dragging {
  readonly id: string
  /** The moved branch: nothing can be dropped into itself. */
  readonly branch: ReadonlySet<string>
  readonly over: { readonly id: string; readonly zone: DropZone } | null
}

interface TreeDragParts {
  readonly nodes: Nodes
  readonly actions: TreeActions
  readonly isOpen: (id: string) => boolean
  readonly onOpen: (id: string) => void
}

/** Dragging nodes with marks before, inside and after the line under the mouse. */
export function useTreeDrag({ nodes, actions, isOpen, onOpen }: TreeDragParts) {
  const [dragging, setDragging] = useState<Dragging | null>(null)
  const resting = dragging?.over?.zone === 'inside' ? dragging.over.id : null
  useEffect(() => {
    if (resting === null) return
    const timer = setTimeout(() => onOpen(resting), OPEN_AFTER)
    return () => clearTimeout(timer)
  }, [resting, onOpen])

  const onDragStart = (event: DragEvent): void => {
    const id = lineOf(event)?.getAttribute('data-node')
    if (!id) return
    event.dataTransfer.effectAllowed = 'move'
    // Chromium starts no drag without data; the type is our own, so that nothing else takes it.
    event.dataTransfer.setData('application/x-system-node', id)
    setDragging({ id, branch: subtreeIds(nodes, id), over: null })
  }
  const onDragOver = (event: DragEvent): void => {
    if (!dragging) return
    const over = overOf(event)
    const isAllowed = over !== null && !dragging.branch.has(over.id)
    if (isAllowed) event.preventDefault()
    const next = isAllowed ? over : null
    if (next?.id !== dragging.over?.id || next?.zone !== dragging.over?.zone) setDragging({ ...dragging, over: next })
  }
  const onDrop = (event: DragEvent): void => {
    const over = overOf(event)
    setDragging(null)
    if (!dragging || !over || dragging.branch.has(over.id)) return
    event.preventDefault()
    const place = dropPlace(nodes, dragging.id, { ...over, open: isOpen(over.id) })
    if (place) void actions.drop(dragging.id, place)
  }
  const onDragLeave = (event: DragEvent): void => {
    const into = event.relatedTarget
    if (dragging && !(into instanceof Node && event.currentTarget.contains(into)))
      setDragging({ ...dragging, over: null })
  }
  return {
    over: dragging?.over ?? null,
    handlers: { onDragStart, onDragOver, onDrop, onDragLeave, onDragEnd: () => setDragging(null) },
  }
}

function lineOf(event: DragEvent): Element | null {
  return event.target instanceof Element ? event.target.closest('[data-node]') : null
}

function overOf(event: DragEvent): { id: string; zone: DropZone } | null {
  const line = lineOf(event)
  const id = line?.getAttribute('data-node')
  if (!line || !id) return null
  const box = line.getBoundingClientRect()
  return { id, zone: zoneAt(event.clientY - box.top, box.height) }
}

import { create } from 'zustand'
import { DEFAULT_DIAGRAM, type DiagramOptions, diagramOptionsSchema } from '../../../domain/documents/diagram-options'

const KEY = 'workbench.structure-diagram'

/** How the diagram is looked at; session state, kept per PC. */
export const useDiagramOptions = create<DiagramOptions>(() => remembered())

function remembered(): DiagramOptions {
  try {
    return diagramOptionsSchema.parse(JSON.parse(localStorage.getItem(KEY) ?? ''))
  } catch {
    return DEFAULT_DIAGRAM
  }
}

export function changeDiagram(change: Partial<DiagramOptions>): void {
  useDiagramOptions.setState(change)
  localStorage.setItem(KEY, JSON.stringify(useDiagramOptions.getState()))
}

import { z } from 'zod'
import type { PageStyle } from './document'

/** Deeper trees cannot be indented on any paper. */
export const MOST_DIAGRAM_LEVELS = 20

/** How 体系结构图 is drawn as a paper of its own. */
export const diagramOptionsSchema = z.strictObject({
  /** vertical: the root on top, its branches side by side; horizontal: the root at the left, its branches below each other. */
  layout: z.enum(['vertical', 'horizontal']),
  /** Levels of the tree that are drawn, the root included; null = all. */
  levels: z.int().min(1).max(MOST_DIAGRAM_LEVELS).nullable(),
  /** Whether the number of standards stands behind every name. */
  counts: z.boolean(),
  paper: z.enum(['A4', 'A3']),
  orientation: z.enum(['portrait', 'landscape']),
})
export type DiagramOptions = Readonly<z.infer<typeof diagramOptionsSchema>>

/** What hangs on the wall of most offices. */
export const DEFAULT_DIAGRAM: DiagramOptions = {
  layout: 'vertical',
  levels: null,
  counts: true,
  paper: 'A3',
  orientation: 'landscape',
}

/** The paper that the options ask for. Pages are numbered in the drawing itself. */
export function diagramPage({ paper, orientation }: DiagramOptions): PageStyle {
  return { paper, orientation, margins: { top: 14, right: 14, bottom: 12, left: 14 }, pageNumber: 'none' }
}

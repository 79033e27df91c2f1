import type { Figure, TextShape } from '../../domain/documents/document'
import { layOutParagraph } from './layout-text'
import { POINTS_PER_MM } from './page'
import type { PageFlow } from './page-flow'

const CAPTION_ROOM = 26
/** Above a figure that is not the first on its page. */
const BETWEEN = 6

/** Height of a figure with its caption, in points. */
export function figureHeight(figure: Figure): number {
  return BETWEEN + figure.height * POINTS_PER_MM + (figure.caption === '' ? 0 : CAPTION_ROOM)
}

/** Puts a figure, centred, with its caption on one page. A figure larger than the page is a fault of who drew it. */
export function layOutFigure(flow: PageFlow, figure: Figure): void {
  flow.skip(BETWEEN)
  const left = flow.left + (flow.width - figure.width * POINTS_PER_MM) / 2
  const at = { x: (mm: number) => left + mm * POINTS_PER_MM, y: (mm: number) => flow.y + mm * POINTS_PER_MM }
  const { page } = flow
  for (const shape of figure.shapes) {
    if (shape.kind === 'text') putText(flow, shape, at)
    else if (shape.kind === 'line') {
      const ends = { x1: at.x(shape.x1), y1: at.y(shape.y1), x2: at.x(shape.x2), y2: at.y(shape.y2) }
      page.lines.push({ ...ends, width: shape.stroke * POINTS_PER_MM })
    } else {
      const size = { width: shape.width * POINTS_PER_MM, height: shape.height * POINTS_PER_MM }
      const stroke = shape.stroke * POINTS_PER_MM
      page.rects.push({ x: at.x(shape.x), y: at.y(shape.y), ...size, stroke, fill: shape.fill })
    }
  }
  flow.y += figure.height * POINTS_PER_MM
  if (figure.caption === '') return
  layOutParagraph(flow, { kind: 'paragraph', text: figure.caption, style: 'caption', where: figure.where })
}

interface Scale {
  readonly x: (mm: number) => number
  readonly y: (mm: number) => number
}

function putText(flow: PageFlow, shape: TextShape, at: Scale): void {
  const face = shape.weight === 'bold' ? 'sansBold' : 'serif'
  const style = { face, size: shape.size } as const
  if (shape.writing === 'vertical') {
    for (const [index, character] of [...shape.text].entries()) {
      const line = flow.typesetter.line(character, style, shape.where)
      const place = { x: at.x(shape.x), width: 0, align: 'center' } as const
      flow.putLine(line, style, at.y(shape.y) + index * shape.size * 1.1, place)
    }
    return
  }
  const line = flow.typesetter.line(shape.text, style, shape.where)
  const fit = Math.min(1, (shape.maxWidth * POINTS_PER_MM) / Math.max(line.width, 1))
  const fitted = { ...line, width: line.width * fit }
  const align = ({ start: 'left', middle: 'center', end: 'right' } as const)[shape.anchor]
  flow.putLine(fitted, { face, size: shape.size * fit }, at.y(shape.y), { x: at.x(shape.x), width: 0, align })
}

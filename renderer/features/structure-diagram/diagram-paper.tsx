import { type PointerEvent, type RefObject, useEffect, useLayoutEffect, useRef } from 'react'
import { MM_PER_POINT } from '../../../domain/documents/box-text'
import type { DiagramSheet } from '../../../domain/documents/diagram'
import { type PageStyle, pageSize, type Shape } from '../../../domain/documents/document'
import { SVG_FONTS } from '../../../domain/documents/figure-svg'

interface Props {
  readonly sheet: DiagramSheet
  readonly page: PageStyle
  readonly label: string
  /** CSS pixels per mm; null = the whole page is in sight. */
  readonly scale: number | null
  /** The wheel turned with Ctrl: steps up (1) or down (-1). */
  readonly onZoom: (direction: 1 | -1) => void
  readonly onOpenNode: (id: string) => void
}

/** A page of the diagram as it will be printed; dragged with the mouse, zoomed with Ctrl and the wheel. */
export function DiagramPaper({ sheet, page, label, scale, onZoom, onOpenNode }: Props) {
  const box = useRef<HTMLDivElement>(null)
  const { width, height } = pageSize(page)
  const drag = useDragScroll()
  useSteadyMiddle(box, scale)
  useEffect(() => {
    const element = box.current
    const turn = (event: WheelEvent): void => {
      if (!event.ctrlKey) return
      event.preventDefault()
      onZoom(event.deltaY < 0 ? 1 : -1)
    }
    // React's own wheel listeners are passive: they could not keep the window from zooming.
    element?.addEventListener('wheel', turn, { passive: false })
    return () => element?.removeEventListener('wheel', turn)
  }, [onZoom])
  const size = scale === null ? { width: '100%', height: '100%' } : { width: width * scale, height: height * scale }
  return (
    <div ref={box} className="diagram-desk" {...drag}>
      <svg className="diagram-paper" role="img" aria-label={label} viewBox={`0 0 ${width} ${height}`} {...size}>
        <title>{label}</title>
        <rect width={width} height={height} fill="#fff" />
        <g transform={`translate(${page.margins.left} ${page.margins.top})`}>
          {sheet.figure.shapes.map(drawn)}
          {sheet.boxes.map(({ id, ...place }) => (
            // biome-ignore lint/a11y/noStaticElementInteractions: by keyboard, nodes are reached in the tree of 体系框架
            <rect
              key={`${id} ${place.x} ${place.y}`}
              {...place}
              className="diagram-node"
              onDoubleClick={() => id !== null && onOpenNode(id)}
            />
          ))}
        </g>
      </svg>
    </div>
  )
}

function drawn(shape: Shape, index: number) {
  switch (shape.kind) {
    case 'rect': {
      const { x, y, width, height, stroke, fill } = shape
      const colour = fill === 'light' ? '#f0f0f0' : 'none'
      return <rect key={index} {...{ x, y, width, height }} fill={colour} stroke="#000" strokeWidth={stroke} />
    }
    case 'line': {
      const { x1, y1, x2, y2, stroke } = shape
      return <line key={index} {...{ x1, y1, x2, y2 }} stroke="#000" strokeWidth={stroke} />
    }
    case 'text':
      return (
        <text
          key={index}
          x={shape.x}
          y={shape.y}
          textAnchor={shape.anchor}
          fontFamily={SVG_FONTS[shape.weight]}
          fontSize={shape.size * MM_PER_POINT}
          fontWeight={shape.weight === 'bold' ? 'bold' : 'normal'}
        >
          {shape.text}
        </text>
      )
  }
}

/** What is in the middle of the frame stays there while the scale changes. */
function useSteadyMiddle(box: RefObject<HTMLDivElement | null>, scale: number | null): void {
  const middle = useRef({ x: 0.5, y: 0.5 })
  useLayoutEffect(() => {
    const element = box.current
    if (!element) return
    if (scale === null) middle.current = { x: 0.5, y: 0.5 }
    element.scrollLeft = middle.current.x * element.scrollWidth - element.clientWidth / 2
    element.scrollTop = middle.current.y * element.scrollHeight - element.clientHeight / 2
    const remember = (): void => {
      middle.current = {
        x: (element.scrollLeft + element.clientWidth / 2) / element.scrollWidth,
        y: (element.scrollTop + element.clientHeight / 2) / element.scrollHeight,
      }
    }
    element.addEventListener('scroll', remember)
    return () => element.removeEventListener('scroll', remember)
  }, [box, scale])
}

/** Dragging scrolls what is larger than its frame. */
function useDragScroll() {
  const last = useRef({ x: 0, y: 0 })
  const remember = (event: PointerEvent<HTMLDivElement>): void => {
    last.current = { x: event.clientX, y: event.clientY }
  }
  return {
    onPointerDown: remember,
    onPointerMove: (event: PointerEvent<HTMLDivElement>) => {
      if (event.buttons !== 1) return
      event.currentTarget.scrollLeft -= event.clientX - last.current.x
      event.currentTarget.scrollTop -= event.clientY - last.current.y
      remember(event)
    },
  }
}

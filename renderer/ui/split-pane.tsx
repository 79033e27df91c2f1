import { type KeyboardEvent, type PointerEvent, type ReactNode, useRef, useState } from 'react'
import { clampShare, loadShare, saveShare, shareAfterKey } from './split-share'
import './split-pane.css'

interface Props {
  /** Under this name the position of the bar is remembered. */
  readonly name: string
  /** What part of the width the first pane takes at first, 0…1. */
  readonly share?: number
  readonly first: ReactNode
  readonly firstLabel: string
  readonly second: ReactNode
  readonly secondLabel: string
}

/** Two panes side by side with a bar between them that the mouse and the arrow keys move. */
export function SplitPane({ name, share: initial = 0.56, first, firstLabel, second, secondLabel }: Props) {
  const grid = useRef<HTMLDivElement>(null)
  const [share, setShare] = useState(() => loadShare(localStorage, name, initial))
  const move = (next: number) => {
    const taken = clampShare(next)
    setShare(taken)
    saveShare(localStorage, name, taken)
  }
  const drag = (event: PointerEvent<HTMLDivElement>) => {
    const box = grid.current?.getBoundingClientRect()
    if (box && event.currentTarget.hasPointerCapture(event.pointerId)) move((event.clientX - box.left) / box.width)
  }
  const walk = (event: KeyboardEvent) => {
    const next = shareAfterKey(share, event.key)
    if (next === null) return
    event.preventDefault()
    move(next)
  }
  return (
    <div
      ref={grid}
      className="split-pane"
      style={{ gridTemplateColumns: `minmax(0, ${share}fr) 9px minmax(0, ${1 - share}fr)` }}
    >
      <div role="group" className="split-pane-side" aria-label={firstLabel}>
        {first}
      </div>
      <div
        role="separator"
        tabIndex={0}
        className="split-pane-bar"
        aria-orientation="vertical"
        aria-label="调整左右宽度"
        aria-valuenow={Math.round(share * 100)}
        title="左右拖动可调整宽度"
        onPointerDown={(event) => event.currentTarget.setPointerCapture(event.pointerId)}
        onPointerMove={drag}
        onDoubleClick={() => move(initial)}
        onKeyDown={walk}
      />
      <div role="group" className="split-pane-side" aria-label={secondLabel}>
        {second}
      </div>
    </div>
  )
}

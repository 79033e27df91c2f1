import { useEffect, useRef } from 'react'
import { commonEnds } from '../../../domain/workspace/differing-parts'

interface Props {
  readonly text: string
  readonly other: string
}

/** What stays visible above the difference, in pixels. */
const LINES_ABOVE = 48

/**
 * A text with what is different from the other one marked, where both have something in common. A long one is scrolled
 * to the difference by its box.
 */
export function DifferingText({ text, other }: Props) {
  const mark = useRef<HTMLElement>(null)
  useEffect(() => {
    const box = mark.current?.offsetParent
    if (box && mark.current) box.scrollTop = Math.max(0, mark.current.offsetTop - LINES_ABOVE)
  }, [])
  const characters = [...text]
  const { before, after } = commonEnds([characters, [...other]])
  const end = characters.length - after
  if (before + after === 0) return <>{text}</>
  return (
    <>
      {characters.slice(0, before).join('')}
      <mark className="conflict-mark" ref={mark}>
        {characters.slice(before, end).join('')}
      </mark>
      {characters.slice(end).join('')}
    </>
  )
}

import { commonEnds } from '../../../domain/workspace/differing-parts'

interface Props {
  readonly text: string
  readonly other: string
}

/** A text with what is different from the other one marked, where both have something in common. */
export function DifferingText({ text, other }: Props) {
  const characters = [...text]
  const { before, after } = commonEnds([characters, [...other]])
  const end = characters.length - after
  if (before + after === 0 || end === before) return <>{text}</>
  return (
    <>
      {characters.slice(0, before).join('')}
      <mark className="conflict-mark">{characters.slice(before, end).join('')}</mark>
      {characters.slice(end).join('')}
    </>
  )
}

import type { ReactNode } from 'react'
import './labelled-field.css'

interface Props {
  readonly label: string
  readonly htmlFor: string
  /** Shown in red below the input; '' = none. */
  readonly problem?: string
  /** Columns of the twelve-column grid that the field takes. */
  readonly span?: number
  readonly children: ReactNode
}

/** The span as a variable, so that a narrow form can widen its fields by style sheet alone. */
function spanOf(span: number): Record<`--${string}`, number> {
  return { '--field-span': span }
}

/** A label above its input, with room for one sentence of complaint; the same in every form. */
export function LabelledField({ label, htmlFor, problem = '', span = 6, children }: Props) {
  return (
    <div className="labelled-field" style={spanOf(span)}>
      <label htmlFor={htmlFor}>{label}</label>
      {children}
      {problem !== '' && (
        <div role="alert" className="labelled-field-problem">
          {problem}
        </div>
      )}
    </div>
  )
}

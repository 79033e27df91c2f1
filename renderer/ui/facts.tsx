import './facts.css'

/** One derived fact: what it is, its value, and what to know about it. */
export interface Fact {
  readonly term: string
  readonly value: string
  readonly note?: string
  /** The note is something to look into. */
  readonly warning?: boolean
}

/** Derived facts beside a form; nothing in them is typed. */
export function Facts({ label, facts }: { readonly label: string; readonly facts: readonly Fact[] }) {
  return (
    <ul className="facts" aria-label={label}>
      {facts.map((fact) => (
        <li key={fact.term} className={fact.warning ? 'facts-warning' : ''}>
          <div className="facts-term">{fact.term}</div>
          <div className="facts-value">{fact.value}</div>
          {fact.note !== undefined && <div className="facts-note">{fact.note}</div>}
        </li>
      ))}
    </ul>
  )
}

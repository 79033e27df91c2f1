import type { Pilot } from '../../../domain/records/pilot'
import { Facts } from '../../ui/facts'
import { useReferenceDate } from '../../ui/reference-date'
import { RecordFields } from '../record-form/record-fields'
import { PILOT_SECTIONS } from './pilot-sections'
import { termFacts } from './term-facts'
import './pilot-overview.css'

/** The form of the pilot in sections, and beside it what follows from its dates. */
export function PilotForm({ pilot }: { readonly pilot: Pilot }) {
  const on = useReferenceDate()
  return (
    <div className="pilot-page">
      <div>
        {PILOT_SECTIONS.map(({ key, title, fields }) => (
          <section key={key} aria-label={title}>
            <h2>{title}</h2>
            <RecordFields table="pilots" id={pilot.id} fields={fields} />
          </section>
        ))}
      </div>
      <aside className="pilot-aside" aria-label="期限要点">
        <h2>期限要点</h2>
        <Facts label="期限要点" facts={termFacts(pilot, on)} />
      </aside>
    </div>
  )
}

import { useDeferredValue, useMemo } from 'react'
import type { Standard } from '../../../domain/records/standard'
import { type StandardHint, standardHints } from '../../../domain/standards/hints'
import { useRecords } from '../../storage/workspace-hooks'
import type { CellMarks } from '../../ui/data-table/grid-props'

/** The hints of the standards in a table, and the same as marks of its cells. */
export interface HintsInTable {
  readonly hints: readonly StandardHint[]
  readonly marks: CellMarks
}

/** @param on reference date, 'YYYY-MM-DD'. */
export function useStandardHints(rows: readonly Standard[], on: string): HintsInTable {
  const standards = useRecords('standards')
  const implementationRecords = useRecords('implementationRecords')
  const trainings = useRecords('trainings')
  const looked = useMemo(
    () => ({ state: { standards, implementationRecords, trainings }, on }),
    [standards, implementationRecords, trainings, on],
  )
  // What was edited shows at once; looking over ten thousand standards follows in a task of its own.
  const settled = useDeferredValue(looked, null)
  const all = useMemo(() => (settled ? standardHints(settled.state, settled.on) : new Map()), [settled])
  return useMemo(() => {
    const hints = rows.flatMap(({ id }) => all.get(id) ?? [])
    return { hints, marks: marksOf(hints) }
  }, [rows, all])
}

function marksOf(hints: readonly StandardHint[]): CellMarks {
  const marks = new Map<string, Map<string, string>>()
  for (const { standardId, field, text } of hints) {
    const row = marks.get(standardId) ?? new Map<string, string>()
    row.set(field, [row.get(field), text].filter(Boolean).join(''))
    marks.set(standardId, row)
  }
  return marks
}

import { useMemo } from 'react'
import { type LogFilter, logYears } from '../../../domain/archive/log'
import { RETENTIONS } from '../../../domain/records/archive-item'
import { useWorkspaceState } from '../../storage/workspace-hooks'
import { changedFilter } from '../../ui/changed-filter'
import { NarrowingSelect } from '../../ui/narrowing-select'

interface Props {
  readonly value: LogFilter
  readonly onChange: (filter: LogFilter) => void
}

/** Narrows the log by the year of the entry and the 保管期限 of the files that it names. */
export function LogFilters({ value, onChange }: Props) {
  const state = useWorkspaceState()
  const years = useMemo(() => logYears(state), [state])
  return (
    <>
      <NarrowingSelect
        label="年度"
        width={100}
        value={value.year}
        options={years.map((year) => ({ value: year, label: `${year}` }))}
        onChange={(year) => onChange(changedFilter(value, 'year', year))}
      />
      <NarrowingSelect
        label="保管期限"
        width={126}
        value={value.retention}
        options={RETENTIONS.map((retention) => ({ value: retention, label: retention }))}
        onChange={(retention) => onChange(changedFilter(value, 'retention', retention))}
      />
    </>
  )
}

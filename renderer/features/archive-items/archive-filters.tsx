import { useMemo } from 'react'
import type { CatalogueFilter } from '../../../domain/archive/catalogue'
import { RETENTIONS } from '../../../domain/records/archive-item'
import { useRecords } from '../../storage/workspace-hooks'
import { changedFilter } from '../../ui/changed-filter'
import { NarrowingSelect } from '../../ui/narrowing-select'
import { useOrderedRecords } from '../record-screen/ordered-records'
import { yearsOf } from './archive-filter'

interface Props {
  readonly value: CatalogueFilter
  readonly onChange: (filter: CatalogueFilter) => void
}

/** Narrows the files by 年度, 保管期限 and 机构(问题). */
export function ArchiveFilters({ value, onChange }: Props) {
  const items = useRecords('archiveItems')
  const departments = useOrderedRecords('departments')
  const years = useMemo(() => yearsOf(items), [items])
  return (
    <>
      <NarrowingSelect
        label="年度"
        width={92}
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
      <NarrowingSelect
        label="机构"
        width={104}
        value={value.departmentId}
        options={departments.map(({ id, name }) => ({ value: id, label: name }))}
        onChange={(id) => onChange(changedFilter(value, 'departmentId', id))}
      />
    </>
  )
}

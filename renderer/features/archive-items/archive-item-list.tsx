import { type ReactNode, useMemo, useState } from 'react'
import { archiveNumber } from '../../../domain/archive/archive-number'
import { type CatalogueFilter, catalogue } from '../../../domain/archive/catalogue'
import { type ArchiveItem, RETENTIONS } from '../../../domain/records/archive-item'
import { useWorkspaceState } from '../../storage/workspace-hooks'
import type { Column } from '../../ui/data-table/table-column'
import { columnsFor } from '../record-screen/record-columns'
import { RecordScreen } from '../record-screen/record-screen'
import { type RecordActions, useRecordActions } from '../record-screen/use-record-actions'
import { ArchiveFilters } from './archive-filters'
import { ArchiveItemForm } from './archive-item-form'
import { FondsButton } from './fonds-button'
import { newItemValues } from './new-item-values'

const EMPTY_TEXT =
  '这里登记已经归档或将要归档的文件，每件一行：年度、保管期限、机构（问题）、件号、责任者、题名……（细则第十五条第八项）。档号和归档文件目录由这些内容自动生成。'

/** The archived files: list and form. */
export function ArchiveItemList({ views }: { readonly views: ReactNode }) {
  const state = useWorkspaceState()
  const actions = useRecordActions('archiveItems')
  const columns = useColumns(actions)
  const [filter, setFilter] = useState<CatalogueFilter>({})
  const rows = useMemo(
    () => catalogue(state, filter).flatMap((group) => group.rows.map((row) => row.item)),
    [state, filter],
  )
  return (
    <RecordScreen
      table="archiveItems"
      title="归档文件"
      views={views}
      buttons={<FondsButton />}
      actions={actions}
      rows={rows}
      columns={columns}
      emptyText={EMPTY_TEXT}
      filters={<ArchiveFilters value={filter} onChange={setFilter} />}
      preset={() => newItemValues(state, filter)}
      tabs={(id) => [{ key: 'fields', label: '文件情况', content: <ArchiveItemForm id={id} /> }]}
    />
  )
}

function useColumns({ edit }: RecordActions<'archiveItems'>): readonly Column<ArchiveItem>[] {
  const state = useWorkspaceState()
  const { departments, workspaces } = state
  // biome-ignore lint/correctness/useExhaustiveDependencies: a number depends on the fonds and the departments' codes only
  return useMemo(() => {
    const column = columnsFor('archiveItems', edit)
    return [
      { id: 'archiveNumber', title: '档号', width: 210, value: (item) => archiveNumber(state, item) },
      column.text('title', 260),
      column.text('documentNumber', 130),
      column.text('author', 120),
      column.date('datedOn', 105),
      column.number('pages', 60),
      column.number('year', 65, { hidden: true, filter: 'choice' }),
      column.choice('retention', { values: RETENTIONS }, 85, { hidden: true }),
      column.reference('departmentId', { table: 'departments', records: departments }, 110, { hidden: true }),
      column.number('itemNumber', 65, { hidden: true }),
      column.text('secrecy', 70, { hidden: true }),
      column.text('boxNumber', 70),
      column.date('archivedOn', 105, { hidden: true }),
      column.text('note', 140, { hidden: true }),
    ]
  }, [edit, departments, workspaces])
}

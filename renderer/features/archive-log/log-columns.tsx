import { Tag } from 'antd'
import { useMemo } from 'react'
import type { OpenLoan } from '../../../domain/archive/log'
import type { ArchiveItem } from '../../../domain/records/archive-item'
import { ARCHIVE_ACTIONS, type ArchiveLogEntry } from '../../../domain/records/archive-log-entry'
import { useRecords } from '../../storage/workspace-hooks'
import type { Column } from '../../ui/data-table/table-column'
import { columnsFor } from '../record-screen/record-columns'
import type { RecordActions } from '../record-screen/use-record-actions'
import { loanState, loansByEntry } from './loan-state'

/** What stands about the loans on a reference day. */
export interface LoansOnDay {
  readonly on: string
  readonly loans: readonly OpenLoan[]
}

export function useLogColumns({ edit }: RecordActions<'archiveLogEntries'>, { on, loans }: LoansOnDay) {
  const items = useRecords('archiveItems')
  const persons = useRecords('persons')
  return useMemo(() => {
    const column = columnsFor('archiveLogEntries', edit)
    return [
      column.date('happenedOn', 105),
      column.choice('action', { values: ARCHIVE_ACTIONS, required: true }, 70),
      loanColumn({ on, loans }),
      column.text('content', 220),
      itemsColumn(items),
      column.reference('handlerId', { table: 'persons', records: persons }, 85),
      column.text('counterpart', 130, { title: '对方' }),
      column.date('dueOn', 105),
      column.date('returnedOn', 105),
      column.text('note', 140, { hidden: true }),
    ]
  }, [edit, on, loans, items, persons])
}

function loanColumn({ on, loans }: LoansOnDay): Column<ArchiveLogEntry> {
  const byEntry = loansByEntry(loans)
  const stateOf = (entry: ArchiveLogEntry) => loanState(entry, byEntry.get(entry.id), on)
  return {
    id: 'loan',
    title: '借还',
    width: 100,
    filter: 'choice',
    value: stateOf,
    render: (entry) => {
      const overdue = (byEntry.get(entry.id)?.daysOverdue ?? 0) > 0
      return overdue ? <Tag color="error">{stateOf(entry)}</Tag> : stateOf(entry)
    },
  }
}

function itemsColumn(items: ReadonlyMap<string, ArchiveItem>): Column<ArchiveLogEntry> {
  return {
    id: 'items',
    title: '涉及文件',
    width: 180,
    value: ({ itemIds }) => {
      const titles = itemIds.flatMap((id) => items.get(id)?.title || [])
      return titles.length > 1 ? `${titles.length} 件：${titles.join('、')}` : (titles[0] ?? '')
    },
  }
}

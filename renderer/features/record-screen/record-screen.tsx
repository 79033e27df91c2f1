import { type ReactNode, useEffect, useState } from 'react'
import { looseKind, type RecordOf, type TableName } from '../../../domain/records/registry'
import { useLocation } from '../../app/location'
import { useRecords } from '../../storage/workspace-hooks'
import { DataTable } from '../../ui/data-table/data-table'
import type { Column } from '../../ui/data-table/table-column'
import { FirstStep } from '../../ui/first-step'
import { ListDetail } from '../../ui/list-detail'
import { openRecord } from './opened-records'
import { type DetailTab, RecordDetail } from './record-detail'
import { useOpenedRecord } from './use-opened-record'
import type { RecordActions } from './use-record-actions'

interface Props<Table extends TableName> {
  readonly table: Table
  readonly title: string
  readonly actions: RecordActions<Table>
  /** The records that the list shows, narrowed by `filters`. */
  readonly rows: readonly RecordOf[Table][]
  readonly columns: readonly Column<RecordOf[Table]>[]
  /** The pages of the form of a record. */
  readonly tabs: (id: string) => readonly DetailTab[]
  /** What belongs into the list; shown while it is empty. */
  readonly emptyText: string
  /** Values that a new record begins with, so that it stands where the list is narrowed to. */
  readonly preset?: () => Partial<RecordOf[Table]>
  readonly summary?: ReactNode
  readonly views?: ReactNode
  /** Buttons beside 新增 and 删除. */
  readonly buttons?: ReactNode
  /** Choices above the list that narrow it. */
  readonly filters?: ReactNode
  /** Takes a table pasted into the list. */
  readonly onPaste?: (text: string) => void
}

/** A list of one kind of records with the form of the opened one: the pattern of every record screen. */
export function RecordScreen<Table extends TableName>(props: Props<Table>) {
  const { table, title, actions, rows, columns } = props
  const [selection, select] = useState<ReadonlySet<string>>(new Set())
  const opened = useOpenedRecord(table, actions, rows)
  const { id } = opened
  useAskedRecord(table)
  const doomed = selection.size > 0 ? selection : new Set(id === null ? [] : [id])
  const add = () => {
    select(new Set())
    void opened.add(props.preset?.())
  }
  const addLabel = `新增${looseKind(table).label}`
  return (
    <ListDetail
      title={title}
      name={table}
      summary={props.summary}
      views={props.views}
      actions={props.buttons}
      addLabel={addLabel}
      onAdd={add}
      deletable={doomed.size}
      onDelete={() => void opened.remove(doomed)}
      list={
        <DataTable
          tableId={table}
          label={`${title}列表`}
          columns={columns}
          rows={rows}
          empty={<FirstStep description={props.emptyText} actionLabel={addLabel} onAction={add} />}
          selection={selection}
          onSelectionChange={select}
          activeId={id}
          onActivate={(activated) => activated !== null && openRecord(table, activated)}
          toolbar={props.filters}
          {...(props.onPaste ? { onPaste: props.onPaste } : {})}
        />
      }
      detail={<RecordDetail table={table} opened={opened} tabs={id === null ? [] : props.tabs(id)} />}
    />
  )
}

/** Opens the record that another screen asked for, once: later the user's own choice stands. */
function useAskedRecord(table: TableName): void {
  const records = useRecords(table)
  const asked = useLocation((location) => location.focus)
  useEffect(() => {
    if (asked === null || !records.has(asked)) return
    openRecord(table, asked)
    useLocation.setState({ focus: null })
  }, [asked, records, table])
}

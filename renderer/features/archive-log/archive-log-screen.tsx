import { useMemo, useState } from 'react'
import { type LogFilter, logEntries, openLoans } from '../../../domain/archive/log'
import { useWorkspaceState } from '../../storage/workspace-hooks'
import { ReferenceDate, useReferenceDate } from '../../ui/reference-date'
import { RecordScreen } from '../record-screen/record-screen'
import { useRecordActions } from '../record-screen/use-record-actions'
import { ArchiveLogForm } from './archive-log-form'
import { loanSummary } from './loan-state'
import { useLogColumns } from './log-columns'
import { LogFilters } from './log-filters'

const EMPTY_TEXT =
  '这里逐次记下对档案做了什么：收集、整理、归档、借阅、归还、移交、检查、鉴定。借出的文件填应还日期，逾期会标出。'

/** 档案日志: what was done with the archived files, when and by whom; loans that are out. */
export function ArchiveLogScreen() {
  const state = useWorkspaceState()
  const on = useReferenceDate()
  const actions = useRecordActions('archiveLogEntries')
  const [filter, setFilter] = useState<LogFilter>({})
  const rows = useMemo(() => logEntries(state, filter), [state, filter])
  const loans = useMemo(() => openLoans(state, on), [state, on])
  const columns = useLogColumns(actions, { on, loans })
  return (
    <RecordScreen
      table="archiveLogEntries"
      title="档案日志"
      summary={loanSummary(loans)}
      buttons={<ReferenceDate />}
      actions={actions}
      rows={rows}
      columns={columns}
      emptyText={EMPTY_TEXT}
      filters={<LogFilters value={filter} onChange={setFilter} />}
      preset={() => ({ happenedOn: on })}
      tabs={(id) => [{ key: 'fields', label: '日志内容', content: <ArchiveLogForm id={id} /> }]}
    />
  )
}

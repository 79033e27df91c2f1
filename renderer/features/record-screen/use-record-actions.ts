import { App } from 'antd'
import { useMemo } from 'react'
import { RECORD_KINDS, type RecordOf, type TableName } from '../../../domain/records/registry'
import { createRecord, deleteRecords, updateRecord } from '../../../domain/workspace/edit'
import { useNewId, useRun } from '../../storage/workspace-hooks'
import { deletionNotice } from './deletion-notice'

/** What a list can do with the records of its table. */
export interface RecordActions<Table extends TableName> {
  /** Adds a record; resolves to its id once it is durable, or null when it could not be saved. */
  readonly add: (preset?: Partial<RecordOf[Table]>) => Promise<string | null>
  /** Deletes records; the user is told what is gone and how it comes back. */
  readonly remove: (ids: ReadonlySet<string>) => Promise<void>
  /** Sets fields of one record, as one step of undo. */
  readonly edit: (id: string, field: string, patch: Partial<Omit<RecordOf[Table], 'id'>>) => void
}

export function useRecordActions<Table extends TableName>(table: Table): RecordActions<Table> {
  const run = useRun()
  const newId = useNewId()
  const { message } = App.useApp()
  return useMemo(() => {
    const kind = RECORD_KINDS[table]
    return {
      async add(preset) {
        const id = newId()
        const record = { ...kind.empty(id as RecordOf[Table]['id']), ...preset }
        const done = await run(`新增${kind.label}`, () => [createRecord(table, record)])
        return done.ok ? id : null
      },
      async remove(ids) {
        let notice = ''
        const done = await run(ids.size > 1 ? `删除 ${ids.size} 条${kind.label}` : `删除${kind.label}`, (state) => {
          const drafts = deleteRecords(state, table, ids)
          notice = deletionNotice(state, table, drafts)
          return drafts
        })
        if (done.ok) void message.success(notice, 6)
      },
      edit(id, field, patch) {
        void run(`修改${kind.label}·${field}`, (state) => updateRecord(state, table, id, patch))
      },
    }
  }, [table, run, newId, message])
}

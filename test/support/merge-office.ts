import { join } from 'node:path'
import { TABLE_NAMES } from '../../domain/records/registry'
import type { FieldValues } from '../../domain/workspace/change'
import { createRecord, updateRecord } from '../../domain/workspace/edit'
import type { FileTable } from '../../domain/workspace/file-tables'
import type { RowsByTable } from '../../domain/workspace/rows'
import { recordsOf } from '../../domain/workspace/state'
import { writeWorkspaceFile } from '../../main/workspace-file/write'
import { idOf, stateOf, valueIn } from '../domain/builders'
import { attachmentOf, PNG, putFile } from './attached-files'
import { Desk } from './desks'
import { temporaryFolder } from './temporary-folder'

/** Content of the file that only the colleague has. */
export const THEIR_FILE = Buffer.concat([PNG, Buffer.from('对方')])
/** Content of the file that only I have. */
export const MY_FILE = Buffer.concat([PNG, Buffer.from('我方')])

/** A workspace as it was handed to a colleague. */
export function office(): Desk {
  const state = stateOf({
    workspaces: [{ n: 1, title: '云河县试点' }],
    standards: [
      { n: 40, name: '导则' },
      { n: 41, name: '规范' },
      { n: 42, name: '要求' },
    ],
  })
  const desk = new Desk('王小云', Date.parse('2026-03-01T00:00:00Z'), state)
  const first = updateRecord(state, 'workspaces', idOf(1), { note: '始' })
  desk.commit(first)
  return desk
}

/** Two copies edited apart: one conflict (the name of 导则), an edit and an attached file on either side. */
export function forkedOffice(): { readonly mine: Desk; readonly theirs: Desk } {
  const mine = office()
  const theirs = mine.copy('李晓', Date.parse('2031-01-01T00:00:00Z'))
  mine.commit(updateRecord(mine.state, 'standards', idOf(40), { name: '导则（我方）' }))
  mine.commit(updateRecord(mine.state, 'standards', idOf(41), { note: '我方备注' }))
  mine.commit([createRecord('attachments', ownedFile(80, MY_FILE))])
  theirs.commit(updateRecord(theirs.state, 'standards', idOf(40), { name: '导则（对方）' }))
  theirs.commit(updateRecord(theirs.state, 'standards', idOf(42), { note: '对方备注' }))
  theirs.commit([createRecord('attachments', ownedFile(81, THEIR_FILE))])
  return { mine, theirs }
}

function ownedFile(n: number, content: Buffer) {
  return attachmentOf(n, content, { ownerTable: 'standards', ownerId: idOf(41) })
}

/** The rows of a desk's workspace file. */
export function rowsOfDesk({ state, batches, changes }: Desk): RowsByTable {
  const records = TABLE_NAMES.map((table) => [table, [...recordsOf(state, table).values()]] as const)
  const log = [['batches', batches] as const, ['changes', changes] as const]
  const plain = (rows: readonly object[]) => rows.map((row): FieldValues => ({ ...row }))
  return new Map([...records, ...log].map(([table, rows]) => [table as FileTable, plain(rows)]))
}

/** Writes a desk's workspace file with these attached files. */
export async function writeDesk(desk: Desk, path: string, files: readonly Buffer[] = []): Promise<void> {
  const store = join(temporaryFolder(), 'store')
  for (const content of files) putFile(store, content)
  valueIn(await writeWorkspaceFile(rowsOfDesk(desk), path, { appVersion: '0.1.0', attachments: store }))
}

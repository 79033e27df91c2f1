import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { looseKind, TABLE_NAMES, type TableName } from '../../../domain/records/registry'
import { applyChanges } from '../../../domain/workspace/apply'
import type { FieldValues } from '../../../domain/workspace/change'
import { type RowsByTable, stateFromRows } from '../../../domain/workspace/rows'
import { recordsOf } from '../../../domain/workspace/state'
import { readWorkspaceFile } from '../../../main/workspace-file/read'
import { fileBytes } from '../../support/bag-entries'
import { anyEdit, draftsOfEdit } from '../../support/edits'
import { anyFileRows } from '../../support/file-rows'
import { rowsOfState } from '../../support/state-rows'
import { temporaryFolder } from '../../support/temporary-folder'

/** The fields that no schema of ours has. */
function unknownOf(table: TableName, row: FieldValues = {}): FieldValues {
  return Object.fromEntries(Object.entries(row).filter(([field]) => !Object.hasOwn(looseKind(table).labels, field)))
}

it('keeps what only a newer program knows through import, edits and export', async () => {
  const path = join(temporaryFolder(), 'a.bzsd')
  await fc.assert(
    fc.asyncProperty(anyFileRows, fc.array(anyEdit, { maxLength: 8 }), async (rows, edits) => {
      const opened = stateFromRows(await throughFile(rows, path))
      if (!opened.ok) throw new Error(opened.error.message)
      const edited = edits.reduce((state, edit) => {
        if (edit.table === 'workspaces') return state
        const done = applyChanges(state, draftsOfEdit(state, edit))
        return done.ok ? done.value : state
      }, opened.value)
      const after = await throughFile(rowsOfState(edited), path)
      for (const table of TABLE_NAMES) {
        const before = new Map((rows.get(table) ?? []).map((row) => [row.id, row]))
        const found = after.get(table) ?? []
        expect(found.length).toBe(recordsOf(edited, table).size)
        for (const row of found) expect(unknownOf(table, row)).toEqual(unknownOf(table, before.get(row.id)))
      }
    }),
    { numRuns: 40 },
  )
})

async function throughFile(rows: RowsByTable, path: string): Promise<RowsByTable> {
  writeFileSync(path, await fileBytes(rows))
  const read = await readWorkspaceFile(path)
  if (!read.ok) throw new Error(read.error.message)
  return read.value.rows
}

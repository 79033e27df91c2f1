import fc from 'fast-check'
import { RECORD_KINDS, TABLE_NAMES, type TableName } from '../../domain/records/registry'
import type { WorkspaceId } from '../../domain/records/workspace'
import type { ChangeDraft, FieldValues } from '../../domain/workspace/change'
import { type Batch, splitBatch } from '../../domain/workspace/change'
import type { FileTable } from '../../domain/workspace/file-tables'
import type { RowsByTable } from '../../domain/workspace/rows'
import { recordsOf } from '../../domain/workspace/state'
import { anyRecord, anyText, anyWorkspace } from './arbitraries'

const DEVICE = '0198a000-0000-7000-8000-00000000dddd'

/** The n-th of a row of ids in ascending order. */
export function idNumber(n: number): string {
  return `0198a000-0000-7000-8000-${n.toString(16).padStart(12, '0')}`
}

/** The rows of a workspace file from a workspace's record and any other tables. */
export function fileRows(tables: Partial<Record<FileTable, readonly object[]>> = {}): RowsByTable {
  const workspace = { ...RECORD_KINDS.workspaces.empty(idNumber(1) as WorkspaceId), title: '云河县政务服务中心试点' }
  return new Map(Object.entries({ workspaces: [workspace], ...tables })) as RowsByTable
}

/** A batch of changes as it stands in the change log. */
export function logOf(changes: readonly ChangeDraft[], first: number): { head: FieldValues; rows: FieldValues[] } {
  const batch: Batch = {
    id: idNumber(first),
    at: '2026-03-17T01:02:03.004Z',
    by: { name: '王小云', office: '标准化科' },
    device: DEVICE,
    label: '修改',
    reversal: null,
    changes: changes.map((change, index) => ({ id: idNumber(first + index + 1), ...change })),
  }
  const { head, rows } = splitBatch(batch)
  return { head: { ...head }, rows: rows.map((row) => ({ ...row })) }
}

/**
 * Any content of a workspace file: records of every kind, fields of a newer program among them, and the change log of
 * their creation; rows in any order.
 */
export const anyFileRows: fc.Arbitrary<RowsByTable> = fc
  .record({ state: anyWorkspace(3), workspace: anyRecord('workspaces'), unknown: fc.dictionary(anyKey(), fc.json()) })
  .map(({ state, workspace, unknown }) => {
    const records = TABLE_NAMES.map((table): [TableName, FieldValues[]] => [
      table,
      table === 'workspaces' ? [{ ...workspace }] : [...recordsOf(state, table).values()].map((row) => ({ ...row })),
    ])
    const later = { ...JSON.parse(JSON.stringify(unknown)) }
    const tables = records.map(([table, rows]): [TableName, FieldValues[]] => [
      table,
      rows.map((row) => ({ ...later, ...row })),
    ])
    const created = tables.flatMap(([table, rows]) => rows.map((row) => creation(table, row)))
    const { head, rows } = logOf(created, 1000)
    return new Map<FileTable, FieldValues[]>([...tables, ['batches', [head]], ['changes', rows]])
  })
  .chain(shuffled)

function creation(table: TableName, row: FieldValues): ChangeDraft {
  return { table, key: String(row.id), before: null, after: row }
}

/** The same rows in another order. */
export function shuffled(rows: RowsByTable): fc.Arbitrary<RowsByTable> {
  const tables = [...rows].map(([table, tableRows]) =>
    fc
      .shuffledSubarray([...tableRows], { minLength: tableRows.length })
      .map((mixed): [FileTable, FieldValues[]] => [table, mixed]),
  )
  return fc
    .tuple(...tables)
    .chain((mixed) => fc.shuffledSubarray(mixed, { minLength: mixed.length }).map((t) => new Map(t)))
}

/** Names of fields that only a newer program knows. */
function anyKey(): fc.Arbitrary<string> {
  return fc.oneof(fc.string({ minLength: 1, maxLength: 8 }), anyText).filter(isForeignKey)
}

function isForeignKey(key: string): boolean {
  const isOurs = TABLE_NAMES.some((table) => key in RECORD_KINDS[table].labels)
  return key.length > 0 && key.length <= 64 && key !== '__proto__' && !isOurs
}

import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { isTableName } from '../../../domain/records/registry'
import { OLDEST_SCHEMA } from '../../../domain/workspace/file-format'
import { migrateRow } from '../../../domain/workspace/migrations/migrate'
import type { MigrationStep } from '../../../domain/workspace/migrations/step'
import { MIGRATION_STEPS } from '../../../domain/workspace/migrations/steps'
import type { RowsByTable } from '../../../domain/workspace/rows'
import { readWorkspaceFile } from '../../../main/workspace-file/read'
import { ADDING, MARKING } from '../../support/synthetic-steps'

const FIXTURES = join(import.meta.dirname, '../../fixtures')
const files = () => readdirSync(FIXTURES).filter((name) => name.startsWith('workspace-'))
const workspaces = files().filter((name) => name.endsWith('.bzsd'))
const oldest = join(FIXTURES, 'workspace-format-1.bzsd')

async function read(path: string, schema: number, steps: readonly MigrationStep[]) {
  const found = await readWorkspaceFile(path, undefined, null, { schema, steps })
  if (!found.ok) throw new Error(found.error.message)
  return found.value
}

/** What a released program wrote stays readable for ever, so the files stay for ever, as they were. */
it('has every released file as it was released', () => {
  const listed: Record<string, string> = JSON.parse(readFileSync(join(FIXTURES, 'released.json'), 'utf8'))
  const hash = (name: string) =>
    createHash('sha256')
      .update(readFileSync(join(FIXTURES, name)))
      .digest('hex')
  expect(Object.fromEntries(files().map((name) => [name, hash(name)]))).toEqual(listed)
})

/** Names the steps, and tables of steps, for which no released file has a record that the step changes. */
async function unexercised(steps: readonly MigrationStep[]): Promise<string[]> {
  const left = new Set(steps.flatMap((step, index) => Object.keys(step).map((table) => `${index + 1}: ${table}`)))
  for (const [index, step] of steps.entries()) {
    const from = OLDEST_SCHEMA + index
    for (const name of workspaces) {
      const path = join(FIXTURES, name)
      const { summary, rows } = await read(path, from, steps)
      if (summary.schema !== from) continue
      for (const table of Object.keys(step)) {
        if (isChangedBy(steps, from, table, rows)) left.delete(`${index + 1}: ${table}`)
      }
    }
  }
  return [...left]
}

function isChangedBy(steps: readonly MigrationStep[], from: number, table: string, rows: RowsByTable): boolean {
  if (!isTableName(table)) return false
  return (rows.get(table) ?? []).some((row) => {
    return JSON.stringify(migrateRow(table, row, { from, to: from + 1 }, steps)) !== JSON.stringify(row)
  })
}

describe('every step of migration', () => {
  it('was exercised on a file that a released program wrote', async () => {
    expect(await unexercised(MIGRATION_STEPS)).toEqual([])
  })

  it('is reported as long as it was not', async () => {
    expect(await unexercised([MARKING, ADDING])).toEqual(['2: persons', '2: standards'])
    expect(await unexercised([ADDING])).toEqual([])
  })
})

describe('a file of an older record schema', () => {
  it('comes in the schema of the program, its log with it', async () => {
    const then = await read(oldest, 1, [])
    const now = await read(oldest, 2, [MARKING])
    const names = (rows: RowsByTable) => (rows.get('departments') ?? []).map(({ name }) => name)
    expect(names(now.rows)).toEqual(names(then.rows).map((name) => `${name}〔升〕`))
    const logged = (now.rows.get('changes') ?? []).filter(({ table }) => table === 'departments')
    expect(JSON.stringify(logged)).toContain('〔升〕')
    expect(now.rows.get('standards')).toEqual(then.rows.get('standards'))
    expect(now.summary.schema).toBe(1)
  })

  it('comes as it was written when that is wanted, to go on with the journal of that time', async () => {
    const then = await read(oldest, 1, [])
    expect((await read(oldest, 1, [MARKING])).rows).toEqual(then.rows)
  })

  it('is refused when a step does not lead to records of today, whichever schema is wanted', async () => {
    const broken: MigrationStep = { departments: { convert: ({ name: _, ...fields }) => fields } }
    for (const schema of [1, 2]) {
      await expect(read(oldest, schema, [broken])).rejects.toThrow('部门中有一条数据的“部门名称”不合规定')
    }
  })
})

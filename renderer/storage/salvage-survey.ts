import { TABLE_NAMES, type TableName } from '../../domain/records/registry'
import { ok, type Result } from '../../domain/result'
import { applyChanges } from '../../domain/workspace/apply'
import type { FieldValues } from '../../domain/workspace/change'
import { RECORD_SCHEMA } from '../../domain/workspace/file-format'
import type { FileTable } from '../../domain/workspace/file-tables'
import { type Ledger, ledgerDifferences, ledgerOf } from '../../domain/workspace/ledger'
import { parseRow, stateFromRows } from '../../domain/workspace/rows'
import { countRecords, emptyState, recordsOf, type WorkspaceState } from '../../domain/workspace/state'
import type { Bridge, ResultOf, Slot, StagedFile } from '../../preload/contract'
import { databaseName, WorkspaceDatabase } from './database'
import { guardDatabase } from './guarded-open'
import { databaseFailure, loadState } from './load-workspace'
import {
  type DatabaseCheck,
  type DatabaseSource,
  type FileSource,
  recommendedSource,
  type SalvageChoice,
} from './salvage-choice'

/** Everything that is left of a workspace whose journal is damaged, as it was found; nothing was changed. */
export interface SalvageSurvey {
  /** The journal: lines that cannot be read, and the stretches that can. */
  readonly damaged: number
  readonly runs: readonly { readonly from: number; readonly to: number }[]
  /** The largest number that anything bears. */
  readonly highest: number
  readonly database: DatabaseSource | null
  /** Why the database cannot be used; '' when it can. */
  readonly databaseProblem: string
  readonly file: FileSource | null
  readonly recommended: SalvageChoice | null
}

type SurveyBridge = Pick<Bridge, 'surveySalvage' | 'readStaged'>

/**
 * Looks at every place that holds a part of a workspace and at how far each can be trusted. Errors: those of
 * surveySalvage; a database that cannot be read is part of what was found.
 * @param device of this installation: what others have made came in whole, by imports and merges.
 */
export async function surveySalvage(
  bridge: SurveyBridge,
  slot: Slot,
  device: string,
  job: string,
): Promise<Result<SalvageSurvey>> {
  const read = await readDatabase(slot)
  const found = read.ok ? read.value : null
  try {
    const survey = await bridge.surveySalvage({ slot: slot.id, databaseSeq: found?.seq ?? null, job })
    if (!survey.ok) return survey
    const { damaged, runs, highest, ledger } = survey.value
    const file = fileSource(survey.value.file)
    const check = found && (await checkOf(bridge, found, { ledger, file, device }))
    const database = found && check && { reaches: found.seq, rows: countRecords(found.state), check }
    const databaseProblem = read.ok ? '' : read.error.message
    // An empty beginning and no line after it is something to compare with, but nothing to go on from.
    const usable = file && (file.staged || file.reaches > 0) ? file : null
    const recommended = recommendedSource(database, usable)
    return ok({ damaged, runs, highest, database, databaseProblem, file: usable, recommended })
  } finally {
    found?.database.close()
  }
}

interface FoundDatabase {
  readonly database: WorkspaceDatabase
  readonly seq: number
  readonly state: WorkspaceState
}

/** Looks first whether it is there at all: opening would create or empty it. */
async function readDatabase({ id, generation, schema }: Slot): Promise<Result<FoundDatabase>> {
  const name = databaseName(id, generation)
  const guarded = await guardDatabase(name)
  if (!guarded.ok) return guarded
  const database = new WorkspaceDatabase(name)
  const read = await readWhole(database, schema)
  if (!read.ok) database.close()
  return read
}

async function readWhole(database: WorkspaceDatabase, schema: number): Promise<Result<FoundDatabase>> {
  try {
    const progress = await database.progress.get('progress')
    const loaded = await loadState(database)
    if (!loaded.ok) return loaded
    // Rows of an older schema are checked when they are migrated.
    for (const table of schema === RECORD_SCHEMA ? TABLE_NAMES : []) {
      for (const record of recordsOf(loaded.value, table).values()) {
        const parsed = parseRow(table, record)
        if (!parsed.ok) return parsed
      }
    }
    return ok({ database, seq: progress?.seq ?? 0, state: loaded.value })
  } catch (error) {
    return databaseFailure(error)
  }
}

function fileSource(file: ResultOf<'surveySalvage'>['file']): FileSource | null {
  if (!file) return null
  const { ledger, staged } = file
  const count = (table: TableName) => (ledger ? (ledger[table]?.[0] ?? 0) : (staged?.counts[table] ?? 0))
  const rows = Object.fromEntries(TABLE_NAMES.map((table) => [table, count(table)])) as FileSource['rows']
  return { ...file, rows }
}

interface Known {
  readonly ledger: Ledger | null
  readonly file: FileSource | null
  readonly device: string
}

async function checkOf(bridge: SurveyBridge, found: FoundDatabase, known: Known): Promise<DatabaseCheck> {
  const ledger = ledgerOf(found.state)
  if (known.ledger) return ledgerDifferences(known.ledger, ledger).length === 0 ? 'exact' : 'differs'
  if (!known.file) return 'unconfirmed'
  const traced = await tracedState(bridge, found.database, { staged: known.file.staged, device: known.device })
  return traced && ledgerDifferences(ledgerOf(traced), ledger).length === 0 ? 'traced' : 'unconfirmed'
}

/** The state that a verified file and the changes since, as the database notes them, lead to; null when they do not fit. */
async function tracedState(
  bridge: SurveyBridge,
  database: WorkspaceDatabase,
  { staged, device }: { readonly staged: StagedFile | null; readonly device: string },
): Promise<WorkspaceState | null> {
  const rows = new Map<FileTable, FieldValues[]>()
  for (const table of [...TABLE_NAMES, 'batches'] as const) {
    const read = staged ? await stagedRows(bridge, staged.staged, table) : ok([])
    if (!read.ok) return null
    rows.set(table, read.value)
  }
  const start = staged ? stateFromRows(rows) : ok(emptyState())
  if (!start.ok) return null
  const inFile = new Set((rows.get('batches') ?? []).map(({ id }) => id))
  const heads = await database.batches.filter((head) => !inFile.has(head.id) && head.device === device).sortBy('id')
  const changes = []
  for (const { id } of heads) changes.push(...(await database.changes.where('batch').equals(id).sortBy('id')))
  const applied = applyChanges(start.value, changes)
  return applied.ok ? applied.value : null
}

async function stagedRows(
  bridge: Pick<Bridge, 'readStaged'>,
  staged: string,
  table: FileTable,
): Promise<Result<FieldValues[]>> {
  const rows: FieldValues[] = []
  for (;;) {
    const page = await bridge.readStaged({ staged, table, offset: rows.length })
    if (!page.ok) return page
    if (page.value.rows.length === 0) return ok(rows)
    rows.push(...(page.value.rows as FieldValues[]))
  }
}

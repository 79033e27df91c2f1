import type { TableName } from '../../domain/records/registry'
import type { Ledger } from '../../domain/workspace/ledger'
import type { StagedFile } from '../../preload/contract'

/**
 * How sure it is that a database holds what was saved: `exact`: the journal's line for its last batch says the same;
 * `traced`: a verified file and the database's own change log since then lead to the same; `unconfirmed`: it reads well,
 * but nothing is left to compare it with; `differs`: the journal says something else.
 */
export type DatabaseCheck = 'exact' | 'traced' | 'unconfirmed' | 'differs'

type Rows = Readonly<Record<TableName, number>>

/** The database as it lies on the disk. */
export interface DatabaseSource {
  /** Number of its last batch. */
  readonly reaches: number
  readonly rows: Rows
  readonly check: DatabaseCheck
}

/** A verified file and the whole lines of the journal that follow it. */
export interface FileSource {
  /** In Chinese, e.g. 备份（2026-11-23 10:00）. */
  readonly source: string
  /** Number of the last batch in the file. */
  readonly seq: number
  readonly reaches: number
  readonly rows: Rows
  readonly staged: StagedFile | null
  /** What the journal says the workspace holds there. */
  readonly ledger: Ledger | null
}

/** From which of the two the workspace goes on. */
export type SalvageChoice = 'database' | 'file'

/**
 * The verified source that reaches farthest, of equal ones the database, as it also holds what can be undone.
 * @returns null when none is verified, or when something that is not verified reaches farther: then a person decides.
 */
export function recommendedSource(database: DatabaseSource | null, file: FileSource | null): SalvageChoice | null {
  const isSure = database?.check === 'exact' || database?.check === 'traced'
  const reach = { database: database?.reaches ?? -1, file: file?.reaches ?? -1 }
  if (isSure && reach.database >= reach.file) return 'database'
  const mayHoldMore = database?.check === 'unconfirmed' && reach.database > reach.file
  return file && !mayHoldMore ? 'file' : null
}

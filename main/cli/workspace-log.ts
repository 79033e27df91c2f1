import { TABLE_NAMES } from '../../domain/records/registry'
import { ok, type Result } from '../../domain/result'
import { applyChanges } from '../../domain/workspace/apply'
import {
  type Author,
  type Batch,
  type ChangeDraft,
  type FieldValues,
  type Reversal,
  splitBatch,
} from '../../domain/workspace/change'
import type { FileTable } from '../../domain/workspace/file-tables'
import type { IdSource } from '../../domain/workspace/ids'
import { checkChanged, type RowsByTable } from '../../domain/workspace/rows'
import { recordsOf, type WorkspaceState } from '../../domain/workspace/state'

interface LogParts {
  readonly ids: IdSource
  /** UTC instant of every batch. */
  readonly now: string
  readonly author: Author
}

/** Commits batches to a workspace in memory and remembers them for its change log, as the window does on disk. */
export class WorkspaceLog {
  state: WorkspaceState
  readonly batches: Batch[] = []
  private readonly parts: LogParts
  private readonly device: string

  constructor(state: WorkspaceState, parts: LogParts) {
    this.state = state
    this.parts = parts
    this.device = parts.ids.next()
  }

  /** Errors: those of applyChanges and checkChanged; then nothing is changed. */
  commit(label: string, drafts: readonly ChangeDraft[], reversal: Reversal | null): Result<Batch> {
    const applied = applyChanges(this.state, drafts)
    if (!applied.ok) return applied
    const checked = checkChanged(applied.value, drafts)
    if (!checked.ok) return checked
    this.state = applied.value
    const { ids, now: at, author: by } = this.parts
    const id = ids.next()
    const changes = drafts.map((draft) => ({ id: ids.next(), ...draft }))
    const batch = { id, at, by, device: this.device, label, reversal, changes }
    this.batches.push(batch)
    return ok(batch)
  }

  /** The rows of the file with the present records and the log grown by these batches. */
  addedTo(rows: RowsByTable): RowsByTable {
    const split = this.batches.map(splitBatch)
    const heads = split.map(({ head }) => ({ ...head }))
    const changes = split.flatMap(({ rows: changed }) => changed.map((row) => ({ ...row })))
    const tables: [FileTable, readonly FieldValues[]][] = [
      ...TABLE_NAMES.map((table): [FileTable, FieldValues[]] => [
        table,
        [...recordsOf(this.state, table).values()].map((record) => ({ ...record })),
      ]),
      ['batches', [...(rows.get('batches') ?? []), ...heads]],
      ['changes', [...(rows.get('changes') ?? []), ...changes]],
    ]
    return new Map(tables)
  }
}

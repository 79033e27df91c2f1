import { RECORD_KINDS, type RecordOf, TABLE_NAMES, type TableName } from '../../domain/records/registry'
import { applyChanges } from '../../domain/workspace/apply'
import { type Author, type Batch, type ChangeDraft, type FieldValues, splitBatch } from '../../domain/workspace/change'
import { createRecord } from '../../domain/workspace/edit'
import type { FileTable } from '../../domain/workspace/file-tables'
import { emptyState, recordsOf, type WorkspaceState } from '../../domain/workspace/state'
import { createSampleClock, type SampleClock } from './clock'
import { recordFrom } from './fields'
import { Names } from './names'

/** The change log says openly that nobody typed this. */
const AUTHOR: Author = { name: '示例数据', office: '随软件提供' }

/** A record to be: some fields, and the place in the source that they come from. */
export interface Draft {
  readonly fields: FieldValues
  readonly place: string
}

/** Fills a workspace through the same changes as a person would, and keeps their log. */
export class WorkspaceBuilder {
  readonly names = new Names()
  private state: WorkspaceState = emptyState()
  private readonly clock: SampleClock = createSampleClock()
  private readonly device = this.clock.ids.next()
  private readonly batches: Batch[] = []

  get current(): WorkspaceState {
    return this.state
  }

  /** Makes records with new ids and enters them as one action. `derive` completes them before that. */
  enter<Table extends TableName>(
    table: Table,
    drafts: readonly Draft[],
    derive: (records: readonly RecordOf[Table][]) => readonly RecordOf[Table][] = (records) => records,
  ): void {
    this.clock.moveOn(null)
    const made = drafts.map((draft) => recordFrom(table, { id: this.clock.ids.next(), ...draft }))
    const records = derive(made)
    for (const record of records) this.names.add(table, record)
    const changes = records.map((record) => createRecord(table, record))
    this.commit(`录入示例数据：${RECORD_KINDS[table].label}`, changes)
  }

  /** One later action at a given UTC instant. */
  edit(label: string, at: string, draftsOf: (state: WorkspaceState) => readonly ChangeDraft[]): void {
    this.clock.moveOn(at)
    this.commit(label, draftsOf(this.state))
  }

  private commit(label: string, drafts: readonly ChangeDraft[]): void {
    if (drafts.length === 0) throw new Error(`${label}: nothing changes`)
    const applied = applyChanges(this.state, drafts)
    if (!applied.ok) throw new Error(`${label}: ${applied.error.message}`)
    this.state = applied.value
    const { ids } = this.clock
    const head = { id: ids.next(), at: this.clock.now(), by: AUTHOR, device: this.device, label, reversal: null }
    this.batches.push({ ...head, changes: drafts.map((draft) => ({ id: ids.next(), ...draft })) })
  }

  /** Every table of a workspace file, the change log included. */
  rows(): ReadonlyMap<FileTable, readonly FieldValues[]> {
    const rows = new Map<FileTable, readonly FieldValues[]>()
    for (const table of TABLE_NAMES) {
      rows.set(
        table,
        [...recordsOf(this.state, table).values()].map((record) => ({ ...record })),
      )
    }
    const split = this.batches.map(splitBatch)
    rows.set(
      'batches',
      split.map(({ head }) => ({ ...head })),
    )
    rows.set(
      'changes',
      split.flatMap((batch) => batch.rows.map((row) => ({ ...row }))),
    )
    return rows
  }
}

import { fail, ok, type Result } from '../../domain/result'
import type { RowsByTable } from '../../domain/workspace/rows'
import type { StagedFile } from '../../preload/contract'
import type { Handlers } from '../answer-call'
import type { Slots } from '../slots'
import type { WindowJobs } from '../window-jobs'
import { backupsOf, backupWriter } from './backup-calls'
import type { BackupFolder } from './backup-folder'
import { reachFrom, readJournalRuns } from './journal-runs'
import { findSalvageSource, highestNumber } from './salvage-source'

export interface SalvageCallParts {
  readonly slots: Slots
  readonly jobs: WindowJobs
  /** Uses a snapshot of the window up. */
  readonly takeSnapshot: (snapshot: string) => Result<RowsByTable>
  /** The copies in the second place, if it is there. */
  readonly secondCopies: (slot: string) => Promise<BackupFolder | null>
  /** Reads and verifies a workspace file for the window, in the record schema of the slot. */
  readonly stage: (path: string, slot: string, job: string) => Promise<Result<StagedFile>>
  /** Flushes what Chromium has just created. */
  readonly syncDatabase: () => Promise<void>
  readonly version: string
  readonly now: () => Date
}

/** The answers to the calls about damaged journals. */
export function createSalvageHandlers(
  parts: SalvageCallParts,
): Pick<Handlers, 'surveySalvage' | 'readSalvage' | 'beginAnew'> {
  const { slots } = parts
  return {
    async surveySalvage({ slot, databaseSeq, job }) {
      const journal = slots.journalFolder(slot)
      const folder = backupsOf(slots, slot)
      if (!folder.ok) return folder
      if (journal === null) return noSuchSlot()
      const read = await readJournalRuns(journal, databaseSeq === null ? {} : { ledgerAt: databaseSeq })
      if (!read.ok) return read
      const { runs, damaged } = read.value
      const second = await parts.secondCopies(slot)
      const folders = second ? [folder.value, second] : [folder.value]
      const stage = (path: string) => parts.stage(path, slot, job)
      const file = await findSalvageSource({ folders, journal: read.value, baseline: slots.baseline(slot), stage })
      if (!file.ok) return file
      const highest = Math.max(databaseSeq ?? 0, await highestNumber(folders, read.value))
      const shown = runs.map(({ from, to }) => ({ from, to }))
      return ok({ damaged, runs: shown, highest, ledger: read.value.ledger, file: file.value })
    },
    async readSalvage({ slot, after, limit }) {
      const journal = slots.journalFolder(slot)
      if (journal === null) return noSuchSlot()
      const read = await readJournalRuns(journal, { entry: (seq) => seq > after && seq <= after + limit })
      if (!read.ok) return read
      const { runs, entries } = read.value
      const head = reachFrom(runs, after)
      const ledger = runs.find(({ to }) => to === head)?.ledger ?? null
      return ok({ entries: entries.filter(({ seq }) => seq <= head), head, ledger, torn: false })
    },
    async beginAnew({ slot, generation, seq, opening, snapshot, job }) {
      const rows = parts.takeSnapshot(snapshot)
      const folder = backupsOf(slots, slot)
      if (!rows.ok) return rows
      if (!folder.ok) return folder
      const write = backupWriter(parts, slot, rows.value, job)
      const added = await folder.value.add(parts.now(), seq, write, 'repair')
      if (!added.ok) return added
      await parts.syncDatabase()
      return slots.beginAnew(slot, { generation, seq, opening })
    },
  }
}

function noSuchSlot() {
  return fail('no-such-slot', '这个工作区已不存在，没有改动任何数据。')
}

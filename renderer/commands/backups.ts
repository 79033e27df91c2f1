import { TABLE_NAMES, type TableName } from '../../domain/records/registry'
import { ok, type Result } from '../../domain/result'
import type { BatchHead } from '../../domain/workspace/change'
import { countRecords } from '../../domain/workspace/state'
import type { StoredBackup } from '../../preload/backup-contract'
import type { Bridge } from '../../preload/contract'
import { activeSlot } from '../storage/active-slot'
import type { Workbench } from '../storage/workbench'

type Report = (fraction: number, note: string) => void

/** One action since the backup, and how many changes of records it made. */
export interface LaterBatch extends BatchHead {
  readonly changes: number
}

/** What restoring a backup would mean. */
export interface BackupPreview {
  readonly backup: StoredBackup
  readonly title: string
  /** Records per kind, in the backup and now. */
  readonly counts: Readonly<Record<TableName, { readonly stored: number; readonly present: number }>>
  /** Attached files that the backup tells of and that are nowhere to be found any more. */
  readonly missingFiles: number
  /** The newest of the actions that the backup does not hold. */
  readonly later: readonly LaterBatch[]
  /** How many there are in all. */
  readonly laterInAll: number
  /** Actions that only the backup holds: it does not lie on the way to the present state. */
  readonly onlyThere: number
}

/** Of the actions since a backup, how many are listed. */
const MOST_LISTED = 200

/** Backs up what is saved, and what is being typed as far as it can be saved. */
export async function backUpNow(workbench: Workbench, job: string) {
  await workbench.settle()
  return workbench.backups.backUp('hand', job)
}

/** Reads and verifies a backup and compares it with the opened workspace; nothing changes. */
export async function previewBackup(
  workbench: Workbench,
  backup: StoredBackup,
  job: string,
): Promise<Result<BackupPreview>> {
  const { bridge } = workbench
  const staged = await bridge.stageBackup({ slot: backup.slot, backup: backup.backup, look: true, job })
  if (!staged.ok) return staged
  const known = await batchesIn(bridge, staged.value.staged)
  await bridge.discardStaged({ staged: staged.value.staged })
  if (!known.ok) return known
  const database = workbench.database()
  const heads = await database.batches.toArray()
  const unknown = heads.filter(({ id }) => !known.value.has(id)).sort((one, other) => (one.at < other.at ? 1 : -1))
  const later: LaterBatch[] = []
  for (const head of unknown.slice(0, MOST_LISTED)) {
    later.push({ ...head, changes: await database.changes.where('batch').equals(head.id).count() })
  }
  const now = countRecords(workbench.session().current.state)
  const counts = TABLE_NAMES.map(
    (table) => [table, { stored: staged.value.counts[table], present: now[table] }] as const,
  )
  return ok({
    backup,
    title: staged.value.title,
    counts: Object.fromEntries(counts) as BackupPreview['counts'],
    missingFiles: staged.value.attachments.missing.length,
    later,
    laterInAll: unknown.length,
    onlyThere: known.value.size - (heads.length - unknown.length),
  })
}

async function batchesIn(bridge: Bridge, staged: string): Promise<Result<ReadonlySet<string>>> {
  const ids = new Set<string>()
  for (let offset = 0; ; ) {
    const page = await bridge.readStaged({ staged, table: 'batches', offset })
    if (!page.ok) return page
    for (const { id } of page.value.rows) ids.add(String(id))
    if (page.value.rows.length === 0) return ok(ids)
    offset += page.value.rows.length
  }
}

/**
 * Brings back the state of a backup as a new workspace in the present one's place. The present one is backed up first
 * and stays whole, so that undoRestore can go back to it.
 */
export async function restoreBackup(
  workbench: Workbench,
  backup: Pick<StoredBackup, 'slot' | 'backup'>,
  job: string,
  report: Report,
): Promise<Result<unknown>> {
  const { bridge, backups } = workbench
  await workbench.settle()
  if (backups.isChanged()) {
    const made = await backups.backUp('restore', job)
    if (!made.ok) return made
  }
  const staged = await bridge.stageBackup({ slot: backup.slot, backup: backup.backup, look: false, job })
  if (!staged.ok) return staged
  return workbench.adopt(staged.value, true, (fraction) => report(fraction, '正在写入数据库'))
}

/** Opens the workspace again that a restore has replaced; what was changed since the restore stays in the other one. */
export async function undoRestore(workbench: Workbench, original: string, job: string): Promise<Result<unknown>> {
  const { backups } = workbench
  await workbench.settle()
  if (backups.isChanged()) {
    const made = await backups.backUp('restore', job)
    if (!made.ok) return made
  }
  return workbench.openSlot(original, activeSlot(workbench))
}

/** Reads backups to their last byte, one after the other. @returns how many are damaged. */
export async function verifyBackups(
  { bridge }: Pick<Workbench, 'bridge'>,
  listed: readonly StoredBackup[],
  job: string,
  report: Report,
): Promise<Result<number>> {
  let damaged = 0
  for (const [index, { slot, backup }] of listed.entries()) {
    report(index / listed.length, `正在核对第 ${index + 1} 个，共 ${listed.length} 个`)
    const verified = await bridge.verifyBackup({ slot, backup, job })
    if (!verified.ok) return verified
    if (verified.value.problem !== null) damaged += 1
  }
  return ok(damaged)
}

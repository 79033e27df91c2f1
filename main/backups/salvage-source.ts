import { ok, type Result } from '../../domain/result'
import type { Ledger } from '../../domain/workspace/ledger'
import type { BackupFolder } from './backup-folder'
import { type BackupName, newestFirst } from './backup-name'
import { type JournalRuns, reachFrom } from './journal-runs'
import { localTime } from './recovery-source'

/** A verified file, read as T, and how far the readable lines of a damaged journal lead on from it. */
export interface SalvageSource<T> {
  /** In Chinese, e.g. 备份（2026-11-23 10:00）. */
  readonly source: string
  /** Number of the last batch in the file. */
  readonly seq: number
  /** Number of the last batch after the journal's lines. */
  readonly reaches: number
  /** null when the workspace began empty and is replayed from its first line. */
  readonly staged: T | null
  /** What the workspace holds there; null when the file alone says it. */
  readonly ledger: Ledger | null
}

export interface SalvageParts<T> {
  /** Where backups of this workspace lie: this PC first, then the second place if it is there. */
  readonly folders: readonly BackupFolder[]
  readonly journal: Pick<JournalRuns, 'runs'>
  /** The verified file that the workspace began with; null when it began empty. */
  readonly baseline: string | null
  /** Reads and verifies a whole workspace file. */
  readonly stage: (path: string) => Promise<Result<T>>
}

interface Candidate {
  readonly source: string
  readonly path: string | null
  readonly seq: number
  readonly reaches: number
}

/**
 * Of the backups and the file of the beginning, the one from which the readable lines lead farthest and that verifies;
 * of several the newest, as the fewest lines are to be replayed then.
 * @returns null when none verifies.
 */
export async function findSalvageSource<T>(parts: SalvageParts<T>): Promise<Result<SalvageSource<T> | null>> {
  const { runs } = parts.journal
  for (const { source, path, seq, reaches } of await candidates(parts)) {
    const ledger = runs.find(({ to }) => to === reaches)?.ledger ?? null
    const found = { source, seq, reaches, ledger: reaches > seq ? ledger : null }
    if (path === null) return ok({ ...found, staged: null })
    const staged = await parts.stage(path)
    if (staged.ok) return ok({ ...found, staged: staged.value })
  }
  return ok(null)
}

async function candidates<T>({ folders, journal, baseline }: SalvageParts<T>): Promise<Candidate[]> {
  const backups: (BackupName & { readonly path: string })[] = []
  for (const folder of folders) {
    for (const backup of await folder.list()) backups.push({ ...backup, path: folder.pathOf(backup.name) })
  }
  const reaching = (seq: number) => reachFrom(journal.runs, seq)
  const found: Candidate[] = backups.sort(newestFirst).map(({ at, seq, path }) => {
    return { source: `备份（${localTime(at)}）`, path, seq, reaches: reaching(seq) }
  })
  const beginning = baseline === null ? '保存日志' : '导入时的工作区文件'
  return [...found, { source: beginning, path: baseline, seq: 0, reaches: reaching(0) }].sort(
    (one, other) => other.reaches - one.reaches || other.seq - one.seq,
  )
}

/** The largest number that anything bears: what comes after must have a larger one. */
export async function highestNumber(
  folders: readonly BackupFolder[],
  { highest }: Pick<JournalRuns, 'highest'>,
): Promise<number> {
  const names = await Promise.all(folders.map(async (folder) => [...(await folder.list()), ...(await folder.asides())]))
  return Math.max(highest, ...names.flat().map(({ seq }) => seq))
}

import { fail, ok, type Result } from '../../domain/result'
import type { Journal } from '../journal'
import type { BackupFolder } from './backup-folder'
import { type BackupName, newestFirst } from './backup-name'

/** What a lost database is rebuilt from: a file, read and verified as T, and the journal after `seq`. */
export interface RecoverySource<T> {
  /** In Chinese, e.g. 备份（2026-11-23 10:00）. */
  readonly source: string
  readonly seq: number
  /** null when the journal alone reaches back to the beginning. */
  readonly staged: T | null
}

export interface RecoveryParts<T> {
  /** Where backups of this workspace lie: this PC first, then the second place if it is there. */
  readonly folders: readonly BackupFolder[]
  readonly journal: Pick<Journal, 'base' | 'head'>
  /** The verified file that the workspace began with; null when it began empty. */
  readonly baseline: string | null
  /** Reads and verifies a whole workspace file. */
  readonly stage: (path: string) => Promise<Result<T>>
}

/**
 * The newest backup that verifies and from which the journal leads on; when all of them are damaged, the file that the
 * workspace began with, or the journal alone, as long as the journal reaches back that far.
 * Errors: `no-recovery` (the journal no longer reaches back to anything that can be read), and those of the baseline.
 */
export async function findRecoverySource<T>(parts: RecoveryParts<T>): Promise<Result<RecoverySource<T>>> {
  const { journal, baseline, stage } = parts
  for (const { backup, folder } of await usableBackups(parts)) {
    const staged = await stage(folder.pathOf(backup.name))
    if (staged.ok) return ok({ source: `备份（${localTime(backup.at)}）`, seq: backup.seq, staged: staged.value })
  }
  if (journal.base > 0) return noRecovery(journal.base)
  if (baseline === null) return ok({ source: '保存日志', seq: 0, staged: null })
  const staged = await stage(baseline)
  return staged.ok ? ok({ source: '导入时的工作区文件', seq: 0, staged: staged.value }) : staged
}

async function usableBackups<T>({ folders, journal }: RecoveryParts<T>) {
  const found: { readonly backup: BackupName; readonly folder: BackupFolder }[] = []
  for (const folder of folders) {
    for (const backup of await folder.list()) {
      if (backup.seq >= journal.base && backup.seq <= journal.head) found.push({ backup, folder })
    }
  }
  return found.sort((one, other) => newestFirst(one.backup, other.backup))
}

function noRecovery(base: number) {
  return fail(
    'no-recovery',
    `能用的备份都没有通过核对，而保存日志只保留了第 ${base} 条之后的内容，不能自动重建。程序没有改动任何数据。可以用下面较早的备份另建工作区，并请技术人员查看。`,
  )
}

/** A UTC instant by this PC's clock: 2026-11-23 10:00. */
export function localTime(instant: string): string {
  const time = new Date(instant)
  const two = (part: number) => String(part).padStart(2, '0')
  const date = [time.getFullYear(), two(time.getMonth() + 1), two(time.getDate())].join('-')
  return `${date} ${two(time.getHours())}:${two(time.getMinutes())}`
}

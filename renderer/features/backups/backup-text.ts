import { looseKind, TABLE_NAMES } from '../../../domain/records/registry'
import type { BackupReason, StoredBackup } from '../../../preload/backup-contract'
import { byteText } from '../attachments/byte-text'

const REASONS: Readonly<Record<BackupReason, string>> = {
  hand: '手动',
  clock: '定时',
  exit: '退出时',
  restore: '恢复之前',
  merge: '合并之前',
  migration: '升级之前',
  repair: '修复日志',
}

/** Why a backup was made; — when it is not known. */
export function reasonText(reason: BackupReason | null): string {
  return reason === null ? '—' : REASONS[reason]
}

/** A file's size; — when it is not known. */
export function sizeText(bytes: number | null): string {
  return bytes === null ? '—' : byteText(bytes)
}

/** What is wrong with a backup: the rest of the sentence is about files that somebody imports. */
export function problemText(problem: string): string {
  return `${problem.split('。')[0]}。这个备份已封存，不会用于恢复。`
}

/** How many of each kind, e.g. 标准 52 · 人员 60; kinds without any are left out. */
export function contentText(counts: StoredBackup['counts']): string {
  if (counts === null) return '—'
  const parts = TABLE_NAMES.filter((table) => table !== 'workspaces' && counts[table] > 0)
  return parts.map((table) => `${looseKind(table).label} ${counts[table]}`).join(' · ') || '空'
}

/** A difference with its sign; '' for none. */
export function differenceText(stored: number, present: number): string {
  if (stored === present) return ''
  return present > stored ? `现在多 ${present - stored}` : `现在少 ${stored - present}`
}

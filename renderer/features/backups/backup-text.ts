import { looseKind, TABLE_NAMES } from '../../../domain/records/registry'
import type { StoredBackup } from '../../../preload/backup-contract'
import { byteText } from '../attachments/byte-text'

/** A file's size; — when it is not known. */
export function sizeText(bytes: number | null): string {
  return bytes === null ? '—' : byteText(bytes)
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

import type { FileTable } from '../../domain/workspace/file-tables'
import { LOG_TABLES } from '../../domain/workspace/file-tables'

/** Names of the entries of a workspace file, the root of the ZIP being the root of the bag (RFC 8493). */
export const MIMETYPE = 'mimetype'
export const BAGIT = 'bagit.txt'
export const BAG_INFO = 'bag-info.txt'
export const GUIDE = '使用说明.txt'
export const HEADER = 'data/workspace.json'
export const MANIFEST = 'manifest-sha256.txt'
export const TAG_MANIFEST = 'tagmanifest-sha256.txt'

/** Entries beside data/ that the tag manifest lists. */
export const TAG_FILES: readonly string[] = [MIMETYPE, BAGIT, GUIDE, BAG_INFO, MANIFEST]

/** Entries that every file has. */
export const FIXED_ENTRIES: readonly string[] = [...TAG_FILES, HEADER, TAG_MANIFEST]

const TABLE_ENTRY = /^data\/(?:records|journal)\/([a-z][A-Za-z0-9]{0,63})\.jsonl$/
const ATTACHMENT_ENTRY = /^data\/attachments\/([0-9a-f]{64})\.[a-z0-9]{1,5}$/

/** Where the rows of a table stand. */
export function tableEntry(table: FileTable): string {
  const folder = LOG_TABLES.some((log) => log === table) ? 'journal' : 'records'
  return `data/${folder}/${table}.jsonl`
}

/** Where an attached file stands. @param extension a safe one, see safeExtension. */
export function attachmentEntry(sha256: string, extension: string): string {
  return `data/attachments/${sha256}.${extension}`
}

/** The hash that the name of an attached file's entry tells; null for every other entry. */
export function attachmentHash(name: string): string | null {
  return ATTACHMENT_ENTRY.exec(name)?.[1] ?? null
}

/** The table whose rows stand in an entry, known to us or not; null for every other entry. */
export function tableOf(name: string): string | null {
  return TABLE_ENTRY.exec(name)?.[1] ?? null
}

/** What an entry is by its name; null when no workspace file has such an entry. */
export function entryRole(name: string): 'fixed' | 'table' | 'attachment' | null {
  if (FIXED_ENTRIES.includes(name)) return 'fixed'
  if (tableOf(name) !== null) return 'table'
  return ATTACHMENT_ENTRY.test(name) ? 'attachment' : null
}

/** Whether an entry belongs to the payload, which the manifest lists. */
export function isPayload(name: string): boolean {
  return name.startsWith('data/')
}

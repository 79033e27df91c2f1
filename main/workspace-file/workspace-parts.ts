import { canonicalJson } from '../../domain/workspace/canonical-json'
import type { FieldValues } from '../../domain/workspace/change'
import { type FileHeader, OLDEST_SCHEMA, oldestReaderOf, versionsFor } from '../../domain/workspace/file-format'
import { FILE_TABLES, type FileCounts, type FileTable } from '../../domain/workspace/file-tables'
import type { RowsByTable } from '../../domain/workspace/rows'
import type { AttachmentPart } from './attachment-parts'
import { BAGIT_TEXT, bagInfoText, type Digest, manifestText, payloadOxum } from './bag-text'
import { guideText } from './guide'
import type { LaterTables } from './later-tables'
import {
  BAG_INFO,
  BAGIT,
  GUIDE,
  HEADER,
  isPayload,
  MANIFEST,
  TAG_FILES,
  TAG_MANIFEST,
  tableEntry,
  tableOf,
} from './layout'
import type { Part } from './zip-stream'

/** Everything that goes into a workspace file. */
export interface FileContents {
  readonly rows: RowsByTable
  /** Tables of a newer program, written back as they came. */
  readonly later: LaterTables
  /** The record schema that the rows are in. */
  readonly schema: number
  /** Sorted by hash. */
  readonly attachments: readonly AttachmentPart[]
}

/** The entries after `mimetype`, in the order of writing: what needs the hashes of others comes after them. */
export function workspaceParts(contents: FileContents, appVersion: string, onRow: () => void): readonly Part[] {
  const { rows, later, attachments } = contents
  const header = (before: ReadonlyMap<string, Digest>) => headerOf(contents, appVersion, before)
  return [
    { name: BAGIT, content: () => [BAGIT_TEXT] },
    { name: GUIDE, content: () => [guideText(attachments.length > 0)] },
    ...FILE_TABLES.map((table) => ({
      name: tableEntry(table),
      content: () => tableLines(rows.get(table) ?? [], onRow),
    })),
    ...[...later].map(([name, lines]) => ({ name, content: () => lines.map((line) => `${line}\n`) })),
    ...attachments,
    { name: HEADER, content: (before) => [`${canonicalJson(header(before))}\n`] },
    {
      name: BAG_INFO,
      content: (before) => [bagInfoText(header(before), payloadOxum(payload(before).values()), lastBatch(rows).at)],
    },
    { name: MANIFEST, content: (before) => [manifestText(payload(before))] },
    { name: TAG_MANIFEST, content: (before) => [manifestText(tagFiles(before))] },
  ]
}

/** Rows per table of what is written. */
export function countRows(rows: RowsByTable): FileCounts {
  const counts = FILE_TABLES.map((table) => [table, rows.get(table)?.length ?? 0] as const)
  return Object.fromEntries(counts) as Record<FileTable, number>
}

function* tableLines(rows: readonly FieldValues[], onRow: () => void): Generator<string> {
  for (const row of sortedById(rows)) {
    yield `${canonicalJson(row)}\n`
    onRow()
  }
}

function sortedById(rows: readonly FieldValues[]): FieldValues[] {
  return [...rows].sort((left, right) => compareText(String(left.id), String(right.id)))
}

function compareText(left: string, right: string): number {
  if (left === right) return 0
  return left < right ? -1 : 1
}

function headerOf(
  { rows, later, schema, attachments }: FileContents,
  appVersion: string,
  written: ReadonlyMap<string, Digest>,
): FileHeader {
  const tables = FILE_TABLES.map((table) => {
    const sha256 = written.get(tableEntry(table))?.sha256 ?? ''
    return [table, { rows: rows.get(table)?.length ?? 0, sha256 }] as const
  })
  const laterTables = Object.fromEntries(
    [...later].map(([name, lines]) => [tableOf(name), { rows: lines.length, sha256: written.get(name)?.sha256 ?? '' }]),
  )
  return {
    ...versionsFor(attachments.length > 0),
    schema,
    // Not in files of the first schema, which stay as they were released.
    ...(schema > OLDEST_SCHEMA ? { minSchema: oldestReaderOf(schema) } : {}),
    appVersion,
    workspaceId: String(rows.get('workspaces')?.[0]?.id),
    deviceId: lastBatch(rows).device,
    generation: rows.get('batches')?.length ?? 0,
    tables: { ...Object.fromEntries(tables), ...laterTables },
  }
}

/** Device and time (UTC instant) of the newest batch; ids are ordered by time. */
function lastBatch(rows: RowsByTable): { readonly device: string | null; readonly at: string | null } {
  let last: FieldValues | undefined
  for (const batch of rows.get('batches') ?? []) {
    if (last === undefined || String(batch.id) > String(last.id)) last = batch
  }
  return last ? { device: String(last.device), at: String(last.at) } : { device: null, at: null }
}

function payload(digests: ReadonlyMap<string, Digest>): ReadonlyMap<string, Digest> {
  return new Map([...digests].filter(([name]) => isPayload(name)))
}

function tagFiles(digests: ReadonlyMap<string, Digest>): ReadonlyMap<string, Digest> {
  return new Map([...digests].filter(([name]) => TAG_FILES.includes(name)))
}

/** How many rows there are in all, records and change log. */
export function totalRows(rows: RowsByTable): number {
  let total = 0
  for (const tableRows of rows.values()) total += tableRows.length
  return total
}

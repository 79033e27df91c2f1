import { z } from 'zod'
import { idText } from '../records/fields'
import type { MigrationStep } from './migrations/step'
import { MIGRATION_STEPS } from './migrations/steps'

/** Content of the first entry of a workspace file. Never changes: it is how we and file(1) know our files. */
export const FILE_MEDIA_TYPE = 'application/vnd.pilot-workbench.workspace+zip'

/** Layout of the container. Raised when an older program could not read the file rightly. 2: attached files. */
export const FILE_FORMAT = 2

/** The first format that holds attached files; readers before it refuse such a file as made by a newer program. */
const ATTACHMENT_FORMAT = 2

/**
 * The versions that a file is written with: the lowest that its content needs, so that a colleague's older program still
 * opens a file without attachments. `minReader` is the oldest reader that may open it, as its FILE_FORMAT.
 */
export function versionsFor(hasAttachments: boolean): { readonly format: number; readonly minReader: number } {
  const format = hasAttachments ? ATTACHMENT_FORMAT : OLDEST_FORMAT
  return { format, minReader: format }
}

/** Whether files of a format may hold attached files. */
export function holdsAttachments(format: number): boolean {
  return format >= ATTACHMENT_FORMAT
}

/** The oldest format that this program still reads. */
export const OLDEST_FORMAT = 1

/** The record schema of the first release. */
export const OLDEST_SCHEMA = 1

/** Version of the record schemas, counted apart from the container: every step of migration raises it. */
export const RECORD_SCHEMA = OLDEST_SCHEMA + MIGRATION_STEPS.length

/**
 * The oldest record schema whose program may open records of `schema`: steps that only add fields do not hinder it, it
 * keeps what it does not know and writes it back.
 */
export function oldestReaderOf(schema: number, steps: readonly MigrationStep[] = MIGRATION_STEPS): number {
  const before = steps.slice(0, schema - OLDEST_SCHEMA)
  const hindering = before.map((step) => Object.values(step).some(({ convert }) => convert !== undefined))
  return OLDEST_SCHEMA + hindering.lastIndexOf(true) + 1
}

/** data/workspace.json: what the file is. Unknown fields are tolerated, a newer writer may add some. */
export const fileHeaderSchema = z.looseObject({
  format: z.int().positive(),
  minReader: z.int().positive(),
  schema: z.int().positive(),
  /** The oldest record schema whose program may open the file; without it, only `schema` itself and newer ones. */
  minSchema: z.int().positive().optional(),
  appVersion: z.string().min(1).max(50),
  workspaceId: idText,
  /** Device of the last batch; null when nothing was ever changed. */
  deviceId: idText.nullable(),
  /** Number of batches in the change log. */
  generation: z.int().nonnegative(),
  tables: z.record(
    z.string().regex(/^[a-z][A-Za-z0-9]{0,63}$/),
    z.looseObject({ rows: z.int().nonnegative(), sha256: z.string().regex(/^[0-9a-f]{64}$/) }),
  ),
})
export type FileHeader = Readonly<z.infer<typeof fileHeaderSchema>>

/** How the versions in a header relate to this program. */
export type FormatFit = 'readable' | 'newer' | 'older'

/**
 * Tells whether this program may read a file: both its container and its records. Records of a newer schema are fine when
 * the newer program said so: fields that we do not know are kept and written back.
 */
export function formatFit({ format, minReader, schema, minSchema = schema }: FileVersions): FormatFit {
  if (minReader > FILE_FORMAT || minSchema > RECORD_SCHEMA) return 'newer'
  return format < OLDEST_FORMAT ? 'older' : 'readable'
}

export type FileVersions = Pick<FileHeader, 'format' | 'minReader' | 'schema' | 'minSchema'>

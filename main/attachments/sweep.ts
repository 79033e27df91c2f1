import { readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import { fail, ok, type Result } from '../../domain/result'
import { fileFailure } from '../files/file-failure'
import { diskFs, type Fs } from '../files/fs-port'
import { writeJson } from '../files/json-file'
import type { AttachmentStore } from './store'

/** Days for which a file must have been seen without a record before it may go. */
export const SHORTEST_DELAY_DAYS = 30
const DAY_MS = 86_400_000

/** sha256 → UTC instant at which it was first seen to belong to no record. */
const marksSchema = z.record(z.string().regex(/^[0-9a-f]{64}$/), z.iso.datetime())
type Marks = z.infer<typeof marksSchema>

export interface SweepReport {
  /** Removed now. */
  readonly removed: readonly { readonly sha256: string; readonly bytes: number }[]
  /** Belong to no record, but not long enough. */
  readonly waiting: readonly { readonly sha256: string; readonly since: string }[]
}

/**
 * Removes files that belong to no record, but only those that an earlier sweep, at least 30 days before, had already
 * found without one: removing a record can be undone. Never called by itself.
 * Errors: `too-soon` (a shorter delay was asked for) and those of fileFailure.
 * @param referenced hashes of all records, and of the change log as far as it can still be undone.
 * @param now the present instant.
 */
export async function sweepUnreferenced(
  store: AttachmentStore,
  referenced: ReadonlySet<string>,
  { now, days, fs = diskFs }: { readonly now: Date; readonly days: number; readonly fs?: Fs },
): Promise<Result<SweepReport>> {
  if (days < SHORTEST_DELAY_DAYS)
    return fail('too-soon', `清理至少要间隔 ${SHORTEST_DELAY_DAYS} 天，没有清理任何文件。`)
  const path = join(store.folder, 'unreferenced.json')
  try {
    const before = await readMarks(path)
    const loose = (await store.names()).filter((name) => !referenced.has(name))
    const marks: Marks = Object.fromEntries(loose.map((name) => [name, before[name] ?? now.toISOString()]))
    const due = loose.filter((name) => now.getTime() - Date.parse(marks[name] ?? '') >= days * DAY_MS)
    const removed: { sha256: string; bytes: number }[] = []
    for (const sha256 of due) {
      const { size: bytes } = await stat(store.pathOf(sha256))
      await fs.remove(store.pathOf(sha256))
      removed.push({ sha256, bytes })
      delete marks[sha256]
    }
    const written = await writeJson(path, marks, { fs })
    if (!written.ok) return written
    return ok({ removed, waiting: Object.entries(marks).map(([sha256, since]) => ({ sha256, since })) })
  } catch (error) {
    return fileFailure(error, '没有完成清理，记录没有变化')
  }
}

/** Marks that cannot be read count as none: then every file waits anew, and nothing is lost. */
async function readMarks(path: string): Promise<Marks> {
  try {
    return marksSchema.parse(JSON.parse(await readFile(path, 'utf8')))
  } catch {
    return {}
  }
}

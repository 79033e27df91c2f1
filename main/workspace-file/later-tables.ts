import { open } from 'node:fs/promises'
import { FILE_TABLES } from '../../domain/workspace/file-tables'
import { type Archive, openArchive } from './archive'
import { type Bag, readBag } from './bag-check'
import type { Digest } from './bag-text'
import { type FileProblem, FileProblemError } from './file-problem'
import { tableOf } from './layout'
import { readTable } from './read-table'
import { LineCollector } from './table-rows'

/**
 * Tables that only a newer program knows: entry → its lines. This one cannot show them; they stay in the file that a
 * workspace began with, and are written back into every file that is made of it.
 */
export type LaterTables = ReadonlyMap<string, readonly string[]>

export const NO_LATER_TABLES: LaterTables = new Map()

/** Reads the tables that we do not know, under the same limits and checks as ours, but for what stands in a row. */
export async function readLaterTables(
  archive: Archive,
  bag: Bag,
  problems: FileProblem[],
): Promise<{ readonly tables: LaterTables; readonly payload: readonly Digest[] }> {
  const tables = new Map<string, readonly string[]>()
  const payload: Digest[] = []
  for (const name of [...archive.entries.keys()].filter(isLater).sort()) {
    const collector = new LineCollector(name)
    payload.push(await readTable(archive, bag, { collector, problems }))
    tables.set(name, collector.rows)
  }
  return { tables, payload }
}

function isLater(name: string): boolean {
  const table = tableOf(name)
  return table !== null && !FILE_TABLES.some((known) => known === table)
}

/**
 * The tables of a newer program in a file that was verified before; none when it can no longer be read, as that must not
 * keep the records from being backed up.
 * @param path absolute.
 */
export async function laterTablesOf(path: string): Promise<LaterTables> {
  const file = await open(path, 'r').catch(() => null)
  const problems: FileProblem[] = []
  try {
    if (file === null) return NO_LATER_TABLES
    const archive = await openArchive(file, problems)
    const { tables } = await readLaterTables(archive, await readBag(archive, problems), problems)
    return problems.length === 0 ? tables : NO_LATER_TABLES
  } catch (error) {
    if (error instanceof FileProblemError) return NO_LATER_TABLES
    throw error
  } finally {
    await file?.close()
  }
}

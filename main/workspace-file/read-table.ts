import type { Archive } from './archive'
import { type Bag, hashMismatch } from './bag-check'
import type { Digest } from './bag-text'
import { entryStream } from './entry-stream'
import { damaged, type FileProblem, FileProblemError } from './file-problem'
import { tableOf } from './layout'
import { linesOf } from './table-rows'

/** Takes the lines of one entry. */
interface Collector {
  readonly name: string
  readonly rows: readonly unknown[]
  readonly found: FileProblem | null
  add(line: string): void
}

/**
 * Reads one table to its end and compares it with what the file says about it. What is wrong is added to `problems`, so
 * that the other tables are still checked.
 * @param step called after every line.
 */
export async function readTable(
  archive: Archive,
  bag: Bag,
  { collector, problems }: { readonly collector: Collector; readonly problems: FileProblem[] },
  step: () => void = () => undefined,
): Promise<Digest> {
  const { name } = collector
  const stream = entryStream(archive, name)
  try {
    for await (const line of linesOf(stream.pieces(), name)) {
      collector.add(line)
      step()
    }
  } catch (error) {
    if (!(error instanceof FileProblemError)) throw error
    problems.push(error.problem)
  }
  const digest = stream.digest()
  const found = tableProblem(bag, collector, digest)
  if (found !== null) problems.push(found)
  return digest
}

/** A wrong hash is told before a wrong row: it is the cause, the row only its effect. */
function tableProblem({ header, manifest }: Bag, { name, rows, found }: Collector, { sha256 }: Digest) {
  if (manifest.get(name) !== sha256) return hashMismatch(name)
  if (found !== null) return found
  const table = tableOf(name) ?? ''
  const told = header.tables[table]
  return told?.sha256 === sha256 && told.rows === rows.length ? null : damaged(`${table} 的条数与说明不符`)
}

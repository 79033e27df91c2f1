import { type FileHandle, open } from 'node:fs/promises'
import { ok, type Result } from '../../domain/result'
import { FILE_TABLES, type FileCounts } from '../../domain/workspace/file-tables'
import { openArchive } from './archive'
import { readBag } from './bag-check'
import { type FileProblem, FileProblemError, type FileRefusal } from './file-problem'
import { ioRefusal, refusal } from './read'

/** What a workspace file says about itself. */
export interface FileGlance {
  readonly counts: FileCounts
  /** Size of the whole file. */
  readonly bytes: number
}

/**
 * Looks whether a file is whole as far as that can be told without reading its data: its structure, its lists, its
 * header. A changed byte inside the data is only found by readWorkspaceFile.
 * Errors: those of readWorkspaceFile.
 * @param path absolute.
 */
export async function glanceAtFile(path: string): Promise<Result<FileGlance, FileRefusal>> {
  const problems: FileProblem[] = []
  let file: FileHandle | null = null
  try {
    file = await open(path, 'r')
    const { size } = await file.stat()
    const archive = await openArchive(file, problems)
    const { header } = await readBag(archive, problems)
    if (problems.length > 0) return refusal(problems)
    const counts = FILE_TABLES.map((table) => [table, header.tables[table]?.rows ?? 0] as const)
    return ok({ counts: Object.fromEntries(counts) as FileCounts, bytes: size })
  } catch (error) {
    if (!(error instanceof FileProblemError)) return ioRefusal(error)
    return refusal(problems.includes(error.problem) ? problems : [...problems, error.problem])
  } finally {
    await file?.close()
  }
}

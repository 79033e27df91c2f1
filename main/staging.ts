import { randomUUID } from 'node:crypto'
import { rm } from 'node:fs/promises'
import { basename, dirname } from 'node:path'
import { fail, ok, type Result } from '../domain/result'
import type { FieldValues } from '../domain/workspace/change'
import type { FileTable } from '../domain/workspace/file-tables'
import { ROWS_PER_CALL, type Slot, type StagedFile } from '../preload/contract'
import type { OpenedWorkspace } from './encryption/protected-workspace'
import type { WorkspaceFile, WorkspaceSummary } from './workspace-file/read'

/** How many verified files are kept; staging one more lets the oldest go (the window was reloaded, say). */
const MOST_STAGED = 2

/** A verified file waiting to be adopted or discarded. */
export interface StagedWorkspace {
  /**
   * Where it can be read without a passphrase: the file itself or its decrypted copy. The file may have changed since:
   * compare with summary.file.sha256 when copying it.
   */
  readonly path: string
  readonly summary: WorkspaceSummary
  /** Folder with the attached files, laid out as a store; null when they were only verified. */
  readonly attachments: string | null
  /** Set when it is a backup: the slot that adopting it restores, and the backup's instant. */
  readonly restored: Slot['restored']
}

interface Staged extends StagedWorkspace {
  /** The folder of the decrypted copy, removed with the rest; null when the file is not encrypted. */
  readonly clearFolder: string | null
  readonly rows: WorkspaceFile['rows']
}

/** Verified workspace files in memory, under handles; the open workspace knows nothing of them. */
export class Staging {
  private readonly staged = new Map<string, Staged>()

  /** Keeps a verified file and tells the window what it holds. */
  add(
    path: string,
    { rows, summary, decrypted = null }: WorkspaceFile & Partial<OpenedWorkspace>,
    attachments: string | null = null,
    restored: Slot['restored'] = null,
  ): StagedFile {
    const handle = randomUUID()
    const clearFolder = decrypted && dirname(decrypted)
    this.staged.set(handle, { path: decrypted ?? path, clearFolder, summary, rows, attachments, restored })
    for (const oldest of this.staged.keys()) {
      if (this.staged.size > MOST_STAGED) this.discard(oldest)
    }
    const { title, appVersion, counts } = summary
    const inFile = { ...summary.attachments, missing: [...summary.attachments.missing] }
    return { staged: handle, name: basename(path), title, appVersion, counts, attachments: inFile }
  }

  /** At most ROWS_PER_CALL rows of a table from `offset`; [] after the last. Error: `not-staged`. */
  rows(handle: string, table: FileTable, offset: number): Result<FieldValues[]> {
    const staged = this.staged.get(handle)
    if (!staged) return notStaged()
    return ok((staged.rows.get(table) ?? []).slice(offset, offset + ROWS_PER_CALL))
  }

  /** Where a staged file came from and what it holds. Error: `not-staged`. */
  find(handle: string): Result<StagedWorkspace> {
    const staged = this.staged.get(handle)
    return staged ? ok(staged) : notStaged()
  }

  /** Lets a staged file go, with its attached files and its decrypted copy; nothing happens when it is gone already. */
  discard(handle: string): void {
    const { attachments = null, clearFolder = null } = this.staged.get(handle) ?? {}
    this.staged.delete(handle)
    for (const folder of [attachments, clearFolder]) {
      // What cannot be removed now is removed at the next start.
      if (folder !== null) void rm(folder, { recursive: true, force: true }).catch(() => undefined)
    }
  }
}

function notStaged() {
  return fail('not-staged', '这次导入已经结束或已取消，现有数据没有变化。请重新选择文件。')
}

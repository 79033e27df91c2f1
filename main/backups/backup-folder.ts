import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import { type Failure, ok, type Result } from '../../domain/result'
import { backupsToKeep } from '../../domain/workspace/backup-thinning'
import type { BackupReason } from '../../preload/backup-contract'
import { renameStubbornly } from '../files/atomic-file'
import { errorCode, fileFailure } from '../files/file-failure'
import { diskFs, type Fs } from '../files/fs-port'
import { writeJson } from '../files/json-file'
import { makeFolder } from '../files/make-folder'
import { glanceAtFile } from '../workspace-file/glance'
import { type BackupName, backupFile, backupName, newestFirst, parseBackupFile } from './backup-name'
import { isDamage } from './damage'

/** A backup that failed to verify, kept under another name. */
export interface SetAside extends BackupName {
  readonly problem: Failure
}

const ASIDE = '.damaged'
const PROBLEM = '.problem.json'
const problemSchema = z.object({ kind: z.string(), message: z.string() })
const UNTOLD: Failure = { kind: 'damaged', message: '这个备份没有通过核对，已封存，不用于恢复。' }

/** These newest backups are never thinned, whatever their clock says. */
const ALWAYS_KEPT = 2

/** The backups in one folder, on this PC's disk or on the second place. */
export class BackupFolder {
  readonly path: string
  readonly fs: Fs

  /** @param path absolute; made when the first backup is written. */
  constructor(path: string, fs: Fs = diskFs) {
    this.path = path
    this.fs = fs
  }

  pathOf(name: string): string {
    return join(this.path, backupFile(name))
  }

  /** All that are not set aside, newest first; nothing of them is read. [] when there is no folder. */
  async list(): Promise<BackupName[]> {
    const files = await this.files()
    return files.flatMap((file) => parseBackupFile(file) ?? []).sort(newestFirst)
  }

  /** Those that failed to verify, with what was found, newest first. */
  async asides(): Promise<SetAside[]> {
    const files = await this.files()
    const names = files.filter((file) => file.endsWith(ASIDE)).map((file) => file.slice(0, -ASIDE.length))
    const found = names.flatMap((file) => parseBackupFile(file) ?? []).sort(newestFirst)
    return Promise.all(found.map(async (backup) => ({ ...backup, problem: await this.problemOf(backup.name) })))
  }

  /**
   * Writes a new backup under the name for this moment.
   * @param seq number of the last batch in it.
   * @param write writes the file whole and verified or not at all.
   */
  async add<T>(
    at: Date,
    seq: number,
    write: (path: string) => Promise<Result<T>>,
    reason: BackupReason | null = null,
  ): Promise<Result<{ readonly backup: BackupName; readonly written: T }>> {
    try {
      await makeFolder(this.path)
      await this.clearTemporaries()
    } catch (error) {
      return fileFailure(error, '备份没有做成，现有数据没有变化')
    }
    const backup = backupName(at, seq, reason)
    const written = await write(this.pathOf(backup.name))
    return written.ok ? ok({ backup, written: written.value }) : written
  }

  /** Takes a damaged backup out of the row, and notes why; nothing is deleted. */
  async setAside(name: string, problem: Failure): Promise<Result<null>> {
    const path = this.pathOf(name)
    try {
      const { kind, message } = problem
      // First the reason, so that what is set aside always has one.
      const noted = await writeJson(`${path}${PROBLEM}`, { kind, message }, { fs: this.fs })
      if (!noted.ok) return noted
      await renameStubbornly(this.fs, path, `${path}${ASIDE}`)
      await this.fs.settle(`${path}${ASIDE}`)
      return ok(null)
    } catch (error) {
      return fileFailure(error, '损坏的备份没有封存成，数据没有变化')
    }
  }

  /** Removes what the rule of thinning lets go. Before anything goes, what stays is looked at. */
  async thin(now: Date): Promise<Result<null>> {
    try {
      if (surplus(await this.list(), now).length === 0) return ok(null)
      for (const { name } of await this.list()) {
        const glance = await glanceAtFile(this.pathOf(name))
        if (glance.ok || !isDamage(glance.error)) continue
        const moved = await this.setAside(name, glance.error)
        if (!moved.ok) return moved
      }
      const gone = surplus(await this.list(), now)
      for (const { name } of gone) await this.fs.remove(this.pathOf(name))
      if (gone[0]) await this.fs.settle(this.pathOf((await this.list())[0]?.name ?? ''))
      return ok(null)
    } catch (error) {
      return fileFailure(error, '旧备份没有清理成，所有备份都还在')
    }
  }

  private async files(): Promise<string[]> {
    try {
      return await readdir(this.path)
    } catch (error) {
      if (errorCode(error) === 'ENOENT') return []
      throw error
    }
  }

  private async problemOf(name: string): Promise<Failure> {
    try {
      return problemSchema.parse(JSON.parse(await readFile(`${this.pathOf(name)}${PROBLEM}`, 'utf8')))
    } catch {
      return UNTOLD
    }
  }

  /** Left by a backup that the end of the program broke off. */
  private async clearTemporaries(): Promise<void> {
    const left = (await this.files()).filter((file) => file.includes('.tmp-'))
    for (const file of left) await this.fs.remove(join(this.path, file)).catch(() => undefined)
  }
}

function surplus(backups: readonly BackupName[], now: Date): BackupName[] {
  const instants = backups.map(({ at }) => at)
  const kept = new Set(backupsToKeep(instants, now.toISOString()))
  return backups.slice(ALWAYS_KEPT).filter(({ at }) => !kept.has(at))
}

import { closeSync, openSync, readFileSync, readSync, writeSync } from 'node:fs'
import { ledgerOf } from '../../domain/workspace/ledger'
import { emptyState } from '../../domain/workspace/state'
import { BackupFolder } from '../../main/backups/backup-folder'
import { diskFs, type Fs } from '../../main/files/fs-port'
import { type Journal, openJournal } from '../../main/journal'
import { readWorkspaceFile } from '../../main/workspace-file/read'
import { writeWorkspaceFile } from '../../main/workspace-file/write'
import { batchAdding } from './batches'
import { fileRows } from './file-rows'

/** Writes a small workspace file as the job of a backup does. */
export const writer =
  (fs: Fs = diskFs) =>
  (path: string) =>
    writeWorkspaceFile(fileRows(), path, { appVersion: '0.1.0', fs })

/** Makes a backup of that moment and number in a folder. */
export async function putBackup(folder: string, at: string, seq: number): Promise<string> {
  const added = await new BackupFolder(folder).add(new Date(at), seq, writer())
  if (!added.ok) throw new Error(added.error.message)
  return added.value.backup.name
}

/** Changes one byte in the middle of a file, where its data lies. */
export function damageFile(path: string): void {
  const middle = readFileSync(path).indexOf('data/records/workspaces.jsonl') + 60
  const file = openSync(path, 'r+')
  const byte = Buffer.alloc(1)
  readSync(file, byte, 0, 1, middle)
  byte[0] = (byte[0] ?? 0) ^ 0xff
  writeSync(file, byte, 0, 1, middle)
  closeSync(file)
}

/** The numbers of the backups in a folder that can be read to their last byte, newest first. */
export async function goodSeqs(folder: string): Promise<number[]> {
  const backups = new BackupFolder(folder)
  const found: number[] = []
  for (const { name, seq } of await backups.list()) {
    if ((await readWorkspaceFile(backups.pathOf(name))).ok) found.push(seq)
  }
  return found
}

/** A journal with lines up to `head`, a new segment begun after each of `ends`. */
export async function filledJournal(folder: string, head: number, ends: readonly number[]): Promise<void> {
  const journal = await openedJournal(folder)
  for (let seq = 1; seq <= head; seq += 1) {
    const added = await journal.append({ seq, batch: batchAdding(`标准${seq}`), ledger: ledgerOf(emptyState()) })
    if (!added.ok) throw new Error(added.error.message)
    if (ends.includes(seq)) await journal.rotate()
  }
  await journal.close()
}

export async function openedJournal(folder: string, fs: Fs = diskFs): Promise<Journal> {
  const journal = await openJournal(folder, fs)
  if (!journal.ok) throw new Error(journal.error.message)
  return journal.value
}

import { readdir, readFile, stat } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { z } from 'zod'
import { fail, ok, type Result } from '../../domain/result'
import { AttachmentStore } from '../attachments/store'
import { hashOfFile } from '../attachments/verified-pieces'
import { copyAtomic } from '../files/atomic-file'
import { copyVerified } from '../files/copy-verified'
import { errorCode, writeFailure } from '../files/file-failure'
import { diskFs, type Fs } from '../files/fs-port'
import { writeJson } from '../files/json-file'
import { makeFolder } from '../files/make-folder'
import { BackupFolder } from './backup-folder'
import type { BackupName } from './backup-name'

/** The folder that the user chose for a second copy. */
export const secondPlaceSchema = z.object({
  path: z.string(),
  /** Whether it lay on another disk than the data when it was chosen. */
  otherVolume: z.boolean(),
})
export type SecondPlace = z.infer<typeof secondPlaceSchema>

/** Everything of ours in the chosen folder lies in this one. */
const OURS = '标准化试点备份'
/** Attached files, beside the backups that tell of them. */
export const ATTACHED = '佐证材料'
const NOTE = 'second-copy.json'

const lastCopySchema = z.object({
  name: z.string(),
  at: z.iso.datetime(),
  /** Which folder it was copied to. */
  place: z.string().default(''),
})
type LastCopy = z.infer<typeof lastCopySchema>

/** What is copied: the newest backup of one workspace. */
export interface SecondCopy {
  readonly slot: string
  /** Names the folder, so that people find their workspace; it stays when the title changes. */
  readonly title: string
  readonly backups: BackupFolder
  readonly attachments: AttachmentStore
  readonly userData: string
  readonly now: Date
}

/** What to call a folder in a sentence: a drive has no name of its own. */
export function placeName(path: string): string {
  return basename(path) || path
}

/** A chosen folder as it is kept in the settings. Error: those of fileFailure when it is not there. */
export async function describePlace(path: string, userData: string): Promise<Result<SecondPlace>> {
  try {
    return ok({ path, otherVolume: (await stat(path)).dev !== (await stat(userData)).dev })
  } catch (error) {
    return writeFailure(error, '这个文件夹不能用作第二备份位置')
  }
}

/**
 * Copies the newest backup and the attached files that are not there yet, each flushed, read back and compared, then
 * thins the copies. What was there stays whatever fails.
 * Errors: `place-absent` (the stick is not plugged in), `no-backup`, `copy-differs` and those of fileFailure.
 * @returns when it was copied, UTC instant; a backup that is there already is not copied again.
 */
export async function copyToSecondPlace(
  copy: SecondCopy,
  place: SecondPlace,
  fs: Fs = diskFs,
): Promise<Result<string>> {
  const [newest] = await copy.backups.list()
  if (!newest) return fail('no-backup', '还没有备份，没有可以复制的内容。请先做一次备份。')
  if (!(await isPresent(place, copy.userData))) return absent(place)
  try {
    const folder = new BackupFolder(join(place.path, OURS, await folderName(place, copy)), fs)
    const last = await lastSecondCopy(copy.backups)
    if (last && isCurrent(last, newest, place) && (await holds(folder, newest.name, copy.backups))) return ok(last.at)
    await makeFolder(folder.path)
    const attached = await copyAttached(copy.attachments, join(folder.path, ATTACHED), fs)
    if (!attached.ok) return attached
    const write = (path: string) => copyVerified(copy.backups.pathOf(newest.name), path, { fs })
    const added = await folder.add(new Date(newest.at), newest.seq, write, newest.reason)
    if (!added.ok) return added
    await folder.thin(copy.now)
    const at = copy.now.toISOString()
    const noted = await writeJson(join(copy.backups.path, NOTE), { name: newest.name, at, place: place.path }, { fs })
    return noted.ok ? ok(at) : noted
  } catch (error) {
    return writeFailure(error, '第二备份没有复制成，本机的备份不受影响')
  }
}

/** Of a size, as its content was compared when it was copied. */
async function holds(folder: BackupFolder, name: string, origin: BackupFolder): Promise<boolean> {
  const size = await sizeOf(folder.pathOf(name))
  return size !== null && size === (await sizeOf(origin.pathOf(name)))
}

/** Whether the last copy is one of the newest backup, and lies where copies are wanted now. */
export function isCurrent(last: LastCopy, newest: BackupName | undefined, place: SecondPlace | null): boolean {
  return last.name === newest?.name && (place === null || last.place === place.path)
}

/** Which backup was copied last, when (UTC instant) and where to; null when none ever was. */
export async function lastSecondCopy(backups: BackupFolder): Promise<LastCopy | null> {
  try {
    return lastCopySchema.parse(JSON.parse(await readFile(join(backups.path, NOTE), 'utf8')))
  } catch {
    return null
  }
}

/** The copies of a workspace in the second place; null when it is not there just now, or holds none. */
export async function secondFolder(place: SecondPlace, slot: string, userData: string): Promise<BackupFolder | null> {
  if (!(await isPresent(place, userData))) return null
  const name = await foundName(place, slot)
  return name === null ? null : new BackupFolder(join(place.path, OURS, name))
}

/** A stick that is pulled out may leave an empty folder on the PC's own disk: that one is not meant. */
async function isPresent({ path, otherVolume }: SecondPlace, userData: string): Promise<boolean> {
  try {
    const there = await stat(path)
    return there.isDirectory() && (!otherVolume || there.dev !== (await stat(userData)).dev)
  } catch {
    return false
  }
}

function absent({ path }: SecondPlace) {
  return fail('place-absent', `第二备份位置“${placeName(path)}”没有连接，这次只备份在本机。插好后会自动补上。`)
}

/** Characters of a slot's id that its folder ends in. */
const SHOWN_ID = 8

async function foundName(place: SecondPlace, slot: string): Promise<string | null> {
  const names = await readdir(join(place.path, OURS)).catch((error: unknown) => {
    if (errorCode(error) === 'ENOENT') return []
    throw error
  })
  return names.find((name) => name.endsWith(`-${slot.slice(-SHOWN_ID)}`)) ?? null
}

async function folderName(place: SecondPlace, { slot, title }: SecondCopy): Promise<string> {
  const safe = title.replace(/[\\/:*?"<>|\s.\p{Cc}]+/gu, '_').slice(0, 40)
  return (await foundName(place, slot)) ?? `${safe || '工作区'}-${slot.slice(-SHOWN_ID)}`
}

/** Attached files never change, so one that is there under its hash, of its size, is the same. */
async function copyAttached(store: AttachmentStore, target: string, fs: Fs): Promise<Result<null>> {
  const there = new AttachmentStore(target)
  for (const sha256 of await store.names()) {
    const from = store.pathOf(sha256)
    const to = there.pathOf(sha256)
    if ((await sizeOf(to)) === (await sizeOf(from))) continue
    await makeFolder(join(to, '..'))
    const same = async (path: string) => ((await hashOfFile(path)) === sha256 ? ok(null) : unlike())
    const copied = await copyAtomic(from, to, same, { fs })
    // One that is damaged here is told of by 校验; it must not hold up the others.
    if (!copied.ok && copied.error.kind !== 'attachment-damaged') return copied
  }
  return ok(null)
}

function unlike() {
  return fail('attachment-damaged', '有一份佐证材料已损坏，没有复制。')
}

async function sizeOf(path: string): Promise<number | null> {
  return stat(path).then(
    ({ size }) => size,
    () => null,
  )
}

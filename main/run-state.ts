import { cp, mkdir, readdir, readFile, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import { fail, ok, type Result } from '../domain/result'
import { diskFs, type Fs } from './files/fs-port'
import { writeJson } from './files/json-file'

const runStateSchema = z.object({
  /** true from start to the last step of a clean exit. */
  running: z.boolean(),
  app: z.string(),
  /** Major version of Chromium, whose database format the data has. */
  chromium: z.int(),
  /** The database could not even be opened: its folder is to be put aside before the next opening. */
  setAside: z.boolean().default(false),
})
type RunState = z.infer<typeof runStateSchema>

/** Copies of the database folder that are kept from unclean exits. */
const MOST_COPIES = 3
const DATABASE_FOLDER = 'IndexedDB'

/** Which program runs; both from Electron. */
export interface ProgramVersion {
  readonly app: string
  readonly chromium: number
}

/**
 * Notes that the program runs, before the database is opened. After an unclean exit the database folder is first copied
 * aside, since opening a damaged one may wipe it.
 * Errors: `older-program` (Chromium erases databases of a newer one, so it is not opened), and the file failures.
 * @returns whether the last exit was unclean.
 */
export async function beginRun(
  userData: string,
  version: ProgramVersion,
  now: Date,
  fs: Fs = diskFs,
): Promise<Result<boolean>> {
  const path = join(userData, 'run-state.json')
  const before = await readRunState(path)
  if (before && before.chromium > version.chromium) {
    return fail(
      'older-program',
      `这些数据由更新版本的程序（${before.app}）写成，本版本打不开，没有改动任何数据。请改用新版本的程序。`,
    )
  }
  const unclean = before?.running ?? false
  if (before?.setAside) await moveAside(userData, now)
  else if (unclean) await copyAside(userData, now)
  const noted = await writeJson(path, { running: true, setAside: false, ...version } satisfies RunState, { fs })
  return noted.ok ? ok(unclean) : noted
}

/** Notes a clean exit, after everything else is closed. */
export function endRun(userData: string, version: ProgramVersion, fs: Fs = diskFs): Promise<Result<null>> {
  const path = join(userData, 'run-state.json')
  return writeJson(path, { running: false, setAside: false, ...version } satisfies RunState, { fs })
}

/** Ends the run, and has the next one put the database folder aside (never delete it) and begin with none. */
export function endRunSettingAside(userData: string, version: ProgramVersion): Promise<Result<null>> {
  const path = join(userData, 'run-state.json')
  return writeJson(path, { running: true, setAside: true, ...version } satisfies RunState)
}

async function readRunState(path: string): Promise<RunState | null> {
  try {
    return runStateSchema.parse(JSON.parse(await readFile(path, 'utf8')))
  } catch {
    return null
  }
}

/** The damaged folder keeps its content under a name that is never cleaned up. */
async function moveAside(userData: string, now: Date): Promise<void> {
  const folder = join(userData, 'recovery')
  await mkdir(folder, { recursive: true })
  await rename(join(userData, DATABASE_FOLDER), join(folder, `damaged-${stamp(now)}`))
}

function stamp(now: Date): string {
  return now.toISOString().replace(/\D/g, '').slice(0, 14)
}

/** A copy that cannot be made is no reason not to start: the journal and the backups still hold everything. */
async function copyAside(userData: string, now: Date): Promise<void> {
  const copies = join(userData, 'recovery')
  const name = `${DATABASE_FOLDER}-${stamp(now)}`
  try {
    await cp(join(userData, DATABASE_FOLDER), join(copies, name), { recursive: true })
    const kept = (await readdir(copies)).filter((each) => each.startsWith(`${DATABASE_FOLDER}-`)).sort()
    for (const old of kept.slice(0, -MOST_COPIES)) await rm(join(copies, old), { recursive: true, force: true })
  } catch {
    await rm(join(copies, name), { recursive: true, force: true })
  }
}

import { randomUUID } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import { idText } from '../domain/records/fields'
import { ok, type Result } from '../domain/result'
import { type Author, authorSchema } from '../domain/workspace/change'
import { type SecondPlace, secondPlaceSchema } from './backups/second-place'
import { diskFs, type Fs } from './files/fs-port'
import { writeJson } from './files/json-file'

const settingsSchema = z.object({
  device: idText,
  author: authorSchema.nullable(),
  /** Where backups are copied to. */
  secondPlace: secondPlaceSchema.nullable().default(null),
  /** UTC instant before which nobody is reminded of a second copy. */
  snoozedUntil: z.iso.datetime().nullable().default(null),
})
type SettingsData = z.infer<typeof settingsSchema>

/** What belongs to this installation, not to a workspace: who works here, and the installation's random id. */
export interface Settings {
  readonly device: string
  author(): Author | null
  saveAuthor(author: Author): Promise<Result<Record<string, never>>>
  secondPlace(): SecondPlace | null
  saveSecondPlace(place: SecondPlace | null): Promise<Result<Record<string, never>>>
  snoozedUntil(): string | null
  snooze(until: string): Promise<Result<Record<string, never>>>
}

/** Opens `settings.json` in the user-data folder; a missing or unreadable file begins a new installation id. */
export async function openSettings(userData: string, fs: Fs = diskFs): Promise<Settings> {
  const path = join(userData, 'settings.json')
  let data = await readSettings(path, fs)
  const save = async (change: Partial<SettingsData>): Promise<Result<Record<string, never>>> => {
    const next = { ...data, ...change }
    const written = await writeJson(path, next, { fs })
    if (!written.ok) return written
    data = next
    return ok({})
  }
  return {
    device: data.device,
    author: () => data.author,
    saveAuthor: (author) => save({ author }),
    secondPlace: () => data.secondPlace,
    saveSecondPlace: (secondPlace) => save({ secondPlace, snoozedUntil: null }),
    snoozedUntil: () => data.snoozedUntil,
    snooze: (snoozedUntil) => save({ snoozedUntil }),
  }
}

async function readSettings(path: string, fs: Fs): Promise<SettingsData> {
  try {
    return settingsSchema.parse(JSON.parse(await readFile(path, 'utf8')))
  } catch {
    const fresh: SettingsData = { device: randomUUID(), author: null, secondPlace: null, snoozedUntil: null }
    // When even this cannot be written, saving the person's name a moment later says so.
    await writeJson(path, fresh, { fs })
    return fresh
  }
}

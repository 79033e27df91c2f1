import { randomUUID } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import { idText } from '../domain/records/fields'
import { ok, type Result } from '../domain/result'
import { type Author, authorSchema } from '../domain/workspace/change'
import { writeJson } from './files/json-file'

const settingsSchema = z.object({ device: idText, author: authorSchema.nullable() })
type SettingsData = z.infer<typeof settingsSchema>

/** What belongs to this installation, not to a workspace: who works here, and the installation's random id. */
export interface Settings {
  readonly device: string
  author(): Author | null
  saveAuthor(author: Author): Promise<Result<Record<string, never>>>
}

/** Opens `settings.json` in the user-data folder; a missing or unreadable file begins a new installation id. */
export async function openSettings(userData: string): Promise<Settings> {
  const path = join(userData, 'settings.json')
  let data = await readSettings(path)
  return {
    device: data.device,
    author: () => data.author,
    async saveAuthor(author) {
      const next = { ...data, author }
      const written = await writeJson(path, next)
      if (!written.ok) return written
      data = next
      return ok({})
    },
  }
}

async function readSettings(path: string): Promise<SettingsData> {
  try {
    return settingsSchema.parse(JSON.parse(await readFile(path, 'utf8')))
  } catch {
    const fresh = { device: randomUUID(), author: null }
    // When even this cannot be written, saving the person's name a moment later says so.
    await writeJson(path, fresh)
    return fresh
  }
}

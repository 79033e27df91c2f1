import { createHash } from 'node:crypto'
import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Attachment, AttachmentId } from '../../domain/records/attachment'
import { RECORD_KINDS } from '../../domain/records/registry'
import { idNumber } from './file-rows'

/** A picture of one pixel. */
export const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8BQDwAEhQGAhKmMIQAAAABJRU5ErkJggg==',
  'base64',
)

export function sha256Of(content: Uint8Array): string {
  return createHash('sha256').update(content).digest('hex')
}

/** Puts a content into the folder of a store, as the store itself would. */
export function putFile(folder: string, content: Uint8Array): string {
  const sha256 = sha256Of(content)
  mkdirSync(join(folder, sha256.slice(0, 2)), { recursive: true })
  writeFileSync(join(folder, sha256.slice(0, 2), sha256), content)
  return sha256
}

/** The record of a content, the n-th of its file. */
export function attachmentOf(n: number, content: Uint8Array, fields: Partial<Attachment> = {}): Attachment {
  return {
    ...RECORD_KINDS.attachments.empty(idNumber(n) as AttachmentId),
    name: `佐证${n}.png`,
    sha256: sha256Of(content),
    size: content.length,
    mediaType: 'image/png',
    ...fields,
  }
}

/** Every file under a folder, by its path in it. */
export function filesUnder(folder: string): Map<string, Buffer> {
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' }).sort()
  const files = names.filter((name) => statSync(join(folder, name)).isFile())
  return new Map(files.map((name) => [name.replaceAll('\\', '/'), readFileSync(join(folder, name))]))
}

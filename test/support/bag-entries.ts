import { createHash } from 'node:crypto'
import { Readable } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import { fromBufferPromise } from 'yauzl'
import type { FieldValues } from '../../domain/workspace/change'
import type { FileTable } from '../../domain/workspace/file-tables'
import type { AttachmentPart } from '../../main/workspace-file/attachment-parts'
import { workspaceBytes } from '../../main/workspace-file/write'

export type Rows = ReadonlyMap<FileTable, readonly FieldValues[]>
/** Entries of a workspace file by name, in their order. */
export type BagEntries = Map<string, Buffer>

const APP_VERSION = '0.1.0'

/** The bytes of a workspace file. */
export function fileBytes(
  rows: Rows,
  appVersion = APP_VERSION,
  attachments: readonly AttachmentPart[] = [],
): Promise<Buffer> {
  return buffer(Readable.from(workspaceBytes(rows, appVersion, () => undefined, attachments)))
}

/** The entries of a good workspace file, for tests to spoil. */
export async function bagEntries(rows: Rows, attachments: readonly AttachmentPart[] = []): Promise<BagEntries> {
  return unpack(await fileBytes(rows, APP_VERSION, attachments))
}

/** The entries of a ZIP. */
export async function unpack(bytes: Buffer): Promise<BagEntries> {
  const zip = await fromBufferPromise(bytes, { lazyEntries: true })
  const entries: BagEntries = new Map()
  for await (const entry of zip.eachEntry()) {
    entries.set(entry.fileName, await buffer(await zip.openReadStreamPromise(entry)))
  }
  return entries
}

/** Makes all hashes, sizes and counts right again after entries were changed, so that only the change is wrong. */
export function reseal(entries: BagEntries): BagEntries {
  const header = JSON.parse(String(entries.get('data/workspace.json')))
  for (const table of Object.keys(header.tables)) {
    const name = [...entries.keys()].find((key) => key.endsWith(`/${table}.jsonl`))
    const data = entries.get(name ?? '')
    if (data) header.tables[table] = { rows: data.toString('utf8').split('\n').length - 1, sha256: sha256(data) }
  }
  entries.set('data/workspace.json', Buffer.from(`${JSON.stringify(header)}\n`))
  return resealManifests(entries)
}

/** The same without a look at workspace.json. */
export function resealManifests(entries: BagEntries): BagEntries {
  const payload = [...entries.keys()].filter((name) => name.startsWith('data/'))
  const bytes = payload.reduce((sum, name) => sum + (entries.get(name)?.length ?? 0), 0)
  const info = String(entries.get('bag-info.txt')).replace(
    /Payload-Oxum: .*/,
    `Payload-Oxum: ${bytes}.${payload.length}`,
  )
  entries.set('bag-info.txt', Buffer.from(info))
  entries.set('manifest-sha256.txt', manifest(entries, payload))
  entries.set('tagmanifest-sha256.txt', tagManifest(entries))
  return entries
}

/** The tag manifest that fits the entries. */
export function tagManifest(entries: BagEntries): Buffer {
  const tags = [...entries.keys()].filter((name) => !name.startsWith('data/') && !name.startsWith('tagmanifest'))
  return manifest(entries, tags)
}

function manifest(entries: BagEntries, names: readonly string[]): Buffer {
  return Buffer.from(names.map((name) => `${sha256(entries.get(name) ?? Buffer.alloc(0))}  ${name}\n`).join(''))
}

function sha256(bytes: Buffer): string {
  return createHash('sha256').update(bytes).digest('hex')
}

import type { FileHeader } from '../../domain/workspace/file-format'

/** Size and SHA-256 (hex) of one entry. */
export interface Digest {
  readonly bytes: number
  readonly sha256: string
}

/** bagit.txt, the same in every bag (RFC 8493 2.1.1). */
export const BAGIT_TEXT = 'BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n'

/**
 * bag-info.txt. Nothing in it depends on the moment of writing, so that equal content gives equal bytes: the date is
 * that of the last batch in UTC, and is left out when there is none.
 */
export function bagInfoText(header: FileHeader, oxum: string, lastBatchAt: string | null): string {
  const fields: (readonly [string, string | null])[] = [
    ['Bagging-Date', lastBatchAt?.slice(0, 10) ?? null],
    ['Payload-Oxum', oxum],
    ['External-Identifier', header.workspaceId],
    ['Bag-Software-Agent', `pilot-workbench ${header.appVersion}`],
    ['Workspace-Format', String(header.format)],
    ['Record-Schema', String(header.schema)],
    ['Device-Id', header.deviceId],
    ['Generation', String(header.generation)],
  ]
  return fields.map(([label, value]) => (value === null ? '' : `${label}: ${value}\n`)).join('')
}

/** `octets.files` of the payload. */
export function payloadOxum(payload: Iterable<Digest>): string {
  let bytes = 0
  let files = 0
  for (const digest of payload) {
    bytes += digest.bytes
    files += 1
  }
  return `${bytes}.${files}`
}

/** The Payload-Oxum that a bag-info.txt states; null when it states none. */
export function statedOxum(bagInfo: string): string | null {
  return /^Payload-Oxum: (\d+\.\d+)$/m.exec(bagInfo)?.[1] ?? null
}

/** A manifest as sha256sum writes and checks it: hash, two blanks, name; sorted by name. */
export function manifestText(digests: ReadonlyMap<string, Digest>): string {
  const names = [...digests.keys()].sort()
  return names.map((name) => `${digests.get(name)?.sha256}  ${name}\n`).join('')
}

/** Reads a manifest: name → SHA-256. null when a line has another form or a name stands twice. */
export function parseManifest(text: string): ReadonlyMap<string, string> | null {
  const listed = new Map<string, string>()
  if (!text.endsWith('\n')) return null
  for (const line of text.slice(0, -1).split('\n')) {
    const [, sha256, name] = /^([0-9a-f]{64}) {2}(.+)$/.exec(line) ?? []
    if (sha256 === undefined || name === undefined || listed.has(name)) return null
    listed.set(name, sha256)
  }
  return listed
}

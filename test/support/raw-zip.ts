import { crc32, deflateRawSync } from 'node:zlib'

/** Fields of an entry's two headers that a test may set to lies. */
interface HeaderFields {
  readonly name: Uint8Array
  readonly flags: number
  readonly method: number
  readonly crc: number
  readonly packed: number
  readonly unpacked: number
}

export interface RawEntry {
  readonly name: string | Uint8Array
  readonly data: Uint8Array
  readonly stored?: boolean
  /** Unix mode, e.g. 0o120777 for a link. */
  readonly mode?: number
  /** What the header before the data says instead of the truth. */
  readonly local?: Partial<HeaderFields>
  /** What the list at the end says instead of the truth. */
  readonly central?: Partial<HeaderFields> & { readonly offset?: number }
}

const STORED = 0
const DEFLATED = 8
const UTF8 = 0x800

/** Builds a ZIP byte by byte, so that it can lie where a ZIP library would not. */
export function rawZip(entries: readonly RawEntry[], end: { entryCount?: number; comment?: string } = {}): Buffer {
  const pieces: Buffer[] = []
  const list: Buffer[] = []
  let offset = 0
  for (const entry of entries) {
    const packed = entry.stored ? Buffer.from(entry.data) : deflateRawSync(entry.data)
    const truth: HeaderFields = {
      name: Buffer.from(entry.name),
      flags: UTF8,
      method: entry.stored ? STORED : DEFLATED,
      crc: crc32(entry.data),
      packed: packed.length,
      unpacked: entry.data.length,
    }
    const local = localHeader({ ...truth, ...entry.local })
    list.push(centralHeader({ ...truth, ...entry.central }, entry.mode ?? 0o100644, entry.central?.offset ?? offset))
    pieces.push(local, packed)
    offset += local.length + packed.length
  }
  const directory = Buffer.concat(list)
  const count = end.entryCount ?? entries.length
  return Buffer.concat([...pieces, directory, endRecord(count, directory.length, offset, end.comment ?? '')])
}

function localHeader(fields: HeaderFields): Buffer {
  const header = Buffer.alloc(30)
  header.writeUInt32LE(0x04034b50, 0)
  header.writeUInt16LE(20, 4)
  writeCommon(header, 6, fields)
  return Buffer.concat([header, fields.name])
}

function centralHeader(fields: HeaderFields, mode: number, offset: number): Buffer {
  const header = Buffer.alloc(46)
  header.writeUInt32LE(0x02014b50, 0)
  header.writeUInt16LE((3 << 8) | 63, 4)
  header.writeUInt16LE(20, 6)
  writeCommon(header, 8, fields)
  header.writeUInt32LE((mode << 16) >>> 0, 38)
  header.writeUInt32LE(offset, 42)
  return Buffer.concat([header, fields.name])
}

function writeCommon(header: Buffer, at: number, fields: HeaderFields): void {
  header.writeUInt16LE(fields.flags, at)
  header.writeUInt16LE(fields.method, at + 2)
  header.writeUInt32LE(0x00210000, at + 4)
  header.writeUInt32LE(fields.crc, at + 8)
  header.writeUInt32LE(fields.packed, at + 12)
  header.writeUInt32LE(fields.unpacked, at + 16)
  header.writeUInt16LE(fields.name.length, at + 20)
}

function endRecord(count: number, size: number, offset: number, comment: string): Buffer {
  const record = Buffer.alloc(22)
  record.writeUInt32LE(0x06054b50, 0)
  record.writeUInt16LE(count, 8)
  record.writeUInt16LE(count, 10)
  record.writeUInt32LE(size, 12)
  record.writeUInt32LE(offset, 16)
  record.writeUInt16LE(comment.length, 20)
  return Buffer.concat([record, Buffer.from(comment, 'latin1')])
}

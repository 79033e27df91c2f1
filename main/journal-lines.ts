import { createHash } from 'node:crypto'
import { type FileHandle, open, readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import { fail, ok, type Result } from '../domain/result'
import { type AdoptedLog, adoptedLogSchema, type Batch, batchSchema } from '../domain/workspace/change'
import { type Ledger, ledgerSchema } from '../domain/workspace/ledger'
import type { JournalEntry } from '../preload/contract'

/** The hash before the first line. */
const GENESIS = '0'.repeat(64)
/** A segment is named by the number of its first line. */
const SEGMENT = /^\d{9}\.jsonl$/

/** The last whole line of a journal: its number, its hash, to which the next line is chained, and its ledger. */
export interface Head {
  readonly seq: number
  readonly hash: string
  readonly ledger: Ledger | null
}

/** One batch with its number and the ledger after it. */
export interface JournalLine {
  readonly seq: number
  readonly batch: Batch
  readonly ledger: Ledger
  /** Of a merge: the colleague's log that came with it, so that one line is the whole merge. */
  readonly adopted?: AdoptedLog | undefined
}

/** The file name of the segment that begins with a line. */
export function segmentName(firstSeq: number): string {
  return `${String(firstSeq).padStart(9, '0')}.jsonl`
}

/** The number of the first line that a segment has or will have. */
export const firstSeqOf = (segment: string) => Number.parseInt(segment, 10)

/** What a folder of segments holds. */
export interface Scan {
  /** The last segment, to which is appended. */
  readonly segment: string
  /** Number of the last line that was pruned; 0 when none was. */
  readonly base: number
  readonly entries: readonly JournalEntry[]
  readonly head: Head
  /** Bytes of the last segment that are whole lines. */
  readonly length: number
  readonly torn: boolean
}

/** The segments in a folder, oldest first. */
export async function segmentsIn(folder: string): Promise<string[]> {
  return (await readdir(folder)).filter((name) => SEGMENT.test(name)).sort()
}

/** Checks the whole chain and keeps the wanted batches; the others are not even parsed into records. */
export async function scanJournal(folder: string, wanted: (seq: number) => boolean): Promise<Result<Scan>> {
  const segments = await segmentsIn(folder)
  const base = firstSeqOf(segments[0] ?? segmentName(1)) - 1
  let scan: Scan = {
    segment: segments[0] ?? segmentName(1),
    base,
    entries: [],
    head: { seq: base, hash: GENESIS, ledger: null },
    length: 0,
    torn: false,
  }
  for (const segment of segments) {
    const bytes = await readFile(join(folder, segment))
    const follows = firstSeqOf(segment) === scan.head.seq + 1
    // Left by a beginning that failed: the lines went on in the segment before.
    if (!follows && bytes.length === 0) continue
    if (!follows) return brokenAt(scan.head.seq + 1)
    const next = scanSegment(bytes, { ...scan, segment }, wanted)
    if (!next.ok) return next
    scan = next.value
    if (next.value.torn) await cutTornLine(join(folder, segment), bytes, next.value.length)
  }
  return ok(scan)
}

function scanSegment(bytes: Buffer, before: Scan, wanted: (seq: number) => boolean): Result<Scan> {
  const entries = [...before.entries]
  let head = before.head
  let at = 0
  for (let end = bytes.indexOf(10); end !== -1; end = bytes.indexOf(10, at)) {
    const line = readLine(bytes.subarray(at, end), head, before.base)
    if (!line) return brokenAt(head.seq + 1)
    if (wanted(line.seq)) {
      const entry = entryOf(line)
      if (!entry) return brokenAt(line.seq)
      entries.push(entry)
    }
    head = line
    at = end + 1
  }
  return ok({ ...before, entries, head, length: at, torn: at < bytes.length })
}

/** The line as the window reads it back; null when its batch is none. */
export function entryOf({ seq, ledger, ...line }: ReadLine): JournalEntry | null {
  const batch = batchSchema.safeParse(line.batch)
  const adopted = adoptedLogSchema.optional().safeParse(line.adopted)
  if (!batch.success || !adopted.success) return null
  return { seq, batch: batch.data, ledger, ...(adopted.data ? { adopted: adopted.data } : {}) }
}

function brokenAt(seq: number): Result<never> {
  return fail(
    'journal-broken',
    `保存日志在第 ${seq} 条处损坏，已停止读取，没有改动任何数据。请勿删除程序的数据文件夹，并联系技术人员。`,
  )
}

/** `,"hash":"<64 hex>"}` at the end of a line. */
const HASH_TAIL = 75

const lineSchema = z.object({ seq: z.int().positive(), prev: z.string(), ledger: ledgerSchema })

/** A line whose own hash agrees; whether it belongs behind another is told by `prev`. */
export interface ReadLine {
  readonly seq: number
  readonly prev: string
  readonly batch: unknown
  readonly adopted: unknown
  readonly ledger: Ledger
  readonly hash: string
}

function readLine(bytes: Buffer, head: Head, base: number): ReadLine | null {
  const line = readSingleLine(bytes)
  // The line before the first kept one is gone, so that one's link cannot be followed.
  const linked = line?.prev === head.hash || (base > 0 && head.seq === base)
  return line?.seq === head.seq + 1 && linked ? line : null
}

/** Reads a line without its line end; null when it was changed since it was written. */
export function readSingleLine(bytes: Buffer): ReadLine | null {
  const text = bytes.toString('utf8')
  const hash = /^,"hash":"([0-9a-f]{64})"\}$/.exec(text.slice(-HASH_TAIL))?.[1]
  const body = `${text.slice(0, -HASH_TAIL)}}`
  if (hash === undefined || createHash('sha256').update(body).digest('hex') !== hash) return null
  try {
    const { seq, prev, batch, ledger, adopted } = JSON.parse(body)
    const parsed = lineSchema.safeParse({ seq, prev, ledger })
    return parsed.success ? { ...parsed.data, batch, adopted, hash } : null
  } catch {
    return null
  }
}

async function cutTornLine(path: string, bytes: Buffer, length: number): Promise<void> {
  const aside = await open(`${path}.${length}.torn`, 'w')
  await writeWhole(aside, bytes.subarray(length))
  await aside.sync()
  await aside.close()
  const file = await open(path, 'r+')
  await file.truncate(length)
  await file.datasync()
  await file.close()
}

/** Writes all bytes, however few the system takes at a time. */
export async function writeWhole(file: Pick<FileHandle, 'write'>, bytes: Buffer): Promise<void> {
  for (let at = 0; at < bytes.length; ) {
    const { bytesWritten } = await file.write(bytes, at)
    at += bytesWritten
  }
}

/** One line of the journal; the hash covers everything before it, the hash of the previous line included. */
export function journalLine(line: JournalLine & { readonly prev: string }): { line: Buffer; hash: string } {
  const { seq, prev, batch, ledger, adopted } = line
  const body = JSON.stringify({ seq, prev, batch, ledger, adopted })
  const hash = createHash('sha256').update(body).digest('hex')
  return { line: Buffer.from(`${body.slice(0, -1)},"hash":"${hash}"}\n`), hash }
}

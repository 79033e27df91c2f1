import { type FileHandle, mkdir, open, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { fail, ok, type Result } from '../domain/result'
import type { JournalPage } from '../preload/contract'
import { fileFailure, writeFailure } from './files/file-failure'
import { diskFs, type Fs } from './files/fs-port'
import { makeFolder } from './files/make-folder'
import { syncFolder } from './files/sync-folder'
import {
  firstSeqOf,
  type Head,
  type JournalLine,
  journalLine,
  type Scan,
  scanJournal,
  segmentName,
  segmentsIn,
  writeWhole,
} from './journal-lines'

/**
 * The journal of one workspace: every batch as a line `{"seq","prev","batch","ledger","adopted"?,"hash"}`, each line's
 * hash covering the one before; `adopted` is the colleague's log that a merge brought in. Together with a backup (or the
 * baseline file) it rebuilds the database; its last ledger says what the database must hold.
 */
export interface Journal {
  /** Number of the last line; 0 while there is none. */
  readonly head: number
  /** Number of the last line that was pruned; 0 while all are there. */
  readonly base: number
  /**
   * Writes a batch and answers when it is on the disk (fdatasync). `seq` must be the head's + 1.
   * @param line.ledger what the workspace holds after the batch.
   */
  append(line: JournalLine): Promise<Result<{ seq: number }>>
  /** Batches after `after`, at most `limit`. Error: `journal-pruned` when older lines than that are gone. */
  read(after: number, limit: number): Promise<Result<JournalPage>>
  /** Begins a new segment, so that the lines before it can be pruned once backups hold them. On failure the old one goes on. */
  rotate(): Promise<Result<null>>
  /** Deletes the segments whose lines are all ≤ `upTo`; the one with the last line always stays, for its ledger. */
  prune(upTo: number): Promise<Result<null>>
  close(): Promise<void>
}

/**
 * Opens (or begins) the journal in a folder. A last line cut short by a crash was never confirmed: it is set aside in
 * `*.torn` and cut off. Errors: `journal-broken` when the chain does not hold, and the file failures.
 * @param fs for beginning and deleting segments.
 * @param openSegment opens one for appending.
 */
export async function openJournal(
  folder: string,
  fs: Fs = diskFs,
  openSegment: OpenSegment = openOnDisk,
): Promise<Result<Journal>> {
  try {
    await mkdir(folder, { recursive: true })
    const scan = await scanJournal(folder, () => false)
    if (!scan.ok) return scan
    const file = await openSegment(join(folder, scan.value.segment))
    await syncFolder(folder)
    return ok(new JournalFile({ folder, fs, openSegment }, file, scan.value))
  } catch (error) {
    return fileFailure(error, '无法打开保存日志')
  }
}

/**
 * Begins an empty journal whose first line is to follow batch `seq`. Errors: the file failures; then what is left of the
 * folder holds nothing.
 * @param folder not there yet.
 */
export async function beginJournal(folder: string, seq: number, fs: Fs = diskFs): Promise<Result<null>> {
  const path = join(folder, segmentName(seq + 1))
  try {
    await makeFolder(folder)
    await (await fs.create(path)).close()
    await fs.settle(path)
    return ok(null)
  } catch (error) {
    return writeFailure(error, '新的保存日志没有建成，现有数据没有变化')
  }
}

/** What appending takes of a file; tests make each step fail. */
export type SegmentFile = Pick<FileHandle, 'write' | 'datasync' | 'truncate' | 'close'>
/** Opens a segment for appending, making it when it is not there. */
export type OpenSegment = (path: string) => Promise<SegmentFile>

const openOnDisk: OpenSegment = (path) => open(path, 'a')

interface JournalParts {
  readonly folder: string
  readonly fs: Fs
  readonly openSegment: OpenSegment
}

class JournalFile implements Journal {
  private readonly folder: string
  private readonly fs: Fs
  private readonly openSegment: OpenSegment
  private readonly torn: boolean
  private file: SegmentFile
  /** Something half written stands behind the last line: it must go before the next one. */
  private isUnclean = false
  private last: Head
  private segment: string
  private length: number
  private pruned: number
  private queue: Promise<unknown> = Promise.resolve()

  constructor({ folder, fs, openSegment }: JournalParts, file: SegmentFile, opened: Scan) {
    this.folder = folder
    this.fs = fs
    this.openSegment = openSegment
    this.file = file
    this.torn = opened.torn
    this.last = opened.head
    this.segment = opened.segment
    this.length = opened.length
    this.pruned = opened.base
  }

  get head() {
    return this.last.seq
  }

  get base() {
    return this.pruned
  }

  append(line: JournalLine): Promise<Result<{ seq: number }>> {
    return this.inTurn(() => this.appendNow(line))
  }

  private async appendNow({ seq, batch, ledger, adopted }: JournalLine): Promise<Result<{ seq: number }>> {
    if (seq !== this.last.seq + 1) {
      return fail(
        'journal-mismatch',
        '保存日志与窗口中的数据不一致，本次修改没有保存。请重新启动程序，已保存的数据不受影响。',
      )
    }
    const { line, hash } = journalLine({ seq, prev: this.last.hash, batch, ledger, adopted })
    try {
      if (this.isUnclean) await this.cutBack()
      this.isUnclean = true
      await writeWhole(this.file, line)
      await this.file.datasync()
      this.isUnclean = false
    } catch (error) {
      // When this fails, too, it is done before the next line is written.
      await this.cutBack().catch(() => undefined)
      return fileFailure(error, '保存日志无法写入，本次修改没有保存')
    }
    this.last = { seq, hash, ledger }
    this.length += line.length
    return ok({ seq })
  }

  /** Takes off what was half written. */
  private async cutBack(): Promise<void> {
    await this.file.truncate(this.length)
    this.isUnclean = false
  }

  async read(after: number, limit: number): Promise<Result<JournalPage>> {
    await this.queue
    try {
      const scan = await scanJournal(this.folder, (seq) => seq > after && seq <= after + limit)
      if (!scan.ok) return scan
      const { base } = scan.value
      if (after < base) return fail('journal-pruned', `保存日志只保留了第 ${base} 条之后的内容，没有改动任何数据。`)
      const { seq, ledger } = this.last
      return ok({ entries: [...scan.value.entries], head: seq, ledger, torn: this.torn })
    } catch (error) {
      return fileFailure(error, '无法读取保存日志')
    }
  }

  rotate(): Promise<Result<null>> {
    return this.inTurn(async () => {
      const next = segmentName(this.last.seq + 1)
      if (next === this.segment) return ok(null)
      try {
        if (this.isUnclean) await this.cutBack()
        const file = await this.beginSegment(next)
        await this.file.close()
        this.file = file
        this.segment = next
        this.length = 0
        return ok(null)
      } catch (error) {
        return fileFailure(error, '保存日志无法另起一段，已有内容没有变化')
      }
    })
  }

  private async beginSegment(segment: string): Promise<SegmentFile> {
    const path = join(this.folder, segment)
    try {
      await (await this.fs.create(path)).close()
      await this.fs.settle(path)
      return await this.openSegment(path)
    } catch (error) {
      // Lines go on in the old segment; if this one cannot be removed either, it is empty and passed over.
      await this.fs.remove(path).catch(() => undefined)
      throw error
    }
  }

  prune(upTo: number): Promise<Result<null>> {
    return this.inTurn(async () => {
      const last = Math.min(upTo, this.last.seq - 1)
      try {
        const segments = await this.filledSegments()
        for (const [index, segment] of segments.entries()) {
          const next = segments[index + 1]
          if (next === undefined || firstSeqOf(next) > last + 1) break
          const path = join(this.folder, segment)
          await this.fs.remove(path)
          this.pruned = firstSeqOf(next) - 1
          // One after the other: a gap between segments would look like damage.
          await this.fs.settle(join(this.folder, next))
        }
        return ok(null)
      } catch (error) {
        return fileFailure(error, '旧的保存日志没有清理成，数据没有变化')
      }
    })
  }

  /** Without empty ones that a failed beginning may have left. */
  private async filledSegments(): Promise<string[]> {
    const filled: string[] = []
    for (const segment of await segmentsIn(this.folder)) {
      const { size } = await stat(join(this.folder, segment))
      if (size > 0 || segment === this.segment) filled.push(segment)
    }
    return filled
  }

  async close(): Promise<void> {
    await this.queue
    await this.file.close()
  }

  private inTurn<T>(work: () => Promise<Result<T>>): Promise<Result<T>> {
    const turn = this.queue.then(work)
    // Even after a fault of the program the next one has its turn.
    this.queue = turn.catch(() => undefined)
    return turn
  }
}

import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { ok, type Result } from '../../domain/result'
import type { Ledger } from '../../domain/workspace/ledger'
import type { JournalEntry } from '../../preload/contract'
import { errorCode, fileFailure } from '../files/file-failure'
import { entryOf, type ReadLine, readSingleLine, segmentsIn } from '../journal-lines'

/** Lines of a journal that follow each other without a gap, each chained to the one before. */
export interface Run {
  /** Numbers of its first and last line. */
  readonly from: number
  readonly to: number
  /** What the workspace held after its last line. */
  readonly ledger: Ledger
}

/** What can still be read of a journal that is damaged. */
export interface JournalRuns {
  readonly runs: readonly Run[]
  /** Lines that cannot be read. The last one of all, cut short, was never confirmed and does not count. */
  readonly damaged: number
  /** The largest number that any line has; 0 when none can be read. */
  readonly highest: number
}

/** What a reading of the runs is to bring along. */
export interface WantedLines {
  /** Asked with a line's number: whether its batch is wanted. */
  readonly entry?: (seq: number) => boolean
  /** The line whose ledger is wanted. */
  readonly ledgerAt?: number
}

export interface ReadRuns extends JournalRuns {
  readonly entries: readonly JournalEntry[]
  /** Of the line `ledgerAt`; null when that line cannot be read. */
  readonly ledger: Ledger | null
}

/**
 * Reads what is left of a journal, passing over what is damaged; nothing in the folder is changed. Errors: those of
 * fileFailure; a folder that is not there holds nothing.
 */
export async function readJournalRuns(folder: string, wanted: WantedLines = {}): Promise<Result<ReadRuns>> {
  const reading = new RunReading(wanted)
  try {
    for (const segment of await segmentsIn(folder)) reading.addSegment(await readFile(join(folder, segment)))
  } catch (error) {
    if (errorCode(error) !== 'ENOENT') return fileFailure(error, '无法读取保存日志，没有改动任何数据')
  }
  return ok(reading.result())
}

class RunReading {
  private readonly runs: Run[] = []
  private readonly entries: JournalEntry[] = []
  private readonly wanted: WantedLines
  private ledger: Ledger | null = null
  private last: ReadLine | null = null
  private damaged = 0

  constructor(wanted: WantedLines) {
    this.wanted = wanted
  }

  addSegment(bytes: Buffer): void {
    for (let at = 0, end = bytes.indexOf(10); end !== -1; end = bytes.indexOf(10, at)) {
      this.addLine(readSingleLine(bytes.subarray(at, end)))
      at = end + 1
    }
  }

  private addLine(line: ReadLine | null): void {
    if (!line) {
      this.damaged += 1
      this.last = null
      return
    }
    const follows = this.last?.seq === line.seq - 1 && this.last.hash === line.prev
    const run = follows ? this.runs.pop() : undefined
    this.runs.push({ from: run?.from ?? line.seq, to: line.seq, ledger: line.ledger })
    this.last = line
    if (line.seq === this.wanted.ledgerAt) this.ledger = line.ledger
    const entry = this.wanted.entry?.(line.seq) ? entryOf(line) : null
    if (entry) this.entries.push(entry)
  }

  result(): ReadRuns {
    const { runs, entries, damaged, ledger } = this
    return { runs, entries, damaged, ledger, highest: Math.max(0, ...runs.map(({ to }) => to)) }
  }
}

/** How far the journal leads on from batch `seq`; `seq` itself when it does not. */
export function reachFrom(runs: readonly Run[], seq: number): number {
  const reaching = runs.filter(({ from, to }) => from <= seq + 1 && to > seq)
  return Math.max(seq, ...reaching.map(({ to }) => to))
}

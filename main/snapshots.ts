import { randomUUID } from 'node:crypto'
import { fail, ok, type Result } from '../domain/result'
import type { FieldValues } from '../domain/workspace/change'
import type { FileTable } from '../domain/workspace/file-tables'
import type { RowsByTable } from '../domain/workspace/rows'

/** A snapshot that nobody adds to or uses is forgotten: the window was reloaded or gave up. */
const IDLE_MS = 10 * 60_000
const MOST_SNAPSHOTS = 4
/** Rows in one snapshot, change log included. */
const MOST_ROWS = 2_000_000

interface Snapshot {
  readonly rows: Map<FileTable, FieldValues[]>
  count: number
  timer: NodeJS.Timeout
}

/** Copies of the workspace that the window hands over piece by piece, each used up by one export. */
export class Snapshots {
  private readonly open = new Map<string, Snapshot>()

  /** Begins an empty snapshot. Error: `too-many-snapshots`. */
  begin(): Result<string> {
    if (this.open.size >= MOST_SNAPSHOTS) {
      return fail('too-many-snapshots', '同时进行的导出太多，没有开始。请等前面的导出完成后再试，数据没有变化。')
    }
    const handle = randomUUID()
    this.open.set(handle, { rows: new Map(), count: 0, timer: this.forgetLater(handle) })
    return ok(handle)
  }

  /** Adds rows to a table. Errors: `no-snapshot`, `snapshot-too-large` (the snapshot is then forgotten). */
  add(handle: string, table: FileTable, rows: readonly FieldValues[]): Result<null> {
    const snapshot = this.open.get(handle)
    if (!snapshot) return noSnapshot()
    snapshot.timer.refresh()
    snapshot.count += rows.length
    if (snapshot.count > MOST_ROWS) {
      this.discard(handle)
      return fail('snapshot-too-large', `数据多于 ${MOST_ROWS} 条，不能一次导出，没有写出文件，数据没有变化。`)
    }
    const all = snapshot.rows.get(table) ?? []
    for (const row of rows) all.push(row)
    snapshot.rows.set(table, all)
    return ok(null)
  }

  /** Hands the rows over; the handle is used up. Error: `no-snapshot`. */
  take(handle: string): Result<RowsByTable> {
    const snapshot = this.open.get(handle)
    this.discard(handle)
    return snapshot ? ok(snapshot.rows) : noSnapshot()
  }

  /** Forgets a snapshot; nothing happens when it is gone already. */
  discard(handle: string): void {
    clearTimeout(this.open.get(handle)?.timer)
    this.open.delete(handle)
  }

  private forgetLater(handle: string): NodeJS.Timeout {
    // Waiting for this must not keep the program running.
    return setTimeout(() => this.open.delete(handle), IDLE_MS).unref()
  }
}

function noSnapshot() {
  return fail('no-snapshot', '这次导出已经结束或等待过久，没有写出文件，数据没有变化。请重新导出。')
}

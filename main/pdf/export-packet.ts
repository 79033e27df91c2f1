import { packetDocument, type WantedPacket } from '../../domain/documents/packets'
import { fail, type Result } from '../../domain/result'
import { type RowsByTable, stateFromRows } from '../../domain/workspace/rows'
import { localDate } from './local-date'
import { type WriteDocumentOptions, type WrittenDocument, writeDocument } from './write-document'

export interface PacketOrder extends WantedPacket {
  readonly rows: RowsByTable
  /** Absolute path of the file. */
  readonly output: string
  /** Reference date, 'YYYY-MM-DD', also printed; today on this PC when null or not given. */
  readonly asOf?: string | null
}

/**
 * Builds a packet from the rows of a workspace and writes it as a PDF file, whole or not at all. Same rows and date,
 * same bytes.
 * Errors: `bad-row`, `duplicate-id` and those of writeDocument.
 */
export async function exportPacket(
  order: PacketOrder,
  options: WriteDocumentOptions = {},
): Promise<Result<WrittenDocument>> {
  const report = options.report ?? (() => undefined)
  report(0, '正在整理材料')
  const state = stateFromRows(order.rows)
  if (!state.ok) return fail(state.error.kind, `${state.error.message}没有生成材料，原有数据没有变化。`)
  const asOf = order.asOf ?? localDate(new Date())
  const createdAt = lastChange(order.rows) ?? `${asOf}T00:00:00.000Z`
  const document = packetDocument(order, { state: state.value, asOf }, createdAt)
  return writeDocument(document, order.output, options)
}

/** Instant of the newest change in the log, with which the file is dated; null without a log. */
function lastChange(rows: RowsByTable): string | null {
  let last: string | null = null
  for (const { at } of rows.get('batches') ?? []) {
    if (typeof at === 'string' && (last === null || at > last)) last = at
  }
  return last
}

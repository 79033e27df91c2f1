import { readFile } from 'node:fs/promises'
import { overviewPacket } from '../../domain/documents/overview-packet'
import { fail, ok, type Result } from '../../domain/result'
import { type RowsByTable, stateFromRows } from '../../domain/workspace/rows'
import type { MissingGlyph } from '../../preload/contract'
import { type AtomicWriteOptions, writeVerifiedFile } from '../files/atomic-file'
import { countPdfPages } from './read-back'
import { renderPdf } from './render'

/** A packet that was written, read again and found whole. */
export interface WrittenPacket {
  readonly bytes: number
  readonly pages: number
  readonly missingGlyphs: MissingGlyph[]
}

export interface PacketOrder {
  readonly rows: RowsByTable
  /** Absolute path of the file. */
  readonly output: string
  readonly packet: 'overview'
  /** Reference date, 'YYYY-MM-DD', also printed on the cover; today on this PC when not given. */
  readonly asOf?: string
}

export interface ExportPacketOptions extends AtomicWriteOptions {
  readonly report?: (fraction: number, note: string) => void
}

/**
 * Builds a packet from the rows of a workspace and writes it as a PDF file, whole or not at all. Same rows and date,
 * same bytes.
 * Errors: `bad-row`, `duplicate-id`, `not-verified` and those of writeVerifiedFile.
 */
export async function exportPacket(
  order: PacketOrder,
  options: ExportPacketOptions = {},
): Promise<Result<WrittenPacket>> {
  const report = options.report ?? (() => undefined)
  report(0, '正在整理材料')
  const state = stateFromRows(order.rows)
  if (!state.ok) return fail(state.error.kind, `${state.error.message}没有生成材料，原有数据没有变化。`)
  const asOf = order.asOf ?? localDate(new Date())
  const document = overviewPacket({ state: state.value, asOf }, lastChange(order.rows) ?? `${asOf}T00:00:00.000Z`)
  const { bytes, pages, missingGlyphs } = await renderPdf(document, {
    progress: (fraction) => report(0.05 + fraction * 0.85, '正在排版'),
  })
  report(0.9, '正在写出并核对')
  const written = await writeVerifiedFile(order.output, bytes, (path) => verify(path, pages), options)
  return written.ok ? ok({ bytes: bytes.length, pages, missingGlyphs }) : written
}

async function verify(path: string, pages: number): Promise<Result<null>> {
  const counted = countPdfPages(await readFile(path))
  if (!counted.ok) return counted
  if (counted.value === pages) return ok(null)
  return fail('not-verified', `写出的PDF页数不符（应为${pages}页），已删除，原有文件和数据没有变化。请再试一次。`)
}

/** Instant of the newest change in the log, with which the file is dated; null without a log. */
function lastChange(rows: RowsByTable): string | null {
  let last: string | null = null
  for (const { at } of rows.get('batches') ?? []) {
    if (typeof at === 'string' && (last === null || at > last)) last = at
  }
  return last
}

/** Today as the clerk's calendar shows it. */
function localDate(now: Date): string {
  const pad = (value: number) => String(value).padStart(2, '0')
  return `${now.getFullYear()}-${pad(now.getMonth() + 1)}-${pad(now.getDate())}`
}

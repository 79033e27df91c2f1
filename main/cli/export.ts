import { resolve } from 'node:path'
import { isPacketName, PACKET_NAMES, PACKET_TITLES, type PacketName } from '../../domain/documents/packet-names'
import { fail, ok, type Result } from '../../domain/result'
import type { SheetFormat } from '../../domain/spreadsheet/sheet-table'
import type { JobProgress } from '../jobs/job-types'
import type { PacketOrder } from '../pdf/export-packet'
import { runCliJob } from './cli-job'
import { type Command, type CommandOutcome, done, failed, wrongUse } from './command'
import { exportSheet, isSheetFormat, isSheetName, SHEET_TITLES, type SheetName } from './export-sheet'
import { readOperand } from './read-operand'

const PACKETS = [...PACKET_NAMES.map((name) => [name, PACKET_TITLES[name]]), ...Object.entries(SHEET_TITLES)]
  .map(([name, title]) => `${name}（${title}）`)
  .join('、')

/** Prints a packet from a workspace file, or writes one of its tables for a spreadsheet. */
export const exportPacketCommand: Command = {
  name: 'export',
  summary: '由工作区文件生成材料包（PDF）或表格（Excel、CSV）',
  operands: ['FILE'],
  options: {
    packet: { value: 'NAME', required: true },
    format: { value: 'pdf|xlsx|csv', required: true },
    out: { value: 'PATH', required: true },
  },
  async run({ operands: [file = ''], options: { packet = '', format = '', out = '' }, onProgress }) {
    const wanted = wantedOf(packet, format)
    if (!wanted.ok) return wrongUse(wanted.error.message)
    const read = await readOperand(resolve(file), onProgress)
    if (!read.ok) return failed(...read.problems)
    const { rows } = read.value
    const output = resolve(out)
    if ('packet' in wanted.value) return exportPdf({ rows, output, packet: wanted.value.packet }, onProgress)
    return exportSheet(rows, { ...wanted.value, output }, onProgress)
  },
}

type Wanted = { readonly packet: PacketName } | { readonly sheet: SheetName; readonly format: SheetFormat }

function wantedOf(name: string, format: string): Result<Wanted> {
  const refuse = (message: string) => fail('wrong-use', message)
  if (format === 'pdf') {
    if (isPacketName(name)) return ok({ packet: name })
    return refuse(isSheetName(name) ? `“${name}”只能用 --format xlsx 或 csv。` : `--packet 可以是：${PACKETS}。`)
  }
  if (!isSheetFormat(format)) return refuse('--format 可以是 pdf、xlsx 或 csv。')
  if (isSheetName(name)) return ok({ sheet: name, format })
  return refuse(isPacketName(name) ? `“${name}”只能用 --format pdf。` : `--packet 可以是：${PACKETS}。`)
}

async function exportPdf(order: PacketOrder, onProgress: (progress: JobProgress) => void): Promise<CommandOutcome> {
  const written = await runCliJob('exportPacket', order, onProgress)
  if (!written.ok) return failed(written.error)
  const { output, packet } = order
  const { bytes, pages, missingGlyphs } = written.value
  const lines = [
    `已生成：${output}`,
    `共 ${pages} 页，${bytes} 字节`,
    ...missingGlyphs.map(
      ({ character, codePoint, where }) => `字体中没有“${character}”（${codePoint}），见：${where.join('、')}`,
    ),
  ]
  return done(lines, { output, packet, format: 'pdf', bytes, pages, missingGlyphs })
}

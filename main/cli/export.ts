import { resolve } from 'node:path'
import { isPacketName, PACKET_NAMES, PACKET_TITLES } from '../../domain/documents/packet-names'
import { runCliJob } from './cli-job'
import { type Command, done, failed, wrongUse } from './command'
import { readOperand } from './read-operand'

const PACKETS = PACKET_NAMES.map((name) => `${name}（${PACKET_TITLES[name]}）`).join('、')

/** Prints a packet from a workspace file. */
export const exportPacketCommand: Command = {
  name: 'export',
  summary: '由工作区文件生成材料包',
  operands: ['FILE'],
  options: {
    packet: { value: 'NAME', required: true },
    format: { value: 'pdf', required: true },
    out: { value: 'PATH', required: true },
  },
  async run({ operands: [file = ''], options: { packet = '', format, out = '' }, onProgress }) {
    if (!isPacketName(packet)) return wrongUse(`--packet 可以是：${PACKETS}。`)
    if (format !== 'pdf') return wrongUse('--format 目前只有 pdf。')
    const read = await readOperand(resolve(file), onProgress)
    if (!read.ok) return failed(...read.problems)
    const output = resolve(out)
    const written = await runCliJob('exportPacket', { rows: read.value.rows, output, packet }, onProgress)
    if (!written.ok) return failed(written.error)
    const { bytes, pages, missingGlyphs } = written.value
    const lines = [
      `已生成：${output}`,
      `共 ${pages} 页，${bytes} 字节`,
      ...missingGlyphs.map(
        ({ character, codePoint, where }) => `字体中没有“${character}”（${codePoint}），见：${where.join('、')}`,
      ),
    ]
    return done(lines, { output, packet, format, bytes, pages, missingGlyphs })
  },
}

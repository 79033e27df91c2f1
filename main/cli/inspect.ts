import { resolve } from 'node:path'
import { type Command, done, failed } from './command'
import { countLines } from './count-lines'
import { readOperand } from './read-operand'

/** What a workspace file holds: title, versions, rows per kind. */
export const inspect: Command = {
  name: 'inspect',
  summary: '查看工作区文件：名称、版本、各类数据条数',
  operands: ['FILE'],
  options: {},
  async run({ operands: [file = ''], onProgress }) {
    const read = await readOperand(resolve(file), onProgress)
    if (!read.ok) return failed(...read.problems)
    const { remarks, file: whole, attachments, ...summary } = read.value.summary
    const lines = [
      `名称：${summary.title}`,
      `工作区标识：${summary.workspaceId}`,
      `程序版本：${summary.appVersion}　文件格式：${summary.format}　数据结构：${summary.schema}`,
      `大小：${whole.bytes} 字节`,
      '各类数据（条）：',
      ...countLines(summary.counts),
      `佐证材料文件：${attachments.files} 个，${attachments.bytes} 字节`,
    ]
    return done(lines, { file, ...summary, ...whole, attachments, remarks: remarks.length })
  },
}

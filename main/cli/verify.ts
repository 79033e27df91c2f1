import { resolve } from 'node:path'
import { type Command, done, failed } from './command'
import { readOperand } from './read-operand'

/** Checks a workspace file to its last byte: every hash, every row, every limit. All problems are named. */
export const verify: Command = {
  name: 'verify',
  summary: '核对工作区文件：结构、校验值、每一条数据，逐条列出问题',
  operands: ['FILE'],
  options: {},
  async run({ operands: [file = ''], onProgress }) {
    const read = await readOperand(resolve(file), onProgress)
    if (!read.ok) return failed(...read.problems)
    const { title, remarks, attachments, file: whole } = read.value.summary
    const lines = [
      `已核对：${title}`,
      `SHA-256：${whole.sha256}`,
      `大小：${whole.bytes} 字节`,
      `佐证材料：${attachments.files} 个文件已逐个核对，${attachments.bytes} 字节`,
      ...attachments.missing.map(
        ({ name, sha256 }) => `提示 missing-attachment：文件中没有佐证材料“${name}”（${sha256}）`,
      ),
      ...remarks.map(({ kind, message, id }) => `提示 ${kind}：${message}（${id}）`),
    ]
    return done(lines, { file, title, ...whole, attachments, remarks })
  },
}

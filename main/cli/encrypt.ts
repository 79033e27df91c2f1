import { resolve } from 'node:path'
import { isAgeFile } from '../encryption/age-header'
import { encryptionProblem } from '../encryption/encryption-problem'
import { readWorkspaceFile } from '../workspace-file/read'
import { runCliJob } from './cli-job'
import { type Command, done, failed, wrongUse } from './command'
import { newPassphrase } from './passphrase'

/** Encrypts a workspace file; only one that is whole, so that nobody finds out when it is too late. */
export const encrypt: Command = {
  name: 'encrypt',
  summary: '用口令加密工作区文件（age 格式；口令取自 BZSD_PASSPHRASE 或按提示输入）',
  operands: ['FILE'],
  options: { out: { value: 'FILE', required: true } },
  async run({ operands: [file = ''], options: { out = '' }, onProgress }) {
    const [path, output] = [resolve(file), resolve(out)]
    if (path === output) return wrongUse('--out 不能是原文件本身。')
    if (await isAgeFile(path).catch(() => false)) return failed(encryptionProblem('already-encrypted'))
    const read = await readWorkspaceFile(path)
    if (!read.ok) return failed(...read.error.problems)
    const passphrase = await newPassphrase()
    if (!passphrase.ok) return failed(passphrase.error)
    const written = await runCliJob('encryptFile', { path, output, passphrase: passphrase.value }, onProgress)
    if (!written.ok) return failed(written.error)
    const { bytes, sha256 } = written.value
    const { title } = read.value.summary
    const lines = [
      `已加密并核对：${title}`,
      `文件：${output}`,
      `SHA-256：${sha256}`,
      `大小：${bytes} 字节`,
      '忘记口令无法恢复，请妥善保管。',
    ]
    return done(lines, { output, title, bytes, sha256 })
  },
}

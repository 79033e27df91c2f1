import { resolve } from 'node:path'
import { isAgeFile } from '../encryption/age-header'
import { encryptionProblem } from '../encryption/encryption-problem'
import { runCliJob } from './cli-job'
import { type Command, done, failed, wrongUse } from './command'
import { askPassphrase } from './passphrase'

/** Decrypts a workspace file; nothing is written unless a whole workspace comes out. */
export const decrypt: Command = {
  name: 'decrypt',
  summary: '解密加密的工作区文件（口令取自 BZSD_PASSPHRASE 或按提示输入）',
  operands: ['FILE'],
  options: { out: { value: 'FILE', required: true } },
  async run({ operands: [file = ''], options: { out = '' }, onProgress }) {
    const [path, output] = [resolve(file), resolve(out)]
    if (path === output) return wrongUse('--out 不能是原文件本身。')
    // A file that is not there is named by the job.
    if (!(await isAgeFile(path).catch(() => true))) return failed(encryptionProblem('not-encrypted'))
    const passphrase = await askPassphrase()
    if (!passphrase.ok) return failed(passphrase.error)
    const written = await runCliJob('decryptWorkspace', { path, output, passphrase: passphrase.value }, onProgress)
    if (!written.ok) return failed(written.error)
    const { title, file: whole } = written.value
    const lines = [`已解密并核对：${title}`, `文件：${output}`, `SHA-256：${whole.sha256}`, `大小：${whole.bytes} 字节`]
    return done(lines, { output, title, ...whole })
  },
}

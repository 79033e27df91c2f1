import { fail, ok, type Result } from '../../domain/result'
import { hashOfFile } from '../attachments/verified-pieces'
import { type AtomicWriteOptions, copyAtomic } from './atomic-file'
import { fileFailure } from './file-failure'

/**
 * Copies a file to another disk: flushed, read back before it takes its place and once more after that. What is written
 * to a stick is often not what it gives back.
 * Errors: `copy-differs` and those of copyAtomic; an older file of that name then stays.
 * @returns the SHA-256 of both, hex.
 */
export async function copyVerified(
  from: string,
  to: string,
  options: AtomicWriteOptions = {},
): Promise<Result<string>> {
  try {
    const sha256 = await hashOfFile(from)
    const same = async (path: string) => ((await hashOfFile(path)) === sha256 ? ok(null) : differs())
    const copied = await copyAtomic(from, to, same, options)
    if (!copied.ok) return copied
    const read = await same(to)
    return read.ok ? ok(sha256) : read
  } catch (error) {
    return fileFailure(error, '文件没有复制成，原有文件和数据没有变化')
  }
}

function differs() {
  return fail('copy-differs', '复制出的文件与原文件不一致，U盘或磁盘可能已损坏。原有数据没有变化，请换一个位置后再试。')
}

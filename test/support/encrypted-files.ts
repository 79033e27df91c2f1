import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { ok, type Result } from '../../domain/result'
import { decryptFile, encryptFile } from '../../main/encryption/encrypt-file'
import { temporaryFolder } from './temporary-folder'

export const PASSPHRASE = '云河县 2026 年第 1 号'

/** Quick to derive; the product's own factor takes more than a second. */
export const QUICK = { workFactor: 10 } as const

/** A file of that content, encrypted; beside it nothing else lies in `folder`. */
export async function encryptedCopy(content: Uint8Array): Promise<{ folder: string; path: string; bytes: Buffer }> {
  const plain = join(temporaryFolder(), '明文')
  writeFileSync(plain, content)
  const folder = temporaryFolder()
  const path = join(folder, '加密.bzsd')
  const done = await encryptFile(plain, path, PASSPHRASE, QUICK)
  if (!done.ok) throw new Error(done.error.message)
  return { folder, path, bytes: readFileSync(path) }
}

/** Decrypts bytes to a file of their folder that is not looked at; its content, or why not. */
export async function decryptedBytes(bytes: Uint8Array, passphrase = PASSPHRASE) {
  const folder = temporaryFolder()
  const from = join(folder, '来文.bzsd')
  const to = join(folder, '明文.bzsd')
  writeFileSync(from, bytes)
  const done: Result<null> = await decryptFile(from, to, passphrase, async () => ok(null))
  return { folder, result: done.ok ? ok(readFileSync(to)) : done }
}

/** The first lines of an age file that asks for so much work. */
export function headerOfWork(factor: string): string {
  return `age-encryption.org/v1\n-> scrypt ${'A'.repeat(22)} ${factor}\n${'A'.repeat(43)}\n--- ${'A'.repeat(43)}\n`
}

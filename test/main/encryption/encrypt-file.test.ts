import { randomBytes } from 'node:crypto'
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ok } from '../../../domain/result'
import { isAgeFile } from '../../../main/encryption/age-header'
import { decryptFile, encryptFile } from '../../../main/encryption/encrypt-file'
import { decryptedBytes, encryptedCopy, headerOfWork, PASSPHRASE, QUICK } from '../../support/encrypted-files'
import { Crash, FaultyFs } from '../../support/faulty-fs'
import { temporaryFolder } from '../../support/temporary-folder'

const CHUNK = 64 * 1024
const EDGES = [0, 1, CHUNK - 1, CHUNK, CHUNK + 1, 2 * CHUNK - 1, 2 * CHUNK, 2 * CHUNK + 1, 5 * CHUNK]

describe('encrypting and decrypting', () => {
  it.each(EDGES)('gives %i bytes back', async (size) => {
    const content = randomBytes(size)
    const { bytes } = await encryptedCopy(content)
    const { result } = await decryptedBytes(bytes)
    expect(result.ok && result.value.equals(content)).toBe(true)
  })

  it('gives any content back', async () => {
    const anyContent = fc.integer({ min: 0, max: 3 * CHUNK }).map((size) => randomBytes(size))
    await fc.assert(
      fc.asyncProperty(anyContent, async (content) => {
        const { bytes, folder } = await encryptedCopy(content)
        const { result } = await decryptedBytes(bytes)
        expect(result.ok && result.value.equals(content)).toBe(true)
        expect(readdirSync(folder)).toHaveLength(1)
      }),
      { numRuns: 30 },
    )
  })

  it('writes the work factor of the standard program, and tells size and hash of what it wrote', async () => {
    const folder = temporaryFolder()
    const [plain, output] = [join(folder, 'a'), join(folder, 'b')]
    writeFileSync(plain, '工作区')
    const done = await encryptFile(plain, output, PASSPHRASE)
    expect(done).toMatchObject({ ok: true, value: { bytes: readFileSync(output).length } })
    expect(readFileSync(output, 'latin1')).toMatch(/^age-encryption\.org\/v1\n-> scrypt \S{22} 18\n/)
    expect(await isAgeFile(output)).toBe(true)
    expect(await isAgeFile(plain)).toBe(false)
  })

  it('never gives the same bytes twice', async () => {
    const content = randomBytes(100)
    const [first, second] = [await encryptedCopy(content), await encryptedCopy(content)]
    expect(first.bytes.equals(second.bytes)).toBe(false)
  })

  it('does not encrypt an encrypted file', async () => {
    const { path, folder } = await encryptedCopy(randomBytes(10))
    const again = await encryptFile(path, join(folder, '再加密'), PASSPHRASE, QUICK)
    expect(again).toMatchObject({ ok: false, error: { kind: 'already-encrypted' } })
    expect(readdirSync(folder)).toHaveLength(1)
  })

  it('names a file that is not there', async () => {
    const folder = temporaryFolder()
    const done = await encryptFile(join(folder, '没有'), join(folder, 'b'), PASSPHRASE, QUICK)
    expect(done).toMatchObject({ ok: false, error: { kind: 'file-missing' } })
  })
})

/** That bytes are refused as one of these, and that nothing but the file itself is left. */
async function expectRefused(bytes: Uint8Array, kinds: readonly string[], note: string): Promise<void> {
  const { folder, result } = await decryptedBytes(bytes)
  expect(result.ok ? 'opened' : result.error.kind, note).toBeOneOf([...kinds])
  expect(readdirSync(folder)).toEqual(['来文.bzsd'])
}

describe('refusing', () => {
  it('tells a wrong passphrase', async () => {
    const { bytes } = await encryptedCopy(randomBytes(CHUNK + 5))
    for (const wrong of [`${PASSPHRASE} `, PASSPHRASE.slice(1), 'x', PASSPHRASE.normalize('NFKC').toUpperCase()]) {
      if (wrong === PASSPHRASE) continue
      const { folder, result } = await decryptedBytes(bytes, wrong)
      expect(result).toMatchObject({ ok: false, error: { kind: 'wrong-passphrase' } })
      expect(result.ok ? '' : result.error.message).toMatch(/口令不对.*没有变化/)
      expect(readdirSync(folder)).toEqual(['来文.bzsd'])
    }
  })

  it.each([CHUNK * 2 + 100, CHUNK * 2, 10, 0])('refuses %i bytes cut anywhere', async (size) => {
    const { bytes } = await encryptedCopy(randomBytes(size))
    const header = bytes.indexOf('\n--- ') + 5 + 43 + 1
    const ends = [0, 1, CHUNK + 16, 2 * (CHUNK + 16)].map((payload) => header + 16 + payload)
    const cuts = new Set([
      ...Array.from({ length: header + 40 }, (_, index) => index).filter((cut) => cut >= 4),
      ...ends.flatMap((end) => [end - 17, end - 16, end - 1, end, end + 1, end + 15, end + 16, end + 17]),
      ...[1, 2, 15, 16, 17, 1000].map((missing) => bytes.length - missing),
    ])
    for (const cut of cuts) {
      if (cut >= bytes.length || cut < 4) continue
      await expectRefused(bytes.subarray(0, cut), ['damaged'], `cut at ${cut} of ${bytes.length}`)
    }
  })

  it('refuses bytes behind the end', async () => {
    for (const size of [0, 10, CHUNK]) {
      const { bytes } = await encryptedCopy(randomBytes(size))
      for (const more of [1, 16, 17, CHUNK + 16]) {
        await expectRefused(Buffer.concat([bytes, randomBytes(more)]), ['damaged'], `${size} and ${more} more`)
      }
    }
  })

  it('refuses a flipped bit anywhere in the header', async () => {
    const { bytes } = await encryptedCopy(randomBytes(10))
    const header = bytes.indexOf('\n--- ') + 5 + 43 + 1
    const work = bytes.indexOf(' 10\n')
    for (let bit = 0; bit < (header + 16 + 26) * 8; bit++) {
      const at = bit >> 3
      // Larger factors are tried below: computing them takes seconds each.
      if (at === work + 2) continue
      await expectRefused(
        flipped(bytes, bit),
        ['damaged', 'wrong-passphrase', 'work-too-high', 'not-encrypted', 'no-passphrase-file'],
        `bit ${bit}`,
      )
    }
  })

  it('calls a flipped bit in the content damage', async () => {
    const { bytes } = await encryptedCopy(randomBytes(CHUNK + 100))
    const payload = bytes.length - (CHUNK + 100 + 32)
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: payload * 8, max: bytes.length * 8 - 1 }), (bit) =>
        expectRefused(flipped(bytes, bit), ['damaged'], `bit ${bit}`),
      ),
      { numRuns: 150 },
    )
  })

  it('refuses chunks that were swapped or left out', async () => {
    const { bytes } = await encryptedCopy(randomBytes(CHUNK * 3))
    const whole = CHUNK + 16
    const start = bytes.length - 3 * whole
    const [head, first, second, third] = [
      bytes.subarray(0, start),
      ...[0, 1, 2].map((index) => bytes.subarray(start + index * whole, start + (index + 1) * whole)),
    ]
    if (!head || !first || !second || !third) throw new Error('three chunks expected')
    for (const pieces of [
      [head, second, first, third],
      [head, second, third],
      [head, first, third],
      [head, first, first, second, third],
      [head, third],
    ]) {
      await expectRefused(Buffer.concat(pieces), ['damaged'], `${pieces.length} pieces`)
    }
  })

  it.each(['21', '22', '23', '30', '99', '1000'])('does not even try a work factor of %s', async (factor) => {
    await expectRefused(Buffer.concat([Buffer.from(headerOfWork(factor)), randomBytes(100)]), ['work-too-high'], factor)
  })

  it.each(['0', '018', '-1', '1e1', ''])('calls the work factor “%s” damage', async (factor) => {
    await expectRefused(Buffer.concat([Buffer.from(headerOfWork(factor)), randomBytes(100)]), ['damaged'], factor)
  })

  it('tells files that are not encrypted, and files that are encrypted for a key', async () => {
    await expectRefused(Buffer.from('PK\u0003\u0004 something'), ['not-encrypted'], 'zip')
    await expectRefused(Buffer.alloc(0), ['not-encrypted'], 'empty')
    const forKey = `age-encryption.org/v1\n-> X25519 ${'A'.repeat(43)}\n${'A'.repeat(43)}\n--- ${'A'.repeat(43)}\n`
    await expectRefused(Buffer.concat([Buffer.from(forKey), randomBytes(100)]), ['no-passphrase-file'], 'key')
  })
})

function flipped(bytes: Buffer, bit: number): Buffer {
  const copy = Buffer.from(bytes)
  copy.writeUInt8(copy.readUInt8(bit >> 3) ^ (1 << (bit & 7)), bit >> 3)
  return copy
}

describe('failing at any step of the disk', () => {
  const content = randomBytes(CHUNK * 2 + 7)

  it('leaves the old file and nothing else, or the whole new one', async () => {
    const { path: source } = await encryptedCopy(content)
    const steps = await stepsOf(source)
    for (let failAt = 1; failAt <= steps; failAt++) {
      const folder = temporaryFolder()
      const to = join(folder, '工作区.bzsd')
      writeFileSync(to, '旧文件')
      const fs = new FaultyFs(failAt, { code: 'ENOSPC' })
      const done = await decryptFile(source, to, PASSPHRASE, async () => ok(null), { fs })
      const isNew = readFileSync(to).equals(content)
      expect(isNew || readFileSync(to, 'utf8') === '旧文件', `step ${failAt}`).toBe(true)
      if (done.ok) expect(isNew).toBe(true)
      expect(readdirSync(folder)).toEqual(['工作区.bzsd'])
    }
  })

  it('throws a crash on, as it is no failure of the file', async () => {
    const { path: source } = await encryptedCopy(content)
    const fs = new FaultyFs(3, 'crash')
    const to = join(temporaryFolder(), 'a')
    await expect(decryptFile(source, to, PASSPHRASE, async () => ok(null), { fs })).rejects.toBeInstanceOf(Crash)
  })

  async function stepsOf(source: string): Promise<number> {
    const fs = new FaultyFs(0, 'crash')
    await decryptFile(source, join(temporaryFolder(), 'a'), PASSPHRASE, async () => ok(null), { fs })
    return fs.steps.length
  }
})

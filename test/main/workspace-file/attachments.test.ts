import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Attachment } from '../../../domain/records/attachment'
import { AttachmentStore } from '../../../main/attachments/store'
import { readWorkspaceFile } from '../../../main/workspace-file/read'
import { writeWorkspaceFile } from '../../../main/workspace-file/write'
import { attachmentOf, filesUnder, PNG, putFile, sha256Of } from '../../support/attached-files'
import { type BagEntries, reseal, resealManifests, unpack } from '../../support/bag-entries'
import { Crash, FaultyFs } from '../../support/faulty-fs'
import { fileRows } from '../../support/file-rows'
import { type RawEntry, rawZip } from '../../support/raw-zip'
import { temporaryFolder } from '../../support/temporary-folder'

const VERSION = '0.1.0'
const other = Buffer.from('%PDF-1.7 一份通知')
const records = [attachmentOf(20, PNG), attachmentOf(21, other, { name: '通知.pdf', mediaType: 'application/pdf' })]
const entryOf = (content: Buffer, extension: string) => `data/attachments/${sha256Of(content)}.${extension}`

interface Office {
  readonly folder: string
  readonly store: string
  readonly file: string
}

function office(contents: readonly Buffer[] = [PNG, other]): Office {
  const folder = temporaryFolder()
  const store = join(folder, 'attachments')
  mkdirSync(store)
  for (const content of contents) putFile(store, content)
  return { folder, store, file: join(folder, '工作区.bzsd') }
}

async function write({ store, file }: Office, attachments: readonly Attachment[] = records) {
  const written = await writeWorkspaceFile(fileRows({ attachments }), file, {
    appVersion: VERSION,
    attachments: store,
  })
  if (!written.ok) throw new Error(written.error.message)
  return written.value
}

async function readInto(file: string, target: string) {
  const read = await readWorkspaceFile(file, undefined, { folder: target })
  if (!read.ok) throw new Error(read.error.message)
  return read.value
}

describe('a round trip', () => {
  it('carries every attached file, stored as it is, and gives equal bytes again', async () => {
    const here = office()
    expect((await write(here)).attachments).toEqual({ files: 2, bytes: PNG.length + other.length, missing: [] })
    const names = [...(await unpack(readFileSync(here.file))).keys()].filter((name) => name.includes('attachments/'))
    expect(names).toEqual([entryOf(PNG, 'png'), entryOf(other, 'pdf')].sort())
    expect(readFileSync(here.file).includes(PNG)).toBe(true)

    const there = office([])
    const staged = join(there.folder, 'staged')
    const { rows, summary } = await readInto(here.file, staged)
    expect(summary).toMatchObject({ format: 2, attachments: { files: 2, missing: [] } })
    expect(await new AttachmentStore(there.store).takeAll(staged)).toMatchObject({ ok: true })
    const again = await writeWorkspaceFile(rows, there.file, { appVersion: VERSION, attachments: there.store })
    expect(again.ok).toBe(true)
    expect(readFileSync(there.file).equals(readFileSync(here.file))).toBe(true)
  })

  it('holds for any contents and names, several records of one content among them', async () => {
    const anyFile = fc.record({ content: fc.uint8Array({ maxLength: 400 }), name: fc.string({ unit: 'grapheme' }) })
    const run = async (files: readonly { content: Uint8Array; name: string }[]) => {
      const here = office(files.map(({ content }) => Buffer.from(content)))
      const all = files.map(({ content, name }, n) => attachmentOf(20 + n, content, { name, mediaType: '' }))
      await write(here, all)
      const there = office([])
      rmSync(there.store, { recursive: true })
      const { rows } = await readInto(here.file, there.store)
      await writeWorkspaceFile(rows, there.file, { appVersion: VERSION, attachments: there.store })
      expect(readFileSync(there.file).equals(readFileSync(here.file))).toBe(true)
    }
    await fc.assert(fc.asyncProperty(fc.array(anyFile, { maxLength: 4 }), run), { numRuns: 40 })
  })

  it('writes the first format when there is nothing attached, so that older programs still open it', async () => {
    const here = office([])
    await write(here, [attachmentOf(20, PNG, { sha256: '', size: null })])
    const read = await readWorkspaceFile(here.file)
    expect(read).toMatchObject({ ok: true, value: { summary: { format: 1 } } })
  })
})

describe('files that cannot be written', () => {
  it('are left out and named: missing, of another size, of another content', async () => {
    const here = office()
    const store = new AttachmentStore(here.store)
    rmSync(store.pathOf(sha256Of(other)))
    const fault = (await write(here)).attachments
    expect(fault).toMatchObject({ files: 1, missing: [{ name: '通知.pdf', fault: 'missing' }] })
    writeFileSync(store.pathOf(sha256Of(PNG)), Buffer.alloc(PNG.length))
    expect((await write(here)).attachments.missing.map(({ name, fault }) => `${name} ${fault}`).sort()).toEqual([
      '佐证20.png damaged',
      '通知.pdf missing',
    ])
    const read = await readWorkspaceFile(here.file)
    expect(read.ok && read.value.summary.attachments.missing.map(({ name }) => name).sort()).toEqual([
      '佐证20.png',
      '通知.pdf',
    ])
  })

  it('truncated in the store are found by their size', async () => {
    const here = office()
    truncateSync(new AttachmentStore(here.store).pathOf(sha256Of(PNG)), 3)
    expect((await write(here)).attachments).toMatchObject({ files: 1, missing: [{ fault: 'damaged' }] })
  })

  it('are named on reading when the file was written without a store', async () => {
    const here = office()
    await writeWorkspaceFile(fileRows({ attachments: records }), here.file, { appVersion: VERSION })
    const read = await readWorkspaceFile(here.file)
    expect(read.ok && read.value.summary.attachments).toMatchObject({ files: 0, missing: { length: 2 } })
  })
})

describe('a hostile file', () => {
  async function spoiled(change: (entries: BagEntries) => BagEntries, deflated = false): Promise<string> {
    const here = office()
    await write(here)
    const entries = change(await unpack(readFileSync(here.file)))
    const raw = [...entries].map(([name, data]): RawEntry => {
      const stored = name === 'mimetype' || (name.includes('attachments/') && !deflated)
      return { name, data, stored }
    })
    return kindOf(rawZip(raw))
  }

  async function kindOf(bytes: Buffer): Promise<string> {
    const folder = temporaryFolder()
    writeFileSync(join(folder, 'a.bzsd'), bytes)
    const read = await readWorkspaceFile(join(folder, 'a.bzsd'), undefined, { folder: join(folder, 'staged') })
    expect(readdirSync(folder).sort()).toEqual(read.ok ? ['a.bzsd', 'staged'] : ['a.bzsd'])
    if (read.ok) return 'accepted'
    expect(read.error.message).toMatch(/现有数据没有变化。$/)
    return read.error.kind
  }

  const renamed = (from: string, to: string) => (entries: BagEntries) => {
    const content = entries.get(from) ?? Buffer.alloc(0)
    entries.delete(from)
    entries.set(to, content)
    return resealManifests(entries)
  }

  it('is accepted as long as it is not spoiled', async () => {
    expect(await spoiled(reseal)).toBe('accepted')
  })

  it('with another content under a hash is refused, even with all manifests made to fit', async () => {
    const name = entryOf(PNG, 'png')
    expect(await spoiled((entries) => entries.set(name, Buffer.from('<script>')))).toBe('hash-mismatch')
    expect(await spoiled((entries) => resealManifests(entries.set(name, Buffer.from('<script>'))))).toBe(
      'hash-mismatch',
    )
  })

  it.each([
    ['../外面.png', 'unsafe-name'],
    ['data/attachments/../../外面.png', 'unsafe-name'],
    ['data\\attachments\\x.png', 'unsafe-name'],
    ['/tmp/x.png', 'unsafe-name'],
    ['data/attachments/NUL.png', 'unsafe-name'],
    ['data/attachments/photo.png', 'unexpected-entry'],
    [`data/attachments/${'A'.repeat(64)}.png`, 'unexpected-entry'],
    [`data/attachments/${'a'.repeat(64)}`, 'unexpected-entry'],
    [`data/attachments/${'a'.repeat(64)}.tar.gz`, 'unexpected-entry'],
    [`data/attachments/ab/${'a'.repeat(64)}.png`, 'unexpected-entry'],
    [`data/attachments/${'a'.repeat(64)}.png`, 'hash-mismatch'],
  ])('with an attached file called %s is refused', async (to, kind) => {
    expect(await spoiled(renamed(entryOf(PNG, 'png'), to))).toBe(kind)
  })

  it('with the same file twice is refused', async () => {
    expect(await spoiled((entries) => resealManifests(entries.set(entryOf(PNG, 'exe'), PNG)))).toBe('duplicate-entry')
  })

  it('with packed attached files is refused, bombs among them', async () => {
    expect(await spoiled(reseal, true)).toBe('suspicious-compression')
    const zeros = Buffer.alloc(64 * 1024 * 1024)
    const bomb = (entries: BagEntries) => resealManifests(entries.set(entryOf(zeros, 'png'), zeros))
    expect(await spoiled(bomb, true)).toBe('suspicious-compression')
  })

  it('that breaks off in an attached file is refused', async () => {
    const here = office()
    await write(here)
    expect(await kindOf(readFileSync(here.file).subarray(0, -400))).toBe('damaged')
  })

  it('with attached files that the manifest leaves out is refused', async () => {
    const without = (entries: BagEntries) => {
      const lines = String(entries.get('manifest-sha256.txt')).replace(/.*\.png\n/, '')
      return entries.set('manifest-sha256.txt', Buffer.from(lines))
    }
    expect(['hash-mismatch', 'unexpected-entry']).toContain(await spoiled(without))
  })
})

describe('a fault while the attached files are put down', () => {
  const stage = (file: string, folder: string, fs: FaultyFs) => readWorkspaceFile(file, undefined, { folder, fs })

  async function steps(file: string): Promise<readonly string[]> {
    const fs = new FaultyFs(0, 'crash')
    await stage(file, join(temporaryFolder(), 'staged'), fs)
    return fs.steps
  }

  it.each(['ENOSPC', 'EIO'])('is told by name and leaves nothing: %s at every step', async (code) => {
    const here = office()
    await write(here)
    const all = await steps(here.file)
    expect(all.length).toBeGreaterThan(6)
    for (const index of all.keys()) {
      const staged = join(here.folder, 'staged')
      const read = await stage(here.file, staged, new FaultyFs(index + 1, { code }))
      expect(read).toMatchObject({ ok: false })
      expect(existsSync(staged)).toBe(false)
    }
  })

  it('leaves nothing but the staged folder when the process dies at any step', async () => {
    const here = office()
    await write(here)
    for (const index of (await steps(here.file)).keys()) {
      const staged = join(here.folder, `staged-${index}`)
      await expect(stage(here.file, staged, new FaultyFs(index + 1, 'crash'))).rejects.toBeInstanceOf(Crash)
      expect(readdirSync(here.folder).filter((name) => !name.startsWith('staged'))).toEqual([
        'attachments',
        '工作区.bzsd',
      ])
    }
    expect([...filesUnder(here.store).keys()]).toHaveLength(2)
  })
})

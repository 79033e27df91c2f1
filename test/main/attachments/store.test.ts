import { randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { buffer } from 'node:stream/consumers'
import { describe, expect, it } from 'vitest'
import { LARGEST_ATTACHMENT } from '../../../domain/attachments/media-type'
import { checkFiles } from '../../../main/attachments/check'
import { AttachmentStore } from '../../../main/attachments/store'
import { sweepUnreferenced } from '../../../main/attachments/sweep'
import { DamagedAttachmentError } from '../../../main/attachments/verified-pieces'
import { diskFs } from '../../../main/files/fs-port'
import { filesUnder, PNG, putFile, sha256Of } from '../../support/attached-files'
import { Crash, FaultyFs } from '../../support/faulty-fs'
import { temporaryFolder } from '../../support/temporary-folder'

const storeAt = (fs = diskFs) => new AttachmentStore(join(temporaryFolder(), 'attachments'), fs)
const longName = `${'佐证材料照片'.repeat(33)}一二.png`

async function* inPieces(content: Buffer, size = 7): AsyncGenerator<Buffer> {
  for (let at = 0; at < content.length; at += size) yield content.subarray(at, at + size)
}

/** What is in place; what is still coming in is nobody's. */
function settled(store: AttachmentStore): string[] {
  if (!existsSync(store.folder)) return []
  return [...filesUnder(store.folder).keys()].filter((name) => !name.startsWith('incoming/'))
}

async function added(store: AttachmentStore, content: Buffer, name = '照片.png') {
  const stored = await store.add(inPieces(content), name)
  if (!stored.ok) throw new Error(stored.error.message)
  return stored.value
}

describe('adding', () => {
  it('keeps a file under its hash, whatever its name, and gives the same bytes back', async () => {
    const store = storeAt()
    const sha256 = sha256Of(PNG)
    expect(longName.length).toBeGreaterThan(200)
    expect(await added(store, PNG, longName)).toEqual({
      sha256,
      size: PNG.length,
      mediaType: 'image/png',
      wasThere: false,
    })
    expect(settled(store)).toEqual([`${sha256.slice(0, 2)}/${sha256}`])
    const opened = await store.open(sha256, longName)
    if (!opened.ok) throw new Error(opened.error.message)
    expect(opened.value).toMatchObject({ size: PNG.length, mediaType: 'image/png' })
    expect(await buffer(opened.value.pieces())).toEqual(PNG)
  })

  it('stores the same content once', async () => {
    const store = storeAt()
    await added(store, PNG, '甲.png')
    expect(await added(store, PNG, '乙.png')).toMatchObject({ wasThere: true })
    expect([...filesUnder(store.folder).keys()]).toHaveLength(1)
  })

  it('heals a damaged file when its content is added again, and keeps the damaged bytes aside', async () => {
    const store = storeAt()
    const { sha256 } = await added(store, PNG)
    truncateSync(store.pathOf(sha256), 20)
    expect(await added(store, PNG)).toMatchObject({ wasThere: false })
    const kept = [...filesUnder(store.folder)]
    expect(kept.map(([name]) => name.split('/')[0])).toEqual([sha256.slice(0, 2), 'damaged'])
    expect(kept.map(([, bytes]) => bytes.length)).toEqual([PNG.length, 20])
  })

  it('refuses an empty file and one of more than 200 MB, and keeps nothing of them', async () => {
    const store = storeAt()
    expect(await store.add(inPieces(Buffer.alloc(0)), 'a.png')).toMatchObject({ error: { kind: 'empty-file' } })
    const piece = Buffer.alloc(LARGEST_ATTACHMENT / 50)
    const tooMany = inPieces(Buffer.alloc(0))
    async function* large() {
      yield* tooMany
      for (let n = 0; n < 51; n += 1) yield piece
    }
    const refused = await store.add(large(), '录像.mp4')
    expect(refused).toMatchObject({ error: { kind: 'too-large' } })
    expect(refused.ok ? '' : refused.error.message).toMatch(/超过 200 MB，没有添加/)
    expect([...filesUnder(store.folder).keys()]).toEqual([])
  })

  it('ends an upload for good when it was dropped or has failed', async () => {
    const upload = await storeAt().begin('a.png')
    if (!upload.ok) throw new Error(upload.error.message)
    await upload.value.drop()
    expect(await upload.value.write(PNG)).toMatchObject({ error: { kind: 'upload-ended' } })
    expect(await upload.value.finish()).toMatchObject({ error: { kind: 'upload-ended' } })
  })

  it('tells by name when the system refuses the folder', async () => {
    const folder = temporaryFolder()
    writeFileSync(join(folder, 'attachments'), '')
    const store = new AttachmentStore(join(folder, 'attachments'))
    expect(await store.begin('a.png')).toMatchObject({ ok: false })
  })
})

describe('a fault at any step of adding', () => {
  async function steps(): Promise<readonly string[]> {
    const fs = new FaultyFs(0, 'crash')
    await added(storeAt(fs), PNG)
    return fs.steps
  }

  it.each(['ENOSPC', 'EIO', 'EROFS', 'EWHATEVER'])('leaves nothing or the whole file after %s', async (code) => {
    for (const [index, step] of (await steps()).entries()) {
      const store = storeAt(new FaultyFs(index + 1, { code }))
      const result = await store.add(inPieces(PNG), 'a.png')
      expect(result.ok, step).toBe(false)
      for (const name of settled(store)) expect(sha256Of(filesUnder(store.folder).get(name) ?? PNG)).toBe(name.slice(3))
    }
  })

  it('leaves nothing or the whole file in place when the process dies', async () => {
    for (const [index] of (await steps()).entries()) {
      const store = storeAt(new FaultyFs(index + 1, 'crash'))
      await expect(store.add(inPieces(PNG), 'a.png')).rejects.toBeInstanceOf(Crash)
      for (const name of settled(store)) expect(sha256Of(filesUnder(store.folder).get(name) ?? PNG)).toBe(name.slice(3))
      const next = new AttachmentStore(store.folder)
      await next.clearIncoming()
      expect(await added(next, PNG)).toMatchObject({ sha256: sha256Of(PNG) })
      expect([...filesUnder(store.folder).keys()]).toHaveLength(1)
    }
  })
})

describe('checking', () => {
  it('finds what is missing or of another size quickly, and another content by reading it', async () => {
    const store = storeAt()
    const contents = ['好', '丢', '短', '改'].map((text) => Buffer.from(text.repeat(10)))
    const wanted = contents.map((content, index) => ({
      sha256: putFile(store.folder, content),
      size: content.length,
      name: `${index}.txt`,
    }))
    const path = (index: number) => store.pathOf(wanted[index]?.sha256 ?? '')
    rmSync(path(1))
    truncateSync(path(2), 5)
    writeFileSync(path(3), Buffer.alloc(contents[3]?.length ?? 0, 1))
    expect(await checkFiles(store, [...wanted, ...wanted], 'quick')).toEqual({
      files: 4,
      bytes: 120,
      faults: [
        { sha256: wanted[1]?.sha256, name: '1.txt', fault: 'missing' },
        { sha256: wanted[2]?.sha256, name: '2.txt', fault: 'damaged' },
      ],
    })
    const full = await checkFiles(store, wanted, 'full')
    expect(full.faults.map(({ name, fault }) => `${name} ${fault}`)).toEqual([
      '1.txt missing',
      '2.txt damaged',
      '3.txt damaged',
    ])
  })

  it('refuses to read a changed content to its end', async () => {
    const store = storeAt()
    const content = randomBytes(600_000)
    const sha256 = putFile(store.folder, content)
    writeFileSync(store.pathOf(sha256), Buffer.concat([content.subarray(0, -1), Buffer.of(0)]))
    const opened = await store.open(sha256, 'a.png')
    if (!opened.ok) throw new Error(opened.error.message)
    await expect(buffer(opened.value.pieces())).rejects.toBeInstanceOf(DamagedAttachmentError)
  })

  it('says that a file is not there, and takes no name that is not a hash', async () => {
    const store = storeAt()
    expect(await store.open('a'.repeat(64), '')).toMatchObject({ error: { kind: 'attachment-missing' } })
    for (const name of ['../x', 'A'.repeat(64), '']) expect(() => store.pathOf(name)).toThrow()
  })
})

describe('taking over a staged folder', () => {
  it('moves every file in and keeps those that are there', async () => {
    const store = storeAt()
    const [old, fresh] = [Buffer.from('旧'), Buffer.from('新')]
    putFile(store.folder, old)
    const staged = temporaryFolder()
    putFile(staged, old)
    putFile(staged, fresh)
    mkdirSync(join(staged, 'other'))
    expect(await store.takeAll(staged)).toMatchObject({ ok: true })
    expect(await store.names()).toEqual([sha256Of(old), sha256Of(fresh)].sort())
  })
})

describe('sweeping', () => {
  const day = (n: number) => new Date(Date.UTC(2026, 0, 1 + n))

  it('removes a file only 30 days after it was first seen without a record', async () => {
    const store = storeAt()
    const used = putFile(store.folder, Buffer.from('在用'))
    const loose = putFile(store.folder, Buffer.from('无主'))
    const sweep = (n: number, names = [used]) => sweepUnreferenced(store, new Set(names), { now: day(n), days: 30 })
    expect(await sweep(0)).toMatchObject({ value: { removed: [], waiting: [{ sha256: loose }] } })
    expect(await sweep(29)).toMatchObject({ value: { removed: [] } })
    expect(await sweep(30)).toMatchObject({ value: { removed: [{ sha256: loose, bytes: 6 }], waiting: [] } })
    expect(await store.names()).toEqual([used])
  })

  it('begins to count anew when a record had it in between', async () => {
    const store = storeAt()
    const loose = putFile(store.folder, Buffer.from('无主'))
    const sweep = (n: number, names: string[] = []) =>
      sweepUnreferenced(store, new Set(names), { now: day(n), days: 30 })
    await sweep(0)
    await sweep(20, [loose])
    await sweep(40)
    expect(await sweep(69)).toMatchObject({ value: { removed: [] } })
    expect(await sweep(70)).toMatchObject({ value: { removed: [{ sha256: loose }] } })
  })

  it('refuses a shorter delay', async () => {
    expect(await sweepUnreferenced(storeAt(), new Set(), { now: day(0), days: 29 })).toMatchObject({
      error: { kind: 'too-soon' },
    })
  })
})

import { randomBytes } from 'node:crypto'
import { mkdirSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeEach, describe, expect, it } from 'vitest'
import { RECORD_KINDS } from '../../../domain/records/registry'
import type { StandardId } from '../../../domain/records/standard'
import { readWorkspaceFile } from '../../../main/workspace-file/read'
import { type BagEntries, bagEntries, reseal, resealManifests, tagManifest } from '../../support/bag-entries'
import { fileRows, idNumber } from '../../support/file-rows'
import { type RawEntry, rawZip } from '../../support/raw-zip'
import { temporaryFolder } from '../../support/temporary-folder'

const STANDARDS = 'data/records/standards.jsonl'
const standard = { ...RECORD_KINDS.standards.empty(idNumber(2) as StandardId), name: '服务规范' }

let entries: BagEntries
beforeEach(async () => {
  entries = await bagEntries(fileRows({ standards: [standard] }))
})

function raw(changes: Readonly<Record<string, Partial<RawEntry>>> = {}): RawEntry[] {
  return [...entries].map(([name, data]) => ({ name, data, stored: name === 'mimetype', ...changes[name] }))
}

/** The bytes of these entries, honestly packed. */
function sealed(bag: BagEntries): Buffer {
  entries = bag
  return rawZip(raw())
}

const extra = (name: string | Uint8Array, more: Partial<RawEntry> = {}): RawEntry => ({
  name,
  data: Buffer.from('不该在这里'),
  ...more,
})

/** How many archives were refused so far. */
let refused = 0

/**
 * Reads the bytes as a file that is brought in; makes sure that nothing came to lie outside the staging folder, and
 * nothing in it when the file is refused.
 */
async function kindOf(bytes: Uint8Array): Promise<string> {
  const folder = temporaryFolder()
  const path = join(folder, '下载', '外来.bzsd')
  const staging = join('暂存', '一', '二')
  mkdirSync(join(folder, '下载'))
  writeFileSync(path, bytes)
  const read = await readWorkspaceFile(path, undefined, { folder: join(folder, staging) })
  const left = (readdirSync(folder, { recursive: true }) as string[]).filter((name) => !staging.startsWith(name))
  const outside = left.filter((name) => !name.startsWith(staging))
  expect(outside).toEqual(['下载', join('下载', '外来.bzsd')])
  if (read.ok) return 'accepted'
  expect(left).toEqual(outside)
  refused += 1
  expect(read.error.message).toMatch(/现有数据没有变化。$/)
  expect(read.error.message).not.toContain('\0')
  return read.error.kind
}

function edit(name: string, change: (text: string) => string): void {
  entries.set(name, Buffer.from(change(String(entries.get(name)))))
}

it('accepts the good file that the others are made from', async () => {
  expect(await kindOf(rawZip(raw()))).toBe('accepted')
  expect(await kindOf(sealed(reseal(entries)))).toBe('accepted')
})

describe('names', () => {
  it.each([
    ['../外面.txt'],
    ['data/../../外面.txt'],
    ['..\\外面.txt'],
    ['data\\records\\x.jsonl'],
    ['/etc/passwd'],
    ['C:/Windows/win.ini'],
    ['C:foo'],
    ['//server/share/x'],
    ['NUL.txt'],
    ['data/con'],
    ['data/records/COM1.jsonl'],
    ['尾随点.'],
    ['尾随空格 '],
    ['a.txt:evil'],
    ['换\n行'],
    ['零\0字节'],
    ['data//x'],
    ['./x'],
    [''],
    ['长'.repeat(300)],
  ])('refuses %j as unsafe', async (name) => {
    expect(await kindOf(rawZip([...raw(), extra(name)]))).toBe('unsafe-name')
  })

  it('refuses a name that is no UTF-8', async () => {
    expect(await kindOf(rawZip([...raw(), extra(Uint8Array.of(0xff, 0xfe, 0x80))]))).toBe('unsafe-name')
  })

  it.each([[STANDARDS], ['DATA/records/Standards.jsonl'], ['bagit.txt'], ['mimetype']])(
    'refuses a second %s',
    async (name) => {
      expect(await kindOf(rawZip([...raw(), extra(name)]))).toBe('duplicate-entry')
    },
  )

  it('refuses two names that differ only in their Unicode form', async () => {
    expect(await kindOf(rawZip([...raw(), extra('é'), extra('e\u0301')]))).toBe('duplicate-entry')
  })

  it.each([['readme.txt'], ['data/records/../x'.replace('../', '')], ['data/'], ['data/run.exe'], ['fetch.txt']])(
    'refuses %s, which no workspace file has',
    async (name) => {
      expect(['unexpected-entry', 'unsafe-name']).toContain(await kindOf(rawZip([...raw(), extra(name)])))
    },
  )

  it('refuses an entry that is listed but has no business here', async () => {
    entries.set('data/run.exe', Buffer.from('MZ'))
    expect(await kindOf(sealed(resealManifests(entries)))).toBe('unexpected-entry')
  })

  it('refuses an entry whose two headers tell different names', async () => {
    const bytes = rawZip(raw({ [STANDARDS]: { local: { name: Buffer.from('data/records/standardz.jsonl') } } }))
    expect(await kindOf(bytes)).toBe('damaged')
  })
})

describe('kinds of entries', () => {
  it.each([
    ['a link', 0o120777],
    ['a folder', 0o040755],
    ['a device', 0o020666],
    ['a pipe', 0o010666],
  ])('refuses %s', async (_name, mode) => {
    expect(await kindOf(rawZip(raw({ [STANDARDS]: { mode } })))).toBe('special-entry')
  })

  it('refuses an encrypted entry', async () => {
    expect(await kindOf(rawZip(raw({ [STANDARDS]: { central: { flags: 0x801 }, local: { flags: 0x801 } } })))).toBe(
      'encrypted-entry',
    )
  })

  it('refuses strong encryption', async () => {
    expect(await kindOf(rawZip(raw({ [STANDARDS]: { central: { flags: 0x841 } } })))).not.toBe('accepted')
  })

  it.each([1, 9, 12, 93, 99])('refuses packing method %i', async (method) => {
    const changes = { [STANDARDS]: { central: { method }, local: { method } } }
    expect(await kindOf(rawZip(raw(changes)))).toBe('damaged')
  })
})

describe('sizes', () => {
  it('refuses an honest bomb', async () => {
    entries.set(STANDARDS, Buffer.alloc(64 * 1024 * 1024, 0x20))
    expect(await kindOf(rawZip(raw()))).toBe('suspicious-compression')
  })

  it('refuses a bomb that says it is small, without unpacking it', async () => {
    entries.set(STANDARDS, Buffer.alloc(64 * 1024 * 1024, 0x20))
    expect(await kindOf(rawZip(raw({ [STANDARDS]: { central: { unpacked: 100 } } })))).toBe('size-mismatch')
  })

  it('refuses an entry that says it is larger than it is', async () => {
    expect(await kindOf(rawZip(raw({ [STANDARDS]: { central: { unpacked: 100_000 } } })))).toBe('size-mismatch')
  })

  it('refuses a stored entry whose two sizes differ', async () => {
    expect(await kindOf(rawZip(raw({ [STANDARDS]: { stored: true, central: { unpacked: 5 } } })))).toBe('damaged')
  })

  it('refuses an entry of more than 200 MB and more than 2 GB in all', async () => {
    expect(await kindOf(rawZip(raw({ [STANDARDS]: { central: { unpacked: 210_000_000 } } })))).toBe('too-large')
    const many = Array.from({ length: 12 }, (_, index) =>
      extra(`data/records/t${index}.jsonl`, { central: { unpacked: 200_000_000 } }),
    )
    expect(await kindOf(rawZip([...raw(), ...many]))).toBe('too-large')
  })

  it('refuses more than 20,000 entries', async () => {
    const many = Array.from({ length: 20_001 }, (_, index) => ({
      name: `a${index}`,
      data: Buffer.alloc(0),
      stored: true,
    }))
    expect(await kindOf(rawZip([...raw(), ...many]))).toBe('too-large')
  })

  it('refuses a line of more than 16 MB', async () => {
    const note = randomBytes(9_000_000).toString('hex')
    entries.set(STANDARDS, Buffer.from(`${JSON.stringify({ ...standard, note })}\n`))
    expect(await kindOf(sealed(reseal(entries)))).toBe('too-large')
  })

  it('refuses entries that share their bytes', async () => {
    const bytes = rawZip(raw({ 'data/records/units.jsonl': { central: { offset: 0 } } }))
    expect(await kindOf(bytes)).toBe('damaged')
  })

  it('refuses fewer entries than there are, and more', async () => {
    expect(await kindOf(rawZip(raw(), { entryCount: 5 }))).toBe('missing-entry')
    expect(await kindOf(rawZip(raw(), { entryCount: 500 }))).toBe('damaged')
  })
})

describe('hashes', () => {
  it('refuses a changed table whose CRC is right', async () => {
    edit(STANDARDS, (text) => text.replace('服务规范', '服务规苑'))
    expect(await kindOf(rawZip(raw()))).toBe('hash-mismatch')
  })

  it('refuses a wrong CRC', async () => {
    expect(await kindOf(rawZip(raw({ [STANDARDS]: { central: { crc: 1 } } })))).toBe('damaged')
  })

  it.each([['bag-info.txt'], ['使用说明.txt'], ['manifest-sha256.txt'], ['data/workspace.json']])(
    'refuses a changed %s',
    async (name) => {
      edit(name, (text) => text.replace(/\d(?=\D*$)/, '7x'))
      expect(['hash-mismatch', 'damaged']).toContain(await kindOf(rawZip(raw())))
    },
  )

  it.each([['bagit.txt'], ['manifest-sha256.txt'], ['data/workspace.json'], [STANDARDS], ['tagmanifest-sha256.txt']])(
    'refuses a file without %s',
    async (name) => {
      entries.delete(name)
      expect(await kindOf(rawZip(raw()))).toBe('missing-entry')
    },
  )

  it('refuses a table that the manifest leaves out', async () => {
    edit('manifest-sha256.txt', (text) => text.replace(/.*standards\.jsonl\n/, ''))
    const tags = resealTagOnly()
    expect(await kindOf(rawZip(tags))).toBe('unexpected-entry')
  })

  it('refuses a wrong Payload-Oxum', async () => {
    edit('bag-info.txt', (text) => text.replace(/Payload-Oxum: \d+/, 'Payload-Oxum: 1'))
    expect(await kindOf(rawZip(resealTagOnly()))).toBe('damaged')
  })

  it('refuses a manifest of another form', async () => {
    edit('manifest-sha256.txt', (text) => text.replaceAll('  ', ' *'))
    expect(await kindOf(rawZip(resealTagOnly()))).toBe('damaged')
  })

  /** Only the tag manifest made right again. */
  function resealTagOnly(): RawEntry[] {
    entries.set('tagmanifest-sha256.txt', tagManifest(entries))
    return raw()
  }
})

describe('rows', () => {
  async function withStandards(text: string): Promise<string> {
    entries.set(STANDARDS, Buffer.from(text))
    return kindOf(sealed(reseal(entries)))
  }
  const line = JSON.stringify(standard)

  it.each([
    ['a row that does not fit', line.replace('"现行"', '"不知道"')],
    ['a row without a field', line.replace('"note":""', '"x":""')],
    ['a row of another type', '[]'],
    ['a line that is no JSON', '{"id":'],
    ['an empty line', ''],
    ['a key that reaches the prototype', line.replace('"note"', '"__proto__":{"x":1},"note"')],
    ['endless nesting', line.replace('"note"', `"later":${'['.repeat(50_000)}${']'.repeat(50_000)},"note"`)],
  ])('refuses %s', async (_name, text) => {
    expect(await withStandards(`${text}\n`)).toBe('bad-row')
  })

  it('refuses two rows of one id', async () => {
    expect(await withStandards(`${line}\n${line}\n`)).toBe('duplicate-id')
  })

  it('refuses a last line without an end', async () => {
    expect(await withStandards(`${line}\n${line}`)).toBe('damaged')
  })

  it('refuses text that is no UTF-8', async () => {
    entries.set(STANDARDS, Buffer.concat([Buffer.from(line.slice(0, -2)), Buffer.from([0xff, 0x22, 0x7d, 0x0a])]))
    expect(await kindOf(sealed(reseal(entries)))).toBe('damaged')
  })

  it('refuses a file of no workspace, or of two', async () => {
    const workspaces = 'data/records/workspaces.jsonl'
    const one = String(entries.get(workspaces))
    for (const text of ['', one + one.replace(idNumber(1), idNumber(9))]) {
      entries.set(workspaces, Buffer.from(text))
      expect(await kindOf(sealed(reseal(entries)))).toBe('damaged')
    }
  })

  it('keeps a field that only a newer program knows', async () => {
    expect(await withStandards(`${line.replace('"note"', '"later":{"a":[1]},"note"')}\n`)).toBe('accepted')
  })
})

describe('versions', () => {
  async function withHeader(change: (header: Record<string, unknown>) => void): Promise<string> {
    const header = JSON.parse(String(entries.get('data/workspace.json')))
    change(header)
    entries.set('data/workspace.json', Buffer.from(JSON.stringify(header)))
    return kindOf(sealed(resealManifests(entries)))
  }

  it('refuses a file that needs a newer reader, whatever else it may hold', async () => {
    entries.set('data/something/new.bin', Buffer.from('x'))
    expect(await withHeader((header) => Object.assign(header, { format: 3, minReader: 3, tables: 'other' }))).toBe(
      'newer-format',
    )
  })

  it('refuses tables that the header does not tell of, and attachments in a format that has none', async () => {
    entries.set('data/records/findings.jsonl', Buffer.alloc(0))
    expect(await withHeader(() => undefined)).toBe('damaged')
    entries = await bagEntries(fileRows())
    entries.set(`data/attachments/${'a'.repeat(64)}.jpg`, Buffer.from('x'))
    expect(await withHeader(() => undefined)).toBe('unexpected-entry')
  })

  it('reads a newer format and newer records that say we may, with fields unknown to us', async () => {
    const newer = { format: 3, schema: 3, minSchema: 1, later: [1] }
    expect(await withHeader((header) => Object.assign(header, newer))).toBe('accepted')
  })

  it.each([[{ schema: 99 }], [{ schema: 99, minSchema: 98 }], [{ minReader: 99 }]])(
    'refuses what is newer without such leave: %j',
    async (versions) => {
      expect(await withHeader((header) => Object.assign(header, versions))).toBe('newer-format')
    },
  )

  it('reads a file of an older schema that has no such table yet', async () => {
    entries.delete('data/records/units.jsonl')
    expect(await withHeader((header) => delete (header.tables as Record<string, unknown>).units)).toBe('accepted')
  })

  it.each([[{ format: 'x' }], [{ tables: null }], [{ workspaceId: '../../x' }], [{ generation: -1 }]])(
    'refuses a header that says %j',
    async (fields) => {
      expect(await withHeader((header) => Object.assign(header, fields))).toBe('damaged')
    },
  )
})

describe('other files', () => {
  it.each([
    [
      'a Word document',
      rawZip([
        { name: '[Content_Types].xml', data: Buffer.from('<Types/>') },
        { name: 'word/document.xml', data: Buffer.from('<w/>') },
      ]),
    ],
    [
      'an OpenDocument file',
      rawZip([{ name: 'mimetype', data: Buffer.from('application/vnd.oasis.opendocument.text'), stored: true }]),
    ],
    ['an empty ZIP', rawZip([])],
    ['a PDF', Buffer.from('%PDF-1.7\n')],
    ['an old Excel file', Buffer.from('d0cf11e0a1b11ae1', 'hex')],
    ['plain text', Buffer.from('这不是工作区文件')],
    ['our old-style name only', Buffer.from('.bzsd')],
    ['zeros', Buffer.alloc(4096)],
  ])('refuses %s as not ours', async (_name, bytes) => {
    expect(await kindOf(bytes)).toBe('not-workspace-file')
  })

  it('calls an empty file damaged', async () => {
    expect(await kindOf(Buffer.alloc(0))).toBe('damaged')
  })
})

it('names every problem that a file has, not only the first', async () => {
  const folder = temporaryFolder()
  const path = join(folder, 'a.bzsd')
  edit(STANDARDS, (text) => text.replace('服务规范', '服务规苑'))
  edit('data/records/workspaces.jsonl', (text) => text.replace('云河', '云何'))
  writeFileSync(path, rawZip(raw()))
  const read = await readWorkspaceFile(path)
  expect(read.ok ? [] : read.error.problems.map((problem) => problem.kind)).toEqual(['hash-mismatch', 'hash-mismatch'])
})

it('has refused at least 25 hostile archives before this', () => {
  process.stdout.write(`  ${refused} hostile archives refused, 0 bytes outside staging\n`)
  expect(refused).toBeGreaterThanOrEqual(25)
})

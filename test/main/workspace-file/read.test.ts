import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import { RECORD_KINDS } from '../../../domain/records/registry'
import type { StandardId } from '../../../domain/records/standard'
import type { SystemNodeId } from '../../../domain/records/system-node'
import { canonicalJson } from '../../../domain/workspace/canonical-json'
import { createRecord } from '../../../domain/workspace/edit'
import { FILE_TABLES } from '../../../domain/workspace/file-tables'
import { readWorkspaceFile } from '../../../main/workspace-file/read'
import { fileBytes, type Rows } from '../../support/bag-entries'
import { anyFileRows, fileRows, idNumber, logOf } from '../../support/file-rows'
import { temporaryFolder } from '../../support/temporary-folder'

const standards = Array.from({ length: 40 }, (_, index) => ({
  ...RECORD_KINDS.standards.empty(idNumber(index + 2) as StandardId),
  name: `服务规范 第${index * 7919}部分 𠮷`,
  note: idNumber(index * 104_729),
}))
const log = logOf(
  standards.map((standard) => createRecord('standards', standard)),
  100,
)
const ROWS = fileRows({ standards, batches: [log.head], changes: log.rows })

async function readBytes(bytes: Uint8Array) {
  const path = join(temporaryFolder(), '工作区.bzsd')
  writeFileSync(path, bytes)
  return readWorkspaceFile(path)
}

function lines(rows: Rows): string[] {
  return FILE_TABLES.flatMap((table) => (rows.get(table) ?? []).map((row) => `${table} ${canonicalJson(row)}`)).sort()
}

describe('readWorkspaceFile', () => {
  it('gives back every row of every table, unknown fields included', async () => {
    const folder = temporaryFolder()
    await fc.assert(
      fc.asyncProperty(anyFileRows, async (rows) => {
        const path = join(folder, 'a.bzsd')
        writeFileSync(path, await fileBytes(rows))
        const read = await readWorkspaceFile(path)
        if (!read.ok) throw new Error(JSON.stringify(read.error))
        expect(lines(read.value.rows)).toEqual(lines(rows))
      }),
      { numRuns: 50 },
    )
  })

  it('tells what the file holds', async () => {
    const read = await readBytes(await fileBytes(ROWS, '0.9.0'))
    expect(read).toMatchObject({
      ok: true,
      value: {
        summary: {
          title: '云河县政务服务中心试点',
          appVersion: '0.9.0',
          workspaceId: idNumber(1),
          generation: 1,
          counts: { standards: 40, changes: 40, batches: 1, persons: 0 },
          remarks: [],
        },
      },
    })
  })

  it('remarks on nodes in a circle and on references to nothing, and keeps them', async () => {
    const node = (id: number, parent: number | null) => ({
      ...RECORD_KINDS.systemNodes.empty(idNumber(id) as SystemNodeId),
      parentId: parent === null ? null : idNumber(parent),
    })
    const rows = fileRows({ systemNodes: [node(2, 3), node(3, 4), node(4, 3), node(5, null), node(6, 99)] })
    const read = await readBytes(await fileBytes(rows))
    if (!read.ok) throw new Error(read.error.message)
    expect(read.value.rows.get('systemNodes')).toHaveLength(5)
    expect(read.value.summary.remarks.map(({ kind, id }) => [kind, id])).toEqual([
      ['tree-cycle', idNumber(3)],
      ['dangling-reference', idNumber(6)],
    ])
  })

  it('names a file that is not there', async () => {
    const read = await readWorkspaceFile(join(temporaryFolder(), '没有.bzsd'))
    expect(read).toMatchObject({ ok: false, error: { kind: 'file-missing' } })
    expect(read.ok ? '' : read.error.message).toContain('现有数据没有变化')
  })

  it('names a folder', async () => {
    expect(await readWorkspaceFile(temporaryFolder())).toMatchObject({ ok: false, error: { kind: 'is-folder' } })
  })
})

describe('a damaged file', () => {
  let bytes: Buffer
  let content: string[]
  beforeAll(async () => {
    bytes = await fileBytes(ROWS)
    content = lines(ROWS)
  })

  async function refusedOrSame(changed: Buffer): Promise<boolean> {
    const read = await readBytes(changed)
    if (!read.ok) return read.error.message.includes('现有数据没有变化')
    return lines(read.value.rows).join('\n') === content.join('\n')
  }

  it('is refused at whatever length it is cut short', async () => {
    const lengths = [0, 1, 3, 4, 29, 30, 38, 60, bytes.length - 1, bytes.length - 22, bytes.length - 23]
    for (let length = 100; length < bytes.length; length += 97) lengths.push(length)
    for (const length of lengths) {
      const read = await readBytes(bytes.subarray(0, length))
      expect(read.ok, `${length} of ${bytes.length}`).toBe(false)
      if (!read.ok && length >= 30) expect(read.error.kind).toBe('damaged')
    }
  })

  it('is refused, or holds the same, with any one bit flipped', async () => {
    await fc.assert(
      fc.asyncProperty(fc.nat({ max: bytes.length * 8 - 1 }), async (bit) => {
        const changed = Buffer.from(bytes)
        const at = Math.floor(bit / 8)
        changed.writeUInt8(changed.readUInt8(at) ^ (1 << (bit % 8)), at)
        expect(await refusedOrSame(changed)).toBe(true)
      }),
      { numRuns: 200 },
    )
  })

  it('is refused, or holds the same, with any one byte of its list of entries changed', async () => {
    const directory = bytes.indexOf(Buffer.from([0x50, 0x4b, 0x01, 0x02]))
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: directory, max: bytes.length - 1 }),
        fc.nat({ max: 255 }),
        async (at, byte) => {
          const changed = Buffer.from(bytes)
          changed.writeUInt8(byte, at)
          expect(await refusedOrSame(changed)).toBe(true)
        },
      ),
      { numRuns: 200 },
    )
  })

  it('is refused with a stretch of zeros, as a stick that was pulled out leaves it', async () => {
    for (let at = 512; at + 512 < bytes.length; at += 512) {
      const changed = Buffer.from(bytes).fill(0, at, at + 512)
      expect((await readBytes(changed)).ok, `zeros at ${at}`).toBe(false)
    }
  })

  it('is refused with bytes behind its end', async () => {
    expect(await readBytes(Buffer.concat([bytes, Buffer.from('附')]))).toMatchObject({ error: { kind: 'damaged' } })
  })

  it('is never written to by reading', async () => {
    const path = join(temporaryFolder(), 'a.bzsd')
    writeFileSync(path, bytes)
    await readWorkspaceFile(path)
    expect(readFileSync(path).equals(bytes)).toBe(true)
  })
})

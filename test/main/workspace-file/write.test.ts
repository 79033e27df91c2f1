import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { RECORD_KINDS } from '../../../domain/records/registry'
import type { StandardId } from '../../../domain/records/standard'
import { createRecord } from '../../../domain/workspace/edit'
import { readWorkspaceFile } from '../../../main/workspace-file/read'
import { writeWorkspaceFile } from '../../../main/workspace-file/write'
import { bagEntries, fileBytes } from '../../support/bag-entries'
import { FaultyFs } from '../../support/faulty-fs'
import { anyFileRows, fileRows, idNumber, logOf, shuffled } from '../../support/file-rows'
import { temporaryFolder } from '../../support/temporary-folder'

const APP = { appVersion: '0.1.0' }
const standard = { ...RECORD_KINDS.standards.empty(idNumber(2) as StandardId), name: '服务规范', number: 'GB/T 1-2020' }
const log = logOf([createRecord('standards', standard)], 100)
const ROWS = fileRows({ standards: [standard], batches: [log.head], changes: log.rows })

describe('writeWorkspaceFile', () => {
  it('writes a file, reads it again and tells size, hash and counts', async () => {
    const path = join(temporaryFolder(), '云河县.bzsd')
    const written = await writeWorkspaceFile(ROWS, path, APP)
    const bytes = readFileSync(path)
    const sha256 = createHash('sha256').update(bytes).digest('hex')
    expect(written).toMatchObject({
      ok: true,
      value: {
        bytes: bytes.length,
        sha256,
        counts: { workspaces: 1, standards: 1, batches: 1, changes: 1, pilots: 0 },
      },
    })
  })

  it('gives byte-identical files for the same content in any order', async () => {
    await fc.assert(
      fc.asyncProperty(
        anyFileRows.chain((rows) => fc.tuple(fc.constant(rows), shuffled(rows))),
        async ([rows, mixed]) => {
          expect((await fileBytes(mixed)).equals(await fileBytes(rows))).toBe(true)
        },
      ),
      { numRuns: 40 },
    )
  })

  it('gives the same bytes in every time zone', async () => {
    const zone = process.env.TZ
    const here = await fileBytes(ROWS)
    try {
      process.env.TZ = 'Pacific/Auckland'
      expect((await fileBytes(ROWS)).equals(here)).toBe(true)
    } finally {
      if (zone === undefined) delete process.env.TZ
      else process.env.TZ = zone
    }
  })

  it('comes back from read and written again byte for byte', async () => {
    const folder = temporaryFolder()
    await fc.assert(
      fc.asyncProperty(anyFileRows, async (rows) => {
        const first = join(folder, 'a.bzsd')
        const second = join(folder, 'b.bzsd')
        expect(await writeWorkspaceFile(rows, first, APP)).toMatchObject({ ok: true })
        const read = await readWorkspaceFile(first)
        if (!read.ok) throw new Error(JSON.stringify(read.error))
        expect(await writeWorkspaceFile(read.value.rows, second, APP)).toMatchObject({ ok: true })
        expect(readFileSync(second).equals(readFileSync(first))).toBe(true)
      }),
      { numRuns: 10 },
    )
  })

  it('is a bag that unzip and sha256sum accept, with a guide for Notepad', async () => {
    const folder = temporaryFolder()
    const path = join(folder, 'a.bzsd')
    await writeWorkspaceFile(ROWS, path, APP)
    const out = join(folder, '解压')
    execFileSync('unzip', ['-q', path, '-d', out], { env: { ...process.env, LC_ALL: 'C.UTF-8' } })
    for (const manifest of ['manifest-sha256.txt', 'tagmanifest-sha256.txt']) {
      execFileSync('sha256sum', ['--quiet', '--strict', '-c', manifest], { cwd: out })
    }
    expect(readFileSync(join(out, 'bagit.txt'), 'utf8')).toMatch(/^BagIt-Version: 1.0\n/)
    const guide = readFileSync(join(out, '使用说明.txt'), 'utf8')
    expect(guide.startsWith('\uFEFF')).toBe(true)
    expect(guide.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/)
    expect(guide).toContain('certutil -hashfile data\\records\\standards.jsonl SHA256')
  })

  it('begins with its media type, uncompressed, where file(1) looks for it', async () => {
    const bytes = await fileBytes(ROWS)
    expect(bytes.subarray(30).toString('latin1')).toMatch(/^mimetypeapplication\/vnd\.pilot-workbench\.workspace\+zip/)
  })

  it('takes the date, the device and the generation from the change log, never from the clock', async () => {
    const info = String((await bagEntries(ROWS)).get('bag-info.txt'))
    expect(info).toContain('Bagging-Date: 2026-03-17\n')
    expect(info).toContain(`Device-Id: ${log.head.device}\n`)
    expect(info).toContain('Generation: 1\n')
    expect(String((await bagEntries(fileRows())).get('bag-info.txt'))).not.toMatch(/Bagging-Date|Device-Id/)
  })

  it('refuses a workspace without its one workspace record', async () => {
    const folder = temporaryFolder()
    const written = await writeWorkspaceFile(fileRows({ workspaces: [] }), join(folder, 'a.bzsd'), APP)
    expect(written).toMatchObject({ ok: false, error: { kind: 'no-workspace-record' } })
    expect(readdirSync(folder)).toEqual([])
  })

  it('removes a file that does not pass its own check and keeps the older one', async () => {
    const folder = temporaryFolder()
    const path = join(folder, 'a.bzsd')
    writeFileSync(path, '旧文件')
    const written = await writeWorkspaceFile(fileRows({ standards: [standard, standard] }), path, APP)
    expect(written).toMatchObject({ ok: false, error: { kind: 'not-verified' } })
    expect(written.ok ? '' : written.error.message).toMatch(/标识相同.*已删除，原有文件和数据没有变化/)
    expect(readFileSync(path, 'utf8')).toBe('旧文件')
    expect(readdirSync(folder)).toEqual(['a.bzsd'])
  })

  it.each(['create', 'write', 'sync', 'close', 'rename'])('keeps the older file when %s fails', async (step) => {
    const folder = temporaryFolder()
    const path = join(folder, 'a.bzsd')
    writeFileSync(path, '旧文件')
    const written = await writeWorkspaceFile(ROWS, path, { ...APP, fs: new FaultyFs(step, { code: 'ENOSPC' }) })
    expect(written).toMatchObject({ ok: false, error: { kind: 'disk-full' } })
    expect(readdirSync(folder)).toEqual(['a.bzsd'])
    expect(readFileSync(path, 'utf8')).toBe('旧文件')
  })

  it('has the new file whole when only the last flush fails', async () => {
    const path = join(temporaryFolder(), 'a.bzsd')
    const written = await writeWorkspaceFile(ROWS, path, { ...APP, fs: new FaultyFs('settle', { code: 'EIO' }) })
    expect(written).toMatchObject({ ok: false, error: { kind: 'device-error' } })
    expect(await readWorkspaceFile(path)).toMatchObject({ ok: true })
  })
})

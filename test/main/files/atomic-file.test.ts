import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { fail, ok } from '../../../domain/result'
import {
  copyAtomic,
  removeTemporary,
  temporaryName,
  writeFileAtomically,
  writeVerifiedFile,
} from '../../../main/files/atomic-file'
import { diskFs } from '../../../main/files/fs-port'
import { Crash, FaultyFs } from '../../support/faulty-fs'
import { temporaryFolder } from '../../support/temporary-folder'

const OLD = '旧内容'
const NEW = '新内容，写得长一些'

function oldFile(): { folder: string; path: string } {
  const folder = temporaryFolder()
  const path = join(folder, '数据.json')
  writeFileSync(path, OLD)
  return { folder, path }
}

/** Every step of a write on the real disk, in order. */
async function allSteps(): Promise<readonly string[]> {
  const { path } = oldFile()
  const fs = new FaultyFs(0, 'crash')
  await writeFileAtomically(path, NEW, { fs })
  return fs.steps
}

describe('writeFileAtomically', () => {
  it('writes all bytes, flushes them, renames and flushes the folder, in this order', async () => {
    const { folder, path } = oldFile()
    const fs = new FaultyFs(0, 'crash')
    expect(await writeFileAtomically(path, [Buffer.from(NEW)], { fs })).toEqual(ok(null))
    expect(fs.steps).toEqual(['create', 'write', 'write', 'sync', 'close', 'rename', 'settle'])
    expect(readFileSync(path, 'utf8')).toBe(NEW)
    expect(readdirSync(folder)).toEqual(['数据.json'])
  })

  it.each(['ENOSPC', 'EIO', 'EROFS', 'EMFILE', 'EWHATEVER'])(
    'leaves the old file alone and no litter when any step fails with %s',
    async (code) => {
      const steps = await allSteps()
      for (const [index, step] of steps.entries()) {
        const { folder, path } = oldFile()
        const fs = new FaultyFs(index + 1, { code })
        const written = await writeFileAtomically(path, NEW, { fs })
        expect(written.ok, `${step} ${index}`).toBe(false)
        expect(readFileSync(path, 'utf8')).toBe(steps.indexOf('rename') < index ? NEW : OLD)
        expect(readdirSync(folder)).toEqual(['数据.json'])
      }
    },
  )

  it('leaves the old or the new content, never a third, when the process dies at any step', async () => {
    const steps = await allSteps()
    for (const [index, step] of steps.entries()) {
      const { path } = oldFile()
      const fs = new FaultyFs(index + 1, 'crash')
      await expect(writeFileAtomically(path, NEW, { fs })).rejects.toBeInstanceOf(Crash)
      expect(readFileSync(path, 'utf8'), step).toBe(steps.indexOf('rename') < index ? NEW : OLD)
    }
  })

  it.each(['EPERM', 'EACCES', 'EBUSY'])('tries a rename refused with %s again, then succeeds', async (code) => {
    const { path } = oldFile()
    let refusals = 5
    const rename = async (from: string, to: string) => {
      if (refusals-- > 0) throw Object.assign(new Error(code), { code, syscall: 'rename' })
      await diskFs.rename(from, to)
    }
    expect(await writeFileAtomically(path, NEW, { fs: { ...diskFs, rename } })).toEqual(ok(null))
    expect(readFileSync(path, 'utf8')).toBe(NEW)
  })

  it('gives up after ten seconds of refusals, names the cause and keeps the old file', async () => {
    const { folder, path } = oldFile()
    let waited = 0
    const rename = () => Promise.reject(Object.assign(new Error(), { code: 'EBUSY', syscall: 'rename' }))
    const pause = async (milliseconds: number) => {
      waited += milliseconds
    }
    const written = await writeFileAtomically(path, NEW, { fs: { ...diskFs, rename, pause } })
    expect(written).toMatchObject({ ok: false, error: { kind: 'file-busy' } })
    expect(waited).toBeGreaterThanOrEqual(10_000)
    expect(waited).toBeLessThan(12_000)
    expect(readFileSync(path, 'utf8')).toBe(OLD)
    expect(readdirSync(folder)).toEqual(['数据.json'])
  })

  it('names a folder that is not there', async () => {
    const written = await writeFileAtomically(join(temporaryFolder(), '没有', '数据.json'), NEW)
    expect(written).toMatchObject({ ok: false, error: { kind: 'folder-missing' } })
    expect(written.ok ? '' : written.error.message).toMatch(/原有文件和数据没有变化.*文件夹不存在/)
  })

  it('names a folder that may not be written to', async () => {
    const { path } = oldFile()
    const written = await writeFileAtomically(path, NEW, { fs: new FaultyFs(1, { code: 'EACCES' }) })
    expect(written).toMatchObject({ ok: false, error: { kind: 'no-permission' } })
  })

  it('refuses to take the place of a folder', async () => {
    const folder = temporaryFolder()
    mkdirSync(join(folder, '数据.json'))
    expect(await writeFileAtomically(join(folder, '数据.json'), NEW)).toMatchObject({
      ok: false,
      error: { kind: 'is-folder' },
    })
    expect(readdirSync(folder)).toEqual(['数据.json'])
  })

  it('keeps the old file when the content breaks off while it is made', async () => {
    const { folder, path } = oldFile()
    async function* broken() {
      yield Buffer.from('一半')
      throw new Error('生成失败')
    }
    await expect(writeFileAtomically(path, broken())).rejects.toThrow('生成失败')
    expect(readFileSync(path, 'utf8')).toBe(OLD)
    expect(readdirSync(folder)).toEqual(['数据.json'])
  })

  it('writes nothing when it is called off before the rename', async () => {
    const { folder, path } = oldFile()
    const written = await writeFileAtomically(path, NEW, { mayCommit: () => false })
    expect(written).toMatchObject({ ok: false, error: { kind: 'cancelled' } })
    expect(readFileSync(path, 'utf8')).toBe(OLD)
    expect(readdirSync(folder)).toEqual(['数据.json'])
  })
})

describe('writeVerifiedFile', () => {
  it('shows the whole temporary file to the check and returns what it found', async () => {
    const { path } = oldFile()
    const written = await writeVerifiedFile(path, NEW, async (temporary) => ok(readFileSync(temporary, 'utf8')))
    expect(written).toEqual(ok(NEW))
  })

  it('keeps the old file when the check fails', async () => {
    const { folder, path } = oldFile()
    const written = await writeVerifiedFile(path, NEW, async () => fail('not-same', '内容不符。'))
    expect(written).toMatchObject({ ok: false, error: { kind: 'not-same' } })
    expect(readFileSync(path, 'utf8')).toBe(OLD)
    expect(readdirSync(folder)).toEqual(['数据.json'])
  })
})

describe('copyAtomic', () => {
  it('copies bytes and names a missing source', async () => {
    const { folder, path } = oldFile()
    expect(await copyAtomic(path, join(folder, '副本'))).toEqual(ok(null))
    expect(readFileSync(join(folder, '副本'), 'utf8')).toBe(OLD)
    expect(await copyAtomic(join(folder, '没有'), path)).toMatchObject({ ok: false, error: { kind: 'file-missing' } })
    expect(readFileSync(path, 'utf8')).toBe(OLD)
  })
})

describe('removeTemporary', () => {
  it('removes what a job that was ended left behind, and minds nothing that is not there', async () => {
    const { folder, path } = oldFile()
    writeFileSync(temporaryName(path, 'abc'), '一半')
    await removeTemporary(path, 'abc')
    await removeTemporary(path, 'abc')
    expect(readdirSync(folder)).toEqual(['数据.json'])
  })
})

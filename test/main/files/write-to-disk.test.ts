import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { fail } from '../../../domain/result'
import { writeFileAtomically } from '../../../main/files/atomic-file'
import { diskFs, type Fs } from '../../../main/files/fs-port'
import { writeToDisk } from '../../../main/files/write-to-disk'
import { Crash, FAULTS, FaultyFs, stepsFor } from '../../support/faulty-fs'
import { temporaryFolder } from '../../support/temporary-folder'

const OLD = '旧文件'
const NEW = '新文件的内容'

function stick() {
  const path = join(temporaryFolder(), '工作区.bzsd')
  writeFileSync(path, OLD)
  const folder = join(temporaryFolder(), 'incoming', '一')
  mkdirSync(dirname(folder))
  return { path, folder }
}

const otherDisk = async () => true
const write = (path: string) => writeFileAtomically(path, NEW)

describe('writeToDisk', () => {
  it('writes straight to its place on the same disk', async () => {
    const { path, folder } = stick()
    expect(await writeToDisk(path, write, { folder })).toEqual({
      ok: true,
      value: { written: null, onOtherDisk: false },
    })
    expect(readFileSync(path, 'utf8')).toBe(NEW)
  })

  it('on another disk writes here first, copies, compares, and leaves nothing here', async () => {
    const { path, folder } = stick()
    const seen: string[] = []
    const noted = (to: string) => {
      seen.push(to)
      return write(to)
    }
    const done = await writeToDisk(path, noted, { folder, otherDisk })
    expect(done).toEqual({ ok: true, value: { written: null, onOtherDisk: true } })
    expect(seen).toEqual([join(folder, '工作区.bzsd')])
    expect(readFileSync(path, 'utf8')).toBe(NEW)
    expect(existsSync(folder)).toBe(false)
  })

  it('touches nothing when the file is not written in the first place', async () => {
    const { path, folder } = stick()
    const refused = await writeToDisk(path, async () => fail('disk-full', '磁盘空间不足。'), { folder, otherDisk })
    expect(refused).toMatchObject({ ok: false, error: { kind: 'disk-full' } })
    expect(readFileSync(path, 'utf8')).toBe(OLD)
    expect(existsSync(folder)).toBe(false)
  })

  it('refuses a stick that gives back something else, and keeps the old file', async () => {
    const { path, folder } = stick()
    const create: Fs['create'] = async (to) => {
      const file = await diskFs.create(to)
      return { ...file, write: (bytes) => file.write(Buffer.alloc(bytes.length)) }
    }
    const refused = await writeToDisk(path, write, { folder, otherDisk, fs: { ...diskFs, create } })
    expect(refused).toMatchObject({ ok: false, error: { kind: 'copy-differs' } })
    expect(readFileSync(path, 'utf8')).toBe(OLD)
    expect(readdirSync(dirname(path))).toEqual(['工作区.bzsd'])
  })

  it.each(Object.entries(FAULTS))('leaves the old or the new file: %s at every step', async (_fault, fault) => {
    const clean = new FaultyFs(0, 'crash')
    const whole = stick()
    await writeToDisk(whole.path, write, { folder: whole.folder, otherDisk, fs: clean })
    for (const step of stepsFor(fault, clean)) {
      const { path, folder } = stick()
      const fs = new FaultyFs(step, fault)
      const done = await writeToDisk(path, write, { folder, otherDisk, fs }).catch((error: unknown) => {
        if (!(error instanceof Crash)) throw error
        return null
      })
      const content = readFileSync(path, 'utf8')
      expect([OLD, NEW], `${clean.steps[step - 1]} ${step}`).toContain(content)
      if (done?.ok) expect(content).toBe(NEW)
    }
  })
})

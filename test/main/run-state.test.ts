import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { beginRun, endRun } from '../../main/run-state'
import { temporaryFolder } from '../support/temporary-folder'

const VERSION = { app: '0.1.0', chromium: 130 }

async function withDatabase(folder: string, content: string): Promise<void> {
  await mkdir(join(folder, 'IndexedDB'), { recursive: true })
  await writeFile(join(folder, 'IndexedDB', 'CURRENT'), content)
}

describe('beginRun', () => {
  it('copies the database folder aside after an unclean exit, and only then', async () => {
    const folder = temporaryFolder()
    await withDatabase(folder, '一')
    expect(await beginRun(folder, VERSION, new Date('2026-11-23T08:00:00Z'))).toEqual({ ok: true, value: false })
    await endRun(folder, VERSION)
    expect(await beginRun(folder, VERSION, new Date('2026-11-23T09:00:00Z'))).toEqual({ ok: true, value: false })
    expect(await beginRun(folder, VERSION, new Date('2026-11-23T10:00:00Z'))).toEqual({ ok: true, value: true })
    expect(await readdir(join(folder, 'recovery'))).toEqual(['IndexedDB-20261123100000'])
    expect(await readFile(join(folder, 'recovery/IndexedDB-20261123100000/CURRENT'), 'utf8')).toBe('一')
  })

  it('keeps the three newest copies', async () => {
    const folder = temporaryFolder()
    await withDatabase(folder, '一')
    for (let hour = 10; hour < 16; hour += 1) await beginRun(folder, VERSION, new Date(`2026-11-23T${hour}:00:00Z`))
    const hours = (await readdir(join(folder, 'recovery'))).map((name) => name.slice(-6, -4))
    expect(hours).toEqual(['13', '14', '15'])
  })

  it('starts although there is no database yet, or an unreadable note', async () => {
    const folder = temporaryFolder()
    await writeFile(join(folder, 'run-state.json'), '{')
    expect(await beginRun(folder, VERSION, new Date())).toEqual({ ok: true, value: false })
    expect(await beginRun(folder, VERSION, new Date())).toEqual({ ok: true, value: true })
  })

  it('refuses data that a newer Chromium has written, and leaves the note as it was', async () => {
    const folder = temporaryFolder()
    await beginRun(folder, { app: '0.9.0', chromium: 150 }, new Date())
    const note = await readFile(join(folder, 'run-state.json'), 'utf8')
    expect(await beginRun(folder, VERSION, new Date())).toMatchObject({ ok: false, error: { kind: 'older-program' } })
    expect(await readFile(join(folder, 'run-state.json'), 'utf8')).toBe(note)
  })
})

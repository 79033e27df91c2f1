import { copyFileSync, existsSync, mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { RECORD_KINDS } from '../../domain/records/registry'
import type { StandardId } from '../../domain/records/standard'
import { Staging } from '../../main/staging'
import { readWorkspaceFile, type WorkspaceFile } from '../../main/workspace-file/read'
import { writeWorkspaceFile } from '../../main/workspace-file/write'
import { ROWS_PER_CALL } from '../../preload/contract'
import { fileRows, idNumber } from '../support/file-rows'
import { temporaryFolder } from '../support/temporary-folder'

async function verifiedFile(count: number): Promise<{ path: string; content: WorkspaceFile }> {
  const path = join(temporaryFolder(), '云河县.bzsd')
  const standards = Array.from({ length: count }, (_, index) =>
    RECORD_KINDS.standards.empty(idNumber(index + 2) as StandardId),
  )
  await writeWorkspaceFile(fileRows({ standards }), path, { appVersion: '0.1.0' })
  const read = await readWorkspaceFile(path)
  if (!read.ok) throw new Error(read.error.message)
  return { path, content: read.value }
}

describe('Staging', () => {
  it('tells what a file holds and hands its rows out in pages', async () => {
    const { path, content } = await verifiedFile(ROWS_PER_CALL + 5)
    const staging = new Staging()
    const staged = staging.add(path, content)
    expect(staged).toMatchObject({ name: '云河县.bzsd', appVersion: '0.1.0', counts: { standards: ROWS_PER_CALL + 5 } })
    const sizes = [0, ROWS_PER_CALL, 2 * ROWS_PER_CALL].map((offset) => {
      const page = staging.rows(staged.staged, 'standards', offset)
      return page.ok ? page.value.length : -1
    })
    expect(sizes).toEqual([ROWS_PER_CALL, 5, 0])
    expect(staging.find(staged.staged)).toMatchObject({ ok: true, value: { path } })
  })

  it('removes the attached files of what was discarded, and only those', async () => {
    const { path, content } = await verifiedFile(1)
    const staging = new Staging()
    const folders = ['甲', '乙'].map((name) => join(temporaryFolder(), name))
    const [first] = folders.map((folder) => {
      mkdirSync(folder)
      return staging.add(path, content, folder).staged
    })
    staging.discard(first ?? '')
    await expect.poll(() => folders.map((folder) => existsSync(folder))).toEqual([false, true])
  })

  it('reads the decrypted copy of an encrypted file, and removes it with its folder', async () => {
    const { path, content } = await verifiedFile(1)
    const clearFolder = join(temporaryFolder(), '明文')
    mkdirSync(clearFolder)
    const decrypted = join(clearFolder, 'workspace.bzsd')
    copyFileSync(path, decrypted)
    const staging = new Staging()
    const staged = staging.add(path, { ...content, decrypted })
    expect(staged.name).toBe('云河县.bzsd')
    expect(staging.find(staged.staged)).toMatchObject({ ok: true, value: { path: decrypted } })
    staging.discard(staged.staged)
    await expect.poll(() => existsSync(clearFolder)).toBe(false)
    expect(existsSync(path)).toBe(true)
  })

  it('forgets what was discarded, and the oldest when a third comes', async () => {
    const { path, content } = await verifiedFile(1)
    const staging = new Staging()
    const [first, second, third] = [1, 2, 3].map(() => staging.add(path, content).staged)
    expect(staging.rows(first ?? '', 'standards', 0)).toMatchObject({ ok: false, error: { kind: 'not-staged' } })
    expect(staging.rows(second ?? '', 'standards', 0)).toMatchObject({ ok: true })
    staging.discard(third ?? '')
    staging.discard(third ?? '')
    expect(staging.find(third ?? '')).toMatchObject({ ok: false, error: { kind: 'not-staged' } })
  })
})

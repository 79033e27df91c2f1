import { randomBytes } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { RECORD_KINDS } from '../../../domain/records/registry'
import type { StandardId } from '../../../domain/records/standard'
import type { RowsByTable } from '../../../domain/workspace/rows'
import type { JobProgress } from '../../../main/jobs/job-types'
import { startJob } from '../../../main/jobs/run-job'
import { readWorkspaceFile } from '../../../main/workspace-file/read'
import { valueIn } from '../../domain/builders'
import { builtWorker } from '../../support/built-app'
import { encryptedCopy, headerOfWork, PASSPHRASE } from '../../support/encrypted-files'
import { fileRows, idNumber } from '../../support/file-rows'
import { temporaryFolder } from '../../support/temporary-folder'

const worker = builtWorker()

function rowsOf(count: number): RowsByTable {
  const standards = Array.from({ length: count }, (_, index) => ({
    ...RECORD_KINDS.standards.empty(idNumber(index + 2) as StandardId),
    name: `服务规范 ${index}`,
  }))
  return fileRows({ standards })
}

/** Where a job works: the user's folder (a stick, say) and a folder of the program's own. */
function places() {
  const folder = temporaryFolder()
  const own = temporaryFolder()
  return { folder, own, path: join(folder, '加密.bzsd'), clearFolder: join(own, '明文') }
}

type Places = ReturnType<typeof places>

function exportTo({ path, clearFolder }: Places, rows: RowsByTable, onProgress = (_: JobProgress) => undefined) {
  const protection = { passphrase: PASSPHRASE, clearFolder }
  return startJob('exportWorkspace', { rows, output: path, appVersion: '0.1.0', protection }, { worker, onProgress })
}

function stage(path: string, protection: { passphrase: string; clearFolder: string } | null) {
  return startJob('stageWorkspaceFile', { path, protection }, { worker }).result
}

describe('an encrypted workspace file', () => {
  it('is written without a trace of its content, and opens with its passphrase alone', async () => {
    const place = places()
    const written = valueIn(await exportTo(place, rowsOf(200)).result)
    expect(readdirSync(place.folder)).toEqual(['加密.bzsd'])
    expect(readdirSync(place.own)).toEqual([])
    const bytes = readFileSync(place.path)
    expect(written).toMatchObject({ bytes: bytes.length, counts: { standards: 200 } })
    expect(bytes.includes('mimetype')).toBe(false)

    expect(await stage(place.path, null)).toMatchObject({ ok: false, error: { kind: 'passphrase-needed' } })
    const wrong = await stage(place.path, { passphrase: `${PASSPHRASE}!`, clearFolder: place.clearFolder })
    expect(wrong).toMatchObject({ ok: false, error: { kind: 'wrong-passphrase' } })
    expect(readdirSync(place.own)).toEqual([])

    const opened = valueIn(await stage(place.path, { passphrase: PASSPHRASE, clearFolder: place.clearFolder }))
    expect(opened.rows.get('standards')).toHaveLength(200)
    const decrypted = opened.decrypted ?? ''
    expect(valueIn(await readWorkspaceFile(decrypted)).summary.file).toEqual(opened.summary.file)
    expect(readdirSync(place.folder)).toEqual(['加密.bzsd'])
  })

  it('needs no passphrase when it is none', async () => {
    const output = join(temporaryFolder(), 'a.bzsd')
    valueIn(await startJob('exportWorkspace', { rows: rowsOf(3), output, appVersion: '0.1.0' }, { worker }).result)
    const clearFolder = join(temporaryFolder(), '明文')
    const opened = valueIn(await stage(output, { passphrase: PASSPHRASE, clearFolder }))
    expect(opened.decrypted).toBeNull()
    expect(existsSync(clearFolder)).toBe(false)
  })

  it('refuses an age file of somebody else that holds no workspace', async () => {
    for (const content of [randomBytes(1000), Buffer.alloc(0), Buffer.from('一封信')]) {
      const { path } = await encryptedCopy(content)
      const { own, clearFolder } = places()
      const opened = await stage(path, { passphrase: PASSPHRASE, clearFolder })
      expect(opened.ok ? '' : opened.error.kind).toBe(content.length === 0 ? 'damaged' : 'not-workspace-file')
      expect(readdirSync(own)).toEqual([])
    }
  })

  it('refuses at once what would take too much work, and names what cannot be opened', async () => {
    const { path, own, clearFolder } = places()
    writeFileSync(path, headerOfWork('23'))
    const protection = { passphrase: PASSPHRASE, clearFolder }
    expect(await stage(path, protection)).toMatchObject({ ok: false, error: { kind: 'work-too-high' } })
    expect(await stage(join(own, '没有'), protection)).toMatchObject({ ok: false, error: { kind: 'file-missing' } })
    writeFileSync(join(own, '文件'), '')
    const blocked = { passphrase: PASSPHRASE, clearFolder: join(own, '文件', '明文') }
    const good = await encryptedCopy(Buffer.from('x'))
    expect(await stage(good.path, blocked)).toMatchObject({ ok: false, error: { kind: 'folder-missing' } })
  })
})

describe('cancelling', () => {
  it('leaves the old file and nothing readable, at any moment of an export', async () => {
    const rows = rowsOf(3000)
    const outcomes = new Set<string>()
    for (const share of [0.2, 0.5, 0.76, 0.99]) {
      const place = places()
      writeFileSync(place.path, '旧文件')
      const job = exportTo(place, rows, ({ fraction }) => {
        if (fraction >= share) job.cancel()
        return undefined
      })
      const result = await job.result
      outcomes.add(result.ok ? 'written' : result.error.kind)
      expect(readdirSync(place.folder)).toEqual(['加密.bzsd'])
      expect(readdirSync(place.own)).toEqual([])
      if (!result.ok) expect(readFileSync(place.path, 'utf8')).toBe('旧文件')
    }
    expect([...outcomes]).toContain('cancelled')
  })

  it('leaves nothing decrypted, at any moment of an import', async () => {
    const place = places()
    valueIn(await exportTo(place, rowsOf(3000)).result)
    for (const share of [0, 0.5, 0.9]) {
      const protection = { passphrase: PASSPHRASE, clearFolder: place.clearFolder }
      const attachmentsTo = join(place.own, '附件')
      const job = startJob(
        'stageWorkspaceFile',
        { path: place.path, protection, attachmentsTo },
        { worker, onProgress: ({ fraction }) => fraction >= share && job.cancel() },
      )
      expect(await job.result).toMatchObject({ ok: false, error: { kind: 'cancelled' } })
      expect(readdirSync(place.own)).toEqual([])
    }
  })
})

import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { RECORD_KINDS } from '../../../domain/records/registry'
import type { StandardId } from '../../../domain/records/standard'
import type { RowsByTable } from '../../../domain/workspace/rows'
import type { JobProgress } from '../../../main/jobs/job-types'
import { startJob } from '../../../main/jobs/run-job'
import { builtWorker } from '../../support/built-app'
import { fileRows, idNumber } from '../../support/file-rows'
import { temporaryFolder } from '../../support/temporary-folder'

const worker = builtWorker()

function manyRows(count: number): RowsByTable {
  const standards = Array.from({ length: count }, (_, index) => ({
    ...RECORD_KINDS.standards.empty(idNumber(index + 2) as StandardId),
    name: `服务规范 ${index}`,
  }))
  return fileRows({ standards })
}

function exportTo(output: string, rows: RowsByTable, onProgress: (progress: JobProgress) => void = () => undefined) {
  return startJob('exportWorkspace', { rows, output, appVersion: '0.1.0' }, { worker, onProgress })
}

describe('a job in its worker', () => {
  it('exports a workspace and stages it again', async () => {
    const output = join(temporaryFolder(), '工作区.bzsd')
    const progress: JobProgress[] = []
    const written = await exportTo(output, manyRows(3000), (step) => progress.push(step)).result
    expect(written).toMatchObject({ ok: true, value: { counts: { standards: 3000 } } })
    expect(progress.at(0)?.fraction).toBeLessThan(0.6)
    expect(progress.at(-1)).toEqual({ fraction: 1, note: '正在核对数据' })
    const staged = await startJob('stageWorkspaceFile', { path: output }, { worker }).result
    if (!staged.ok) throw new Error(staged.error.message)
    expect(staged.value.rows.get('standards')).toHaveLength(3000)
    expect(staged.value.summary.file).toMatchObject(written.ok ? { sha256: written.value.sha256 } : {})
  })

  it('gives back the named failures of what it did', async () => {
    const staged = await startJob('stageWorkspaceFile', { path: '/没有/这个.bzsd' }, { worker }).result
    expect(staged).toMatchObject({ ok: false, error: { kind: 'file-missing' } })
  })

  it('leaves nothing behind when it is cancelled at any moment', async () => {
    const rows = manyRows(4000)
    const outcomes = new Set<string>()
    for (const share of [0, 0.1, 0.3, 0.5, 0.6, 0.8, 0.99]) {
      const folder = temporaryFolder()
      const output = join(folder, 'a.bzsd')
      writeFileSync(output, '旧文件')
      const job = exportTo(output, rows, ({ fraction }) => fraction >= share && job.cancel())
      const result = await job.result
      outcomes.add(result.ok ? 'written' : result.error.kind)
      expect(readdirSync(folder)).toEqual(['a.bzsd'])
      if (!result.ok) expect(readFileSync(output, 'utf8')).toBe('旧文件')
    }
    expect(outcomes).toContain('cancelled')
    expect([...outcomes].every((outcome) => outcome === 'cancelled' || outcome === 'written')).toBe(true)
  })

  it('can be cancelled before it began, twice, and after it ended', async () => {
    const folder = temporaryFolder()
    const job = exportTo(join(folder, 'a.bzsd'), manyRows(10))
    job.cancel()
    job.cancel()
    expect(await job.result).toMatchObject({ ok: false, error: { kind: 'cancelled' } })
    job.cancel()
    expect(readdirSync(folder)).toEqual([])
  })

  it('turns a crash into a named failure and removes what was half written', async () => {
    const folder = temporaryFolder()
    const broken = fileRows({ standards: [{ id: idNumber(2), note: 10n }] })
    const result = await exportTo(join(folder, 'a.bzsd'), broken).result
    expect(result).toMatchObject({ ok: false, error: { kind: 'job-crashed' } })
    expect(result.ok ? '' : result.error.message).toMatch(/原有文件和数据没有变化/)
    expect(readdirSync(folder)).toEqual([])
  })

  it('turns a worker that cannot start into a named failure', async () => {
    const missing = new URL('./没有.js', worker)
    const { result } = startJob('stageWorkspaceFile', { path: '/x' }, { worker: missing })
    expect(await result).toMatchObject({ ok: false, error: { kind: 'job-crashed' } })
  })

  it('names an output that is a folder and keeps it', async () => {
    const folder = temporaryFolder()
    const output = join(folder, 'a.bzsd')
    mkdirSync(output)
    expect(await exportTo(output, manyRows(1)).result).toMatchObject({ ok: false, error: { kind: 'is-folder' } })
    expect(readdirSync(folder)).toEqual(['a.bzsd'])
  })
})

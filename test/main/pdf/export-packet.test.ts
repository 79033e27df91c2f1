import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { startJob } from '../../../main/jobs/run-job'
import { exportPacket } from '../../../main/pdf/export-packet'
import { countPdfPages } from '../../../main/pdf/read-back'
import { stateOf, valueIn } from '../../domain/builders'
import { builtWorker } from '../../support/built-app'
import { rowsOfState } from '../../support/state-rows'
import { temporaryFolder } from '../../support/temporary-folder'
import { checkWithQpdf, linesOnPage, readPdf } from './pdf-tools'

const ROWS = rowsOfState(
  stateOf({ standards: [{ n: 1, number: 'GB/T 1.1-2020', name: '标准化文件的结构和起草规则' }] }),
)

describe('exportPacket', () => {
  it('writes a file that reads back as told', async () => {
    const output = join(temporaryFolder(), '云河县试点_概览.pdf')
    const notes = new Set<string>()
    const order = { rows: ROWS, output, packet: 'overview', asOf: '2026-03-17' } as const
    const written = valueIn(await exportPacket(order, { report: (_, note) => notes.add(note) }))
    expect(written).toMatchObject({ bytes: readFileSync(output).length, missingGlyphs: [] })
    expect(readPdf(output).pages).toHaveLength(written.pages)
    expect(readPdf(output).text).toContain('标准化文件的结构和起草规则')
    expect([...notes]).toEqual(['正在整理材料', '正在排版', '正在写出并核对'])
    expect(readdirSync(dirname(output))).toHaveLength(1)
  })

  it('writes 标准统计表 on a chosen day, headed by its name', async () => {
    const output = join(temporaryFolder(), '统计表.pdf')
    const order = { rows: ROWS, output, packet: 'statistics', asOf: '2026-03-17' } as const
    valueIn(await exportPacket(order))
    const pdf = readPdf(output)
    expect(checkWithQpdf(pdf)).toContain('No syntax or stream encoding errors')
    expect(linesOnPage(pdf, 1).find((line) => line !== '')).toBe('标准统计表')
    expect(pdf.text).toContain('按2026年3月17日的状态统计')
    expect(linesOnPage(pdf, 1).some((line) => /^国家标准1/.test(line))).toBe(true)
  })

  it('leaves the old file when it is cancelled before the end', async () => {
    const output = join(temporaryFolder(), '概览.pdf')
    writeFileSync(output, '旧文件')
    const written = await exportPacket({ rows: ROWS, output, packet: 'overview' }, { mayCommit: () => false })
    expect(written).toMatchObject({ ok: false, error: { kind: 'cancelled' } })
    expect(readFileSync(output, 'utf8')).toBe('旧文件')
    expect(readdirSync(dirname(output))).toHaveLength(1)
  })

  it('refuses rows that are no records, and writes nothing', async () => {
    const output = join(temporaryFolder(), '概览.pdf')
    const written = await exportPacket({ rows: new Map([['standards', [{ id: 'x' }]]]), output, packet: 'overview' })
    expect(written).toMatchObject({ ok: false, error: { kind: 'bad-row' } })
    expect(readdirSync(dirname(output))).toEqual([])
  })

  it('says that the folder is gone', async () => {
    const output = join(temporaryFolder(), '没有', '概览.pdf')
    const written = await exportPacket({ rows: ROWS, output, packet: 'overview' })
    expect(written).toMatchObject({ ok: false, error: { kind: 'folder-missing' } })
  })
})

describe('the job exportPacket', () => {
  it('does the same in a worker of the built program', async () => {
    const output = join(temporaryFolder(), '概览.pdf')
    const job = startJob('exportPacket', { rows: ROWS, output, packet: 'overview' }, { worker: builtWorker() })
    const written = valueIn(await job.result)
    expect(readPdf(output).pages).toHaveLength(written.pages)
  })

  it('leaves nothing behind when it is cancelled while it sets pages', async () => {
    const output = join(temporaryFolder(), '概览.pdf')
    const job = startJob(
      'exportPacket',
      { rows: ROWS, output, packet: 'overview' },
      { worker: builtWorker(), onProgress: ({ note }) => note === '正在排版' && job.cancel() },
    )
    expect(await job.result).toMatchObject({ ok: false, error: { kind: 'cancelled' } })
    expect(readdirSync(dirname(output))).toEqual([])
  })
})

describe('countPdfPages', () => {
  it('notices a file cut short, shifted or overwritten', async () => {
    const output = join(temporaryFolder(), '概览.pdf')
    const { pages } = valueIn(await exportPacket({ rows: ROWS, output, packet: 'overview' }))
    const whole = readFileSync(output)
    expect(countPdfPages(whole)).toEqual({ ok: true, value: pages })
    const shifted = Buffer.concat([whole.subarray(0, 100), Buffer.from(' '), whole.subarray(100)])
    const overwritten = Buffer.from(whole).fill(0, 2_000, 60_000)
    for (const bad of [whole.subarray(0, whole.length - 200), shifted, overwritten, Buffer.alloc(0)]) {
      expect(countPdfPages(bad)).toMatchObject({ ok: false, error: { kind: 'not-verified' } })
    }
  })
})

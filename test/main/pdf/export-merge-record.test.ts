import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { mergeRecordDocument } from '../../../domain/documents/merge-record'
import type { FieldValues } from '../../../domain/workspace/change'
import { isMerge } from '../../../domain/workspace/merge-account'
import type { RowsByTable } from '../../../domain/workspace/rows'
import { startJob } from '../../../main/jobs/run-job'
import { exportMergeRecord } from '../../../main/pdf/export-merge-record'
import { writeDocument } from '../../../main/pdf/write-document'
import { idOf, stateOf, valueIn } from '../../domain/builders'
import { builtWorker } from '../../support/built-app'
import { Desk } from '../../support/desks'
import { decision, mergedLine, mergeRecord } from '../../support/merge-records'
import { rowsOfState } from '../../support/state-rows'
import { temporaryFolder } from '../../support/temporary-folder'
import { checkWithQpdf, readPdf } from './pdf-tools'

/** Both desks gave the person another position; mine was taken. */
function mergedWorkspace(): { readonly rows: RowsByTable; readonly batch: string } {
  const state = stateOf({ workspaces: [{ n: 1, title: '云河县试点' }], persons: [{ n: 30, name: '许静波' }] })
  const office = new Desk('王小云', Date.parse('2026-03-17T01:00:00Z'), state)
  office.commit([{ table: 'workspaces', key: idOf(1), before: { note: '' }, after: { note: '始' } }])
  const colleague = office.copy('李晓', Date.parse('2026-03-18T01:00:00Z'))
  const edit = (position: string) =>
    ({ table: 'persons', key: idOf(30), before: { position: '' }, after: { position } }) as const
  office.commit([edit('副主任')])
  colleague.commit([edit('主任')])
  office.merge(colleague)
  const log = { batches: office.batches, changes: office.changes } as unknown as Record<string, FieldValues[]>
  const rows = new Map([...rowsOfState(office.state), ...Object.entries(log)]) as RowsByTable
  return { rows, batch: office.batches.find(isMerge)?.id ?? '' }
}

const localTime = (instant: string) => instant.slice(0, 16).replace('T', ' ')
const compact = (text: string) => text.replace(/\s/g, '')

describe('exportMergeRecord', () => {
  it('prints a merge from the log, the same bytes each time', async () => {
    const order = mergedWorkspace()
    const output = join(temporaryFolder(), '合并记录.pdf')
    expect(valueIn(await exportMergeRecord({ ...order, output }))).toMatchObject({ pages: 1, missingGlyphs: [] })
    const pdf = readPdf(output)
    for (const part of ['合并记录', '云河县试点', '许静波', '王小云', '李晓', '采用我方1处', '对方经办人']) {
      expect(compact(pdf.text)).toContain(part)
    }
    expect(checkWithQpdf(pdf)).toContain('No syntax or stream encoding errors')
    expect(readdirSync(dirname(output))).toHaveLength(1)
    const first = readFileSync(output)
    valueIn(await exportMergeRecord({ ...order, output }))
    expect(readFileSync(output).equals(first)).toBe(true)
  })

  it('refuses a batch that is no merge and leaves the old file', async () => {
    const output = join(temporaryFolder(), '合并记录.pdf')
    writeFileSync(output, '旧文件')
    const refused = await exportMergeRecord({ ...mergedWorkspace(), batch: idOf(99), output })
    expect(refused).toMatchObject({ ok: false, error: { kind: 'no-such-merge' } })
    expect(readFileSync(output, 'utf8')).toBe('旧文件')
  })

  it('does the same as a job, and leaves the old file when it is cancelled', async () => {
    const output = join(temporaryFolder(), '合并记录.pdf')
    writeFileSync(output, '旧文件')
    const order = { ...mergedWorkspace(), output }
    const cancelled = startJob('exportMergeRecord', order, { worker: builtWorker() })
    cancelled.cancel()
    expect(await cancelled.result).toMatchObject({ ok: false, error: { kind: 'cancelled' } })
    expect(readdirSync(dirname(output))).toEqual(['合并记录.pdf'])
    const { result } = startJob('exportMergeRecord', order, { worker: builtWorker() })
    expect(valueIn(await result)).toMatchObject({ pages: 1 })
  })

  it('puts sixty conflicts and three hundred records on pages without an empty one, the header on each', async () => {
    const output = join(temporaryFolder(), '合并记录.pdf')
    const decisions = Array.from({ length: 60 }, (_, index) =>
      decision({ title: `第${index + 1}项`, base: '长'.repeat(600) }),
    )
    const merged = Array.from({ length: 300 }, (_, index) => mergedLine({ title: `人员${index + 1}` }))
    valueIn(await writeDocument(mergeRecordDocument(mergeRecord({ decisions, merged }), localTime), output))
    const { pages } = readPdf(output)
    for (const [index, page] of pages.entries()) {
      expect(compact(page).length, `page ${index + 1}`).toBeGreaterThan(60)
    }
    expect(compact(pages.join(''))).toContain('人员300')
    expect(pages.at(-1)).toContain('对方经办人')
  })
})

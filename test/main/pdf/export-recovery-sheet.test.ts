import { readdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { startJob } from '../../../main/jobs/run-job'
import { exportRecoverySheet } from '../../../main/pdf/export-recovery-sheet'
import { valueIn } from '../../domain/builders'
import { builtWorker } from '../../support/built-app'
import { temporaryFolder } from '../../support/temporary-folder'
import { checkWithQpdf, readPdf } from './pdf-tools'

const SHEET = {
  fileName: '云河县政务服务中心试点_工作区_2026-03-17_加密.bzsd',
  sha256: '0123456789abcdef'.repeat(4),
  workspaceTitle: '云河县政务服务中心社会管理和公共服务综合标准化试点',
}

describe('exportRecoverySheet', () => {
  it('is one page with all that is needed to open the file, and leaves room for the passphrase', async () => {
    const output = join(temporaryFolder(), '恢复单.pdf')
    const written = valueIn(await exportRecoverySheet({ sheet: { ...SHEET, passphrase: null }, output }))
    expect(written).toMatchObject({ pages: 1, missingGlyphs: [] })
    const pdf = readPdf(output)
    const text = pdf.text.replace(/\s/g, '')
    for (const part of [SHEET.fileName, SHEET.sha256, SHEET.workspaceTitle, '请手写', '保管人签名', 'age-d-o']) {
      expect(text).toContain(part)
    }
    expect(checkWithQpdf(pdf)).toContain('No syntax or stream encoding errors')
    expect(readdirSync(dirname(output))).toHaveLength(1)
  })

  it('stays one page with the longest names and a printed passphrase', async () => {
    const output = join(temporaryFolder(), '恢复单.pdf')
    const sheet = {
      ...SHEET,
      fileName: `${'长'.repeat(80)}.bzsd`,
      workspaceTitle: '长'.repeat(100),
      passphrase: 'O0l1 口令',
    }
    expect(valueIn(await exportRecoverySheet({ sheet, output }))).toMatchObject({ pages: 1, missingGlyphs: [] })
    expect(readPdf(output).text.replace(/\s/g, '')).toContain('O0l1口令')
  })

  it('does the same as a job, and leaves the old file when it is cancelled', async () => {
    const output = join(temporaryFolder(), '恢复单.pdf')
    writeFileSync(output, '旧文件')
    const order = { sheet: { ...SHEET, passphrase: null }, output }
    const cancelled = startJob('exportRecoverySheet', order, { worker: builtWorker() })
    cancelled.cancel()
    expect(await cancelled.result).toMatchObject({ ok: false, error: { kind: 'cancelled' } })
    expect(readdirSync(dirname(output))).toEqual(['恢复单.pdf'])
    const { result } = startJob('exportRecoverySheet', order, { worker: builtWorker() })
    expect(valueIn(await result)).toMatchObject({ pages: 1 })
  })
})

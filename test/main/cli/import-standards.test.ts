import { existsSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeEach, describe, expect, it } from 'vitest'
import { RECORD_KINDS } from '../../../domain/records/registry'
import type { StandardId } from '../../../domain/records/standard'
import { laterTablesOf } from '../../../main/workspace-file/later-tables'
import { readWorkspaceFile } from '../../../main/workspace-file/read'
import { PNG } from '../../support/attached-files'
import { bagEntries, fileBytes } from '../../support/bag-entries'
import { fileRows, idNumber } from '../../support/file-rows'
import { FINDINGS, FINDINGS_LINES, putLaterTable } from '../../support/later-table'
import { rawZip } from '../../support/raw-zip'
import { runCli } from '../../support/run-cli'
import { temporaryFolder } from '../../support/temporary-folder'

const FIXTURE = join(import.meta.dirname, '../../fixtures/workspace-format-2.bzsd')
let folder: string
let workspace: string
let out: string
/** Where the command puts what is not yet its result. */
let aside: string

beforeEach(async () => {
  folder = temporaryFolder()
  workspace = join(folder, '云河县.bzsd')
  out = join(folder, '新.bzsd')
  aside = temporaryFolder()
  const known = { ...RECORD_KINDS.standards.empty(idNumber(2) as StandardId), number: 'GB/T 1.1-2020', name: '导则' }
  writeFileSync(workspace, await fileBytes(fileRows({ standards: [known] })))
})

const cli = (...args: string[]) => runCli(args, { cwd: folder, env: { ...process.env, TMPDIR: aside } })

function table(text: string): string {
  const path = join(folder, '明细表.csv')
  writeFileSync(path, text)
  return path
}

async function standardsIn(path: string) {
  const read = await readWorkspaceFile(path)
  if (!read.ok) throw new Error(read.error.message)
  return { standards: read.value.rows.get('standards') ?? [], ...read.value }
}

const DIRTY = [
  '标准编号,标准名称,实施日期,状态,代替标准,来源',
  '"GB/T\n1.1-2020",标准化工作导则  第1部分,2020-10-01,现行,,甲',
  'GB／T 24421.4—2023,服务业组织标准化工作指南,36526,有更新,TC456,乙',
  'DA/T 22-2015,归档文件整理规则,,现行,,',
  'DA／T 22-2015,归档文件整理规则,,现行,,',
].join('\n')

describe('import-standards', () => {
  it('cleans a dirty table, tells all, and writes one step of the log', async () => {
    const { code, stdout } = await cli('import-standards', table(DIRTY), '--into', workspace, '--out', out, '--json')
    expect(code).toBe(0)
    const report = JSON.parse(stdout)
    expect(report).toMatchObject({ ok: true, rows: 4, added: 2, updated: 1, unchanged: 0, skipped: 1, dryRun: false })
    expect(
      report.problems.map(({ row, column, severity }: Record<string, unknown>) => `${row} ${column} ${severity}`),
    ).toEqual([
      '2 标准号 repaired',
      '2 标准名称 repaired',
      '3 标准号 repaired',
      '3 实施日期 repaired',
      '3 编制状态 warning',
      '3 被代替标准号或作废 warning',
      '5 标准号 repaired',
      '5 标准号 warning',
    ])
    expect(report.problems[0]).toMatchObject({
      value: 'GB/T\n1.1-2020',
      message: '已整理为“GB/T 1.1-2020”。',
      accepted: '',
    })
    const { standards, rows } = await standardsIn(out)
    expect(standards.map(({ number }) => number).sort()).toEqual(['DA/T 22-2015', 'GB/T 1.1-2020', 'GB/T 24421.4—2023'])
    expect(rows.get('batches')).toHaveLength(1)
    expect((await standardsIn(workspace)).standards).toHaveLength(1)
    const again = JSON.parse(
      (await cli('import-standards', table(DIRTY), '--into', out, '--out', join(folder, '再.bzsd'), '--json')).stdout,
    )
    expect(again).toMatchObject({ added: 0, updated: 0, unchanged: 3, skipped: 1 })
  })

  it('only tries with --dry-run', async () => {
    const { code, stdout } = await cli('import-standards', table(DIRTY), '--into', workspace, '--dry-run')
    expect(code).toBe(0)
    expect(stdout).toContain('共 4 行：新增 2，更新 1，相同 0，跳过 1')
    expect(stdout).toContain('第3行 编制状态“有更新” 请核对：')
    expect(stdout).toContain('没有写出任何文件')
    expect(readdirSync(folder).sort()).toEqual(['云河县.bzsd', '明细表.csv'])
  })

  it('stops at one error, and leaves out what has errors when told to', async () => {
    const bad = table('标准号,标准名称,实施日期,颜色\nGB 1-2000,甲,2000-02-30,红\nGB 2-2000,乙,2000-01-01,\n')
    const stopped = await cli('import-standards', bad, '--into', workspace, '--out', out, '--json')
    expect(stopped.code).toBe(1)
    expect(JSON.parse(stopped.stdout)).toMatchObject({
      ok: false,
      rows: 2,
      problems: [
        { row: 1, column: '第4列', value: '颜色', severity: 'error' },
        {
          row: 2,
          column: '实施日期',
          value: '2000-02-30',
          severity: 'error',
          accepted: expect.stringContaining('2026-03-17'),
        },
      ],
      errors: [{ kind: 'bad-cells' }],
    })
    expect(existsSync(out)).toBe(false)
    const skipped = await cli('import-standards', bad, '--into', workspace, '--out', out, '--skip-errors', '--json')
    expect(JSON.parse(skipped.stdout)).toMatchObject({ ok: true, added: 1, skipped: 1 })
    expect((await standardsIn(out)).standards).toHaveLength(2)
  })

  it('leaves known standards alone with --existing skip', async () => {
    const ran = await cli(
      'import-standards',
      table(DIRTY),
      '--into',
      workspace,
      '--out',
      out,
      '--existing',
      'skip',
      '--json',
    )
    expect(JSON.parse(ran.stdout)).toMatchObject({ added: 2, updated: 0, skipped: 2 })
  })

  it('keeps the attached files of the workspace', async () => {
    const { code } = await cli('import-standards', table(DIRTY), '--into', FIXTURE, '--out', out)
    expect(code).toBe(0)
    expect((await standardsIn(out)).summary.attachments).toMatchObject({ files: 1, bytes: PNG.length, missing: [] })
    expect(readdirSync(aside)).toEqual([])
  })

  it('keeps the tables that only a newer program knows', async () => {
    const entries = await bagEntries(fileRows())
    putLaterTable(entries)
    const zip = [...entries].map(([name, data]) => ({ name, data, stored: name === 'mimetype' }))
    writeFileSync(workspace, rawZip(zip))
    expect(await cli('import-standards', table(DIRTY), '--into', workspace, '--out', out)).toMatchObject({ code: 0 })
    expect([...(await laterTablesOf(out))]).toEqual([[FINDINGS, FINDINGS_LINES]])
  })

  it.each([
    [['--into', 'X'], '缺少 --out'],
    [['--out', 'X'], '缺少 --into'],
    [['--into', 'X', '--out', 'X'], '原文件'],
    [['--into', 'X', '--dry-run', '--existing', 'add'], '--existing'],
    [['--into', 'X', '--dry-run=1'], '参数不对'],
  ])('%j is wrong use', async (args, words) => {
    const ran = await cli('import-standards', table(DIRTY), ...args)
    expect([ran.code, ran.stderr]).toEqual([2, expect.stringContaining(words)])
  })

  it.each([
    ['表.xls', Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]), 'old-workbook'],
    ['表.csv', Buffer.from('红,绿\n甲,乙\n'), 'no-header'],
  ])('%s is refused with a sentence', async (name, bytes, kind) => {
    writeFileSync(join(folder, name), bytes)
    const ran = await cli('import-standards', name, '--into', workspace, '--out', out)
    expect([ran.code, ran.stderr]).toEqual([1, expect.stringContaining(kind)])
    expect(existsSync(out)).toBe(false)
  })
})

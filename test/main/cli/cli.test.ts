import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeEach, describe, expect, it } from 'vitest'
import { RECORD_KINDS } from '../../../domain/records/registry'
import type { StandardId } from '../../../domain/records/standard'
import { readWorkspaceFile } from '../../../main/workspace-file/read'
import { bagEntries, fileBytes } from '../../support/bag-entries'
import { fileRows, idNumber } from '../../support/file-rows'
import { rawZip } from '../../support/raw-zip'
import { runCli } from '../../support/run-cli'
import { temporaryFolder } from '../../support/temporary-folder'
import { readPdf } from '../pdf/pdf-tools'

let folder: string
let good: string
const standard = { ...RECORD_KINDS.standards.empty(idNumber(2) as StandardId), name: '首问责任制服务规范' }
const ROWS = fileRows({ standards: [standard] })

beforeEach(async () => {
  folder = temporaryFolder()
  good = join(folder, '云河县 工作区.bzsd')
  writeFileSync(good, await fileBytes(ROWS))
})

/** Runs the command line as its users do, as a process of its own in the test's folder. */
const cli = (...args: string[]) => runCli(args, { cwd: folder })

describe('wrong use', () => {
  it.each([
    ['no command', []],
    ['an unknown command', ['delete']],
    ['a missing file', ['inspect']],
    ['one file too many', ['verify', 'a', 'b']],
    ['an unknown option', ['inspect', 'a', '--force']],
    ['an option without its value', ['export', 'a', '--packet', 'overview', '--format', 'pdf', '--out']],
    ['a missing option', ['export', 'a', '--packet', 'overview', '--format', 'pdf']],
    ['a packet that there is not', ['export', 'a', '--packet', 'all', '--format', 'pdf', '--out', 'x.pdf']],
    ['a format that there is not', ['export', 'a', '--packet', 'overview', '--format', 'docx', '--out', 'x.docx']],
  ])('%s ends with 2 and the usage in Chinese on stderr', async (_name, args) => {
    const ran = await cli(...args)
    expect(ran.code).toBe(2)
    expect(ran.stdout).toBe('')
    expect(ran.stderr).toMatch(/用法：[\s\S]*inspect FILE[\s\S]*demo \[--out DIR\]/)
  })

  it('is one JSON object with --json', async () => {
    const ran = await cli('delete', '--json')
    expect(ran.code).toBe(2)
    expect(JSON.parse(ran.stdout)).toMatchObject({ ok: false, errors: [{ kind: 'wrong-use' }] })
    expect(ran.stderr).toBe('')
  })

  it('shows the usage on request, with 0', async () => {
    expect(await cli('--help')).toMatchObject({ code: 0, stderr: '', stdout: expect.stringContaining('退出码') })
  })
})

describe('inspect', () => {
  it('lists what a file holds under Chinese names', async () => {
    const ran = await cli('inspect', good)
    expect(ran).toMatchObject({ code: 0, stderr: '' })
    expect(ran.stdout).toMatch(/名称：云河县政务服务中心试点[\s\S]*标准：1\n[\s\S]*宣传培训：0/)
  })

  it('takes a path from where it is started, and gives one JSON object', async () => {
    const ran = await cli('inspect', '--json', '云河县 工作区.bzsd')
    const expected = {
      ok: true,
      command: 'inspect',
      title: '云河县政务服务中心试点',
      counts: { standards: 1, persons: 0 },
    }
    expect(JSON.parse(ran.stdout)).toMatchObject(expected)
  })

  it('names a file that is not there', async () => {
    const ran = await cli('inspect', '没有.bzsd')
    expect(ran).toMatchObject({ code: 1, stdout: '' })
    expect(ran.stderr).toMatch(/^file-missing：.*现有数据没有变化/)
  })
})

describe('verify', () => {
  it('says that all is well, with the hash of the file', async () => {
    const ran = await cli('verify', good)
    expect(ran).toMatchObject({ code: 0, stderr: '' })
    expect(ran.stdout).toMatch(/已核对：云河县政务服务中心试点\nSHA-256：[0-9a-f]{64}/)
  })

  it('names every problem', async () => {
    const entries = await bagEntries(ROWS)
    for (const name of ['data/records/standards.jsonl', 'data/records/workspaces.jsonl']) {
      entries.set(name, Buffer.from(`${entries.get(name)} `.replace('标', '椋')))
    }
    const raw = [...entries].map(([name, data]) => ({ name, data, stored: name === 'mimetype' }))
    writeFileSync(good, rawZip(raw))
    const ran = await cli('verify', good, '--json')
    expect(ran.code).toBe(1)
    const { errors } = JSON.parse(ran.stdout)
    expect(errors.filter(({ kind }: { kind: string }) => kind === 'hash-mismatch')).toHaveLength(2)
  })

  it('names a document of another program', async () => {
    writeFileSync(good, rawZip([{ name: 'word/document.xml', data: Buffer.from('<w/>') }]))
    const ran = await cli('verify', good)
    expect(ran.code).toBe(1)
    expect(ran.stderr).toMatch(/^not-workspace-file：这是其他程序的压缩文件/)
  })
})

describe('export', () => {
  it('prints a packet of a workspace', async () => {
    const ran = await cli('export', good, '--packet', 'overview', '--format', 'pdf', '--out', '材料.pdf', '--json')
    expect(ran.code).toBe(0)
    const report = JSON.parse(ran.stdout)
    const bytes = readFileSync(join(folder, '材料.pdf'))
    expect(report).toMatchObject({ ok: true, output: join(folder, '材料.pdf'), bytes: bytes.length })
    expect(report.pages).toBeGreaterThan(3)
    expect(bytes.subarray(0, 5).toString()).toBe('%PDF-')
  })

  it('prints 标准统计表', async () => {
    const ran = await cli('export', good, '--packet', 'statistics', '--format', 'pdf', '--out', '统计.pdf')
    expect(ran).toMatchObject({ code: 0, stderr: '' })
    expect(readPdf(join(folder, '统计.pdf')).text).toContain('企业（内部）标准')
  })

  it('writes nothing from a broken file, and names a folder that is not there', async () => {
    const args = ['--packet', 'overview', '--format', 'pdf', '--out']
    writeFileSync(join(folder, 'a.bzsd'), 'x')
    expect(await cli('export', 'a.bzsd', ...args, 'a.pdf')).toMatchObject({ code: 1, stdout: '' })
    expect(existsSync(join(folder, 'a.pdf'))).toBe(false)
    const ran = await cli('export', good, ...args, '没有/a.pdf')
    expect(ran.code).toBe(1)
    expect(ran.stderr).toMatch(/^folder-missing：/)
  })
})

describe('demo', () => {
  it('edits the sample, prints, exports, reads both back and leaves a summary', async () => {
    const ran = await cli('demo', '--out', '结果')
    expect(ran).toMatchObject({ code: 0, stderr: '' })
    const out = join(folder, '结果')
    expect(readdirSync(out).sort()).toEqual(['summary.json', '工作区.bzsd', '摘要.txt', '试点工作概览.pdf'].sort())
    const summary = JSON.parse(readFileSync(join(out, 'summary.json'), 'utf8'))
    expect(summary.edits).toHaveLength(3)
    expect(summary.checks).toHaveLength(3)
    expect(summary.checks.every(({ passed }: { passed: boolean }) => passed)).toBe(true)
    expect(summary.pdf).toMatchObject({ missingGlyphs: [], bytes: readFileSync(join(out, summary.pdf.name)).length })
    const read = await readWorkspaceFile(join(out, '工作区.bzsd'))
    if (!read.ok) throw new Error(read.error.message)
    expect(read.value.summary.file.sha256).toBe(summary.workspace.sha256)
    expect(read.value.summary.remarks).toEqual([])
    const reversals = read.value.rows.get('batches')?.filter(({ reversal }) => reversal !== null) ?? []
    expect(reversals.length).toBeGreaterThan(0)
    expect(readFileSync(join(out, '摘要.txt'), 'utf8')).toMatch(
      /^\uFEFF标准化试点工作台 演示摘要[\s\S]*通过：读回的工作区/,
    )
  })

  it('names an output that is no folder', async () => {
    writeFileSync(join(folder, '文件'), '')
    mkdirSync(join(folder, '空'))
    const ran = await cli('demo', '--out', '文件')
    expect(ran.code).toBe(1)
    expect(ran.stderr).toMatch(/^name-taken：/)
  })
})

import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeEach, describe, expect, it } from 'vitest'
import { readTableFile } from '../../../main/spreadsheet/read-table-file'
import { writeSample } from '../../../scripts/sample/generate'
import { runCli } from '../../support/run-cli'
import { temporaryFolder } from '../../support/temporary-folder'

let folder: string
let workspace: string
beforeEach(async () => {
  folder = temporaryFolder()
  workspace = join(folder, '样例.bzsd')
  await writeSample(workspace)
})

const cli = (...args: string[]) => runCli(args, { cwd: folder })

describe.each(['xlsx', 'csv'])('export --packet standards --format %s', (format) => {
  const out = `明细表.${format}`
  const args = ['--packet', 'standards', '--format', format, '--out', out] as const

  it('writes 标准明细表, which imports again without a change', async () => {
    const ran = await cli('export', workspace, ...args, '--json')
    expect(ran).toMatchObject({ code: 0, stderr: '' })
    const report = JSON.parse(ran.stdout)
    const output = join(folder, out)
    expect(report).toMatchObject({ ok: true, output, packet: 'standards', format, bytes: readFileSync(output).length })
    const read = await readTableFile(output)
    const above = format === 'xlsx' ? 2 : 1
    expect(read.ok && read.value.sheets[0]?.rows.length).toBe(report.rows + above)
    const again = await cli('import-standards', output, '--into', workspace, '--dry-run', '--json')
    expect(JSON.parse(again.stdout)).toMatchObject({
      rows: report.rows,
      added: 0,
      updated: 0,
      unchanged: report.rows,
      problems: [],
    })
  })
})

it('says which formats there are', async () => {
  const wrong = await cli('export', workspace, '--packet', 'standards', '--format', 'pdf', '--out', 'x.pdf')
  expect(wrong.code).toBe(2)
  expect(wrong.stderr).toContain('只能用 --format xlsx 或 csv')
  const other = await cli('export', workspace, '--packet', 'overview', '--format', 'csv', '--out', 'x.csv')
  expect(other.code).toBe(2)
  expect(other.stderr).toContain('只能用 --format pdf')
  expect(existsSync(join(folder, 'x.csv'))).toBe(false)
})

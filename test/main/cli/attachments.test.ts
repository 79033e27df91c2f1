import { execFile } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { expect, it } from 'vitest'
import { attachmentOf, PNG } from '../../support/attached-files'
import { fileBytes } from '../../support/bag-entries'
import { builtFile } from '../../support/built-app'
import { fileRows } from '../../support/file-rows'
import { temporaryFolder } from '../../support/temporary-folder'

const FIXTURE = join(import.meta.dirname, '../../fixtures/workspace-format-2.bzsd')

/** What the command line says; rejects when it ends with anything but 0. */
async function cli(...args: string[]): Promise<string> {
  return (await promisify(execFile)(process.execPath, [builtFile('cli.js'), ...args])).stdout
}

it('verify and inspect tell of the attached files', async () => {
  expect(await cli('verify', FIXTURE)).toContain('佐证材料：1 个文件已逐个核对，70 字节')
  expect(await cli('inspect', FIXTURE)).toContain('佐证材料文件：1 个，70 字节')
  expect(JSON.parse(await cli('verify', FIXTURE, '--json'))).toMatchObject({
    attachments: { files: 1, bytes: 70, missing: [] },
  })
})

it('verify names a file that the records tell of but that is not there', async () => {
  const path = join(temporaryFolder(), '缺.bzsd')
  writeFileSync(path, await fileBytes(fileRows({ attachments: [attachmentOf(20, PNG, { name: '签到表.png' })] })))
  expect(await cli('verify', path)).toContain('提示 missing-attachment：文件中没有佐证材料“签到表.png”')
})

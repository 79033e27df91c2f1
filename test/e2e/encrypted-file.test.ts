import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished } from 'vitest'
import { readPdf } from '../main/pdf/pdf-tools'
import { test } from '../support/electron-app'
import { answerDialog, countsOnDisk, openScreen, saved, signIn, startSample } from './clerk'

const PASSPHRASE = '云河县 blue-Sky 2026'

test('an encrypted export opens on another PC with its passphrase alone, and its 恢复单 is printed', async ({
  launch,
}) => {
  const folder = mkdtempSync(join(tmpdir(), '加密-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  const file = join(folder, '带走.bzsd')
  const sheet = join(folder, '恢复单.pdf')

  const first = await launch()
  await startSample(first.page)
  await openScreen(first.page, '导入导出')
  const counts = await countsOnDisk(first.page)
  await first.page.getByRole('checkbox', { name: '加密（设置口令）' }).check()
  const exportButton = first.page.getByRole('button', { name: '加密并导出工作区' })
  await first.page.getByLabel('口令', { exact: true }).fill('短')
  await first.page.getByText(/至少要 8 个字符/).waitFor()
  expect(await exportButton.isDisabled()).toBe(true)
  await first.page.getByLabel('口令', { exact: true }).fill(PASSPHRASE)
  await first.page.getByLabel('再输入一遍').fill(`${PASSPHRASE}!`)
  await first.page.getByText('两次输入的口令不一致。').waitFor()
  expect(await exportButton.isDisabled()).toBe(true)
  await first.screenshot('encrypted-export')
  await first.page.getByLabel('再输入一遍').fill(PASSPHRASE)
  await answerDialog(first.app, file)
  await exportButton.click()
  await first.page.getByText(/工作区已加密导出，已核对/).waitFor({ timeout: 60_000 })
  expect(readFileSync(file).subarray(0, 22).toString('latin1')).toBe('age-encryption.org/v1\n')

  await first.page.getByRole('checkbox', { name: /把口令印在恢复单上/ }).check()
  await first.screenshot('encrypted-export-done')
  await answerDialog(first.app, sheet)
  await first.page.getByRole('button', { name: '导出恢复单（PDF）' }).click()
  await first.page.getByText(/恢复单已导出/).waitFor()
  expect(readPdf(sheet).text).toContain(PASSPHRASE)
  expect(await first.page.getByRole('checkbox', { name: '加密（设置口令）' }).isChecked()).toBe(false)
  expect(readdirSync(folder).sort()).toEqual(['带走.bzsd', '恢复单.pdf'])
  expect(incoming(first.userData)).toEqual([])
  await first.close()

  const second = await launch()
  await signIn(second.page)
  await answerDialog(second.app, file)
  await second.page.getByRole('button', { name: '导入工作区文件' }).click()
  const question = second.page.getByRole('dialog', { name: '文件已加密，请输入口令' })
  await question.getByLabel('口令', { exact: true }).fill('不是这个口令')
  await question.getByRole('button', { name: '打开' }).click()
  await question.getByText('口令不对，文件没有打开，现有数据没有变化。').waitFor({ timeout: 60_000 })
  expect(incoming(second.userData)).toEqual([])
  await second.screenshot('encrypted-import-wrong')
  await question.getByLabel('口令', { exact: true }).fill(PASSPHRASE)
  await second.page.keyboard.press('Enter')
  await saved(second.page)
  await expect.poll(() => countsOnDisk(second.page)).toEqual(counts)
  await expect.poll(() => incoming(second.userData)).toEqual([])
})

/** What lies among the imports under way. */
function incoming(userData: string): string[] {
  const folder = join(userData, 'workspaces', 'incoming')
  return existsSync(folder) ? readdirSync(folder) : []
}

import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { expect, onTestFinished } from 'vitest'
import { test } from '../support/electron-app'
import { addDepartments, answerDialog, countsOnDisk, openScreen, startEmpty } from './clerk'

const SAMPLE = resolve(import.meta.dirname, '../../assets/sample/sample.bzsd')

test('a broken or foreign file is refused by name in the window, and nothing changes', async ({ launch }) => {
  const folder = mkdtempSync(join(tmpdir(), '坏文件-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  const whole = readFileSync(SAMPLE)
  const flipped = Buffer.from(whole)
  flipped[Math.floor(whole.length / 2)] = (flipped[Math.floor(whole.length / 2)] ?? 0) ^ 1
  const files: readonly [string, Buffer, RegExp][] = [
    ['翻转.bzsd', flipped, /损坏/],
    ['截断.bzsd', whole.subarray(0, whole.length - 1000), /损坏|不完整/],
    ['别的.bzsd', Buffer.from('这不是工作区文件'), /不是.*工作区/],
  ]

  const { app, page } = await launch()
  await startEmpty(page)
  await addDepartments(page, ['办公室'])
  await openScreen(page, '导入导出')
  const before = await countsOnDisk(page)
  for (const [name, content, sentence] of files) {
    const path = join(folder, name)
    writeFileSync(path, content)
    await answerDialog(app, path)
    await page.getByRole('button', { name: '导入工作区文件' }).click()
    const box = page.getByRole('dialog').filter({ hasText: '导入工作区没有完成' })
    expect(await box.textContent(), name).toMatch(sentence)
    await box.getByRole('button', { name: '知道了' }).click()
    await box.waitFor({ state: 'hidden' })
  }
  expect(await countsOnDisk(page)).toEqual(before)
})

test('a good file asks how to open it; beside keeps the present workspace, replacing keeps it too', async ({
  launch,
}) => {
  const { app, page } = await launch()
  await startEmpty(page)
  await addDepartments(page, ['原来的科室'])
  await openScreen(page, '导入导出')
  for (const [choice, tag] of [
    ['作为另一个工作区打开', '未打开'],
    ['替换当前工作区', '已被替换'],
  ]) {
    await answerDialog(app, SAMPLE)
    await page.getByRole('button', { name: '导入工作区文件' }).click()
    await page.getByRole('button', { name: choice ?? '' }).click()
    await expect.poll(async () => (await countsOnDisk(page)).persons).toBe(60)
    const own = page.getByRole('row', { name: '新建试点' })
    expect(await own.textContent()).toContain(tag)
    await own.getByRole('button', { name: '打开' }).click()
    await expect.poll(async () => (await countsOnDisk(page)).departments).toBe(1)
    await openScreen(page, '导入导出')
  }
})

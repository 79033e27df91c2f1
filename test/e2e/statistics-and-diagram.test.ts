import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { expect, onTestFinished } from 'vitest'
import { checkWithQpdf, readPdf } from '../main/pdf/pdf-tools'
import { test } from '../support/electron-app'
import { answerDialog, openScreen, startEmpty, startSample } from './clerk'
import { windowState } from './window-state'

test('the numbers of 统计表 are those of 明细表, and lead to their standards', async ({ launch }) => {
  const folder = mkdtempSync(join(tmpdir(), '统计-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  const { app, page, resize, screenshot } = await launch()
  await startSample(page)
  await openScreen(page, '统计表')
  const levels = page.getByRole('region', { name: '按标准级别' })
  const listed = (await windowState(page)).standards.size
  const [expected, abolished] = await Promise.all([numberOf(page, '合计 应有数'), numberOf(page, '合计 废止')])
  expect(expected + abolished).toBe(listed)

  for (const [width, height] of SIZES) {
    await resize(width, height)
    await screenshot(`statistics-${width}`)
    await page.getByText('统计图', { exact: true }).click()
    await page.getByRole('region', { name: '各级别标准状态' }).waitFor()
    await screenshot(`statistics-charts-${width}`)
    await page.getByText('统计表', { exact: true }).last().click()
  }

  await levels.getByRole('button', { name: /^企业（内部）标准 拟编/ }).click()
  const drawer = page.getByRole('dialog')
  const drafts = [...(await windowState(page)).standards.values()].filter(({ state }) => state === '拟编')
  await drawer.getByText(`企业（内部）标准 · 拟编 ${drafts.length} 项`).waitFor()
  await screenshot('statistics-behind')
  const first = drafts[0]
  await drawer.getByRole('gridcell', { name: first?.name ?? '' }).waitFor()
  await drawer.locator('.statistics-open').first().click()
  await page.getByRole('region', { name: '体系框架', exact: true }).waitFor()
  await page.getByRole('complementary', { name: '标准的详细信息' }).waitFor()
  await screenshot('statistics-record')

  await openScreen(page, '统计表')
  const path = join(folder, '统计表.pdf')
  await answerDialog(app, path)
  await page.getByRole('button', { name: '导出 PDF' }).click()
  await page.getByText('统计表已导出').waitFor({ timeout: 30_000 })
  expect(checkWithQpdf(readPdf(path))).toContain('No syntax or stream encoding errors')
  expect(readPdf(path).text).toContain('按子体系统计')
})

test('体系结构图 is looked at and exported in every format', async ({ launch }) => {
  const folder = mkdtempSync(join(tmpdir(), '结构图-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  const { app, page, resize, screenshot } = await launch()
  await startSample(page)
  await openScreen(page, '体系结构图')
  const names = [...(await windowState(page)).systemNodes.values()].map(({ name }) => name)
  const paper = page.getByRole('img', { name: '体系结构图第 1 页' })
  const whole = await paper.boundingBox()
  for (const [width, height] of SIZES) {
    await resize(width, height)
    await screenshot(`diagram-${width}`)
  }
  await page.getByText('横向', { exact: true }).click()
  await page.getByRole('button', { name: '放大' }).click()
  await paper.hover()
  await page.keyboard.down('Control')
  await page.mouse.wheel(0, -100)
  await page.keyboard.up('Control')
  await expect.poll(async () => (await paper.boundingBox())?.width).toBeGreaterThan(whole?.width ?? 0)
  await screenshot('diagram-zoomed')

  const save = async (format: string) => {
    const path = join(folder, `图.${format.toLowerCase()}`)
    await answerDialog(app, path)
    await page.getByRole('button', { name: `导出 ${format}` }).click()
    await page.getByText(`体系结构图已导出：图.${format.toLowerCase()}`).waitFor({ timeout: 30_000 })
    return path
  }
  const pdf = readPdf(await save('PDF'))
  expect(checkWithQpdf(pdf)).toContain('No syntax or stream encoding errors')
  for (const name of names) expect(pdf.text.replace(/\s/g, '')).toContain(name.replace(/\s/g, ''))

  const svg = readFileSync(await save('SVG'), 'utf8')
  const parsed = await page.evaluate((text) => {
    const { documentElement } = new DOMParser().parseFromString(text, 'image/svg+xml')
    const boxes = documentElement.querySelectorAll('rect').length
    return { root: documentElement.tagName, boxes, text: documentElement.textContent ?? '' }
  }, svg)
  expect(parsed).toMatchObject({ root: 'svg', boxes: names.length + 1 })
  expect(svg).toContain('Noto Serif SC')
  expect(svg).not.toMatch(/href|<script|url\(/)

  const png = readFileSync(await save('PNG'))
  // A3 at 96 dots an inch, twice as fine.
  expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([3175, 2245])
  expect(png.length).toBeGreaterThan(50_000)
})

test('an empty workspace is shown its first step', async ({ launch }) => {
  const { page, resize, screenshot } = await launch()
  await startEmpty(page)
  await openScreen(page, '统计表')
  await resize(1093, 614)
  await page.getByRole('button', { name: '去登记标准' }).waitFor()
  await screenshot('statistics-empty')
  await openScreen(page, '体系结构图')
  await page.getByRole('button', { name: '去建立体系框架' }).waitFor()
  await screenshot('diagram-empty')
})

const SIZES = [
  [1366, 768],
  [1093, 614],
] as const

/** A number of the first table that has such a row and column. */
async function numberOf(page: Page, label: string): Promise<number> {
  return Number(
    await page
      .getByRole('button', { name: new RegExp(`^${label}`) })
      .first()
      .textContent(),
  )
}

import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { expect, onTestFinished } from 'vitest'
import { PNG } from '../support/attached-files'
import { type RunningApp, test } from '../support/electron-app'
import { plainPdf } from '../support/plain-pdf'
import { answerDialog, openScreen, saved, signIn, startSample } from './clerk'

const LONG_NAME = `${'县政务服务中心延时服务标准宣贯培训现场照片'.repeat(3)}.png`

function folderFor(name: string): string {
  const folder = mkdtempSync(join(tmpdir(), name))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}

async function openAttachments(page: Page): Promise<void> {
  await openScreen(page, '宣传培训')
  await page.getByRole('tab', { name: /^佐证材料/ }).click()
}

const item = (page: Page, name: string | RegExp) => page.getByRole('listitem', { name })

/** A picture as the screen would give it: drawn in the page, put on a DataTransfer, dropped or pasted. */
async function transfer(page: Page, how: 'drop' | 'paste', file: { name: string; text: string; types?: string[] }) {
  await page.evaluate(
    async ({ how, name, text, types }) => {
      const canvas = new OffscreenCanvas(1200, 800)
      const context = canvas.getContext('2d')
      if (!context) throw new Error('no canvas')
      context.fillStyle = '#dbeafe'
      context.fillRect(0, 0, 1200, 800)
      context.fillStyle = '#1e3a8a'
      context.font = '64px sans-serif'
      context.fillText(text, 80, 400)
      const blob = await canvas.convertToBlob({ type: 'image/png' })
      const data = new DataTransfer()
      data.items.add(new File([blob], name, { type: 'image/png' }))
      for (const type of types ?? []) data.setData(type, '甲\t乙')
      const panel = document.querySelector('.attachments')
      if (how === 'drop') {
        panel?.dispatchEvent(new DragEvent('dragover', { dataTransfer: data, bubbles: true, cancelable: true }))
        panel?.dispatchEvent(new DragEvent('drop', { dataTransfer: data, bubbles: true, cancelable: true }))
      } else {
        document.body.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true }))
      }
    },
    { how, ...file },
  )
}

/** Width of the picture that the preview shows, as decoded; 0 while it is not there. */
async function previewedWidth(page: Page): Promise<number> {
  const picture = page.locator('.preview-picture img')
  await picture.waitFor()
  await expect.poll(() => picture.evaluate((img: HTMLImageElement) => img.naturalWidth)).toBeGreaterThan(0)
  return picture.evaluate((img: HTMLImageElement) => img.naturalWidth)
}

async function exportTo({ app, page }: RunningApp, button: string, path: string): Promise<void> {
  await openScreen(page, '导入导出')
  await answerDialog(app, path)
  await page.getByRole('button', { name: button }).click()
  await page.getByText(path.split('/').at(-1) ?? path, { exact: true }).waitFor({ timeout: 60_000 })
}

test('a clerk attaches files in three ways, looks at them and carries them to another PC', async ({ launch }) => {
  const folder = folderFor('佐证 ')
  const office = await launch()
  const { page } = office
  await startSample(page)
  const packet = join(folder, '概览材料.pdf')
  await exportTo(office, '导出概览材料包（PDF）', packet)
  const photo = join(folder, LONG_NAME)
  writeFileSync(photo, PNG)
  const fake = join(folder, '不是图片.png')
  writeFileSync(fake, '<!doctype html><script>window.injected = true</script>')
  const empty = join(folder, '空.docx')
  writeFileSync(empty, '')

  await openAttachments(page)
  await office.screenshot('attachments-empty')
  await answerDialog(office.app, [photo, packet, fake, empty].join('\n'))
  await page.getByRole('button', { name: '添加文件' }).click()
  await page.getByText('有 1 个文件没有添加').last().waitFor()
  await page.getByText('“空.docx”：文件是空的').waitFor()
  await office.screenshot('attachments-refused')
  await page.getByRole('button', { name: '知道了' }).click()
  await page.getByRole('tab', { name: '佐证材料 (3)' }).waitFor()

  await transfer(page, 'drop', { name: '签到表照片.png', text: '签到表' })
  await page.getByRole('tab', { name: '佐证材料 (4)' }).waitFor()
  await transfer(page, 'paste', { name: 'image.png', text: '截图：办理时限公示' })
  await page.getByRole('tab', { name: '佐证材料 (5)' }).waitFor()
  await item(page, /^截图 \d{4}-\d{2}-\d{2} \d{6}\.png$/).waitFor()
  await transfer(page, 'drop', { name: '同一张.png', text: '签到表' })
  await page.getByText('“同一张.png”与已有的“签到表照片.png”内容相同').waitFor()
  await page.getByRole('button', { name: '知道了' }).click()
  await transfer(page, 'paste', { name: 'image.png', text: '复制的单元格', types: ['text/plain'] })
  await saved(page)

  await item(page, '签到表照片.png').getByLabel('佐证日期').fill('2019年3月17日')
  await page.keyboard.press('Enter')
  await page.getByText('佐证日期 2019-03-17 不在试点建设期').waitFor()
  await saved(page)
  await office.screenshot('attachments-panel')

  await item(page, '签到表照片.png').getByRole('button', { name: '预览' }).click()
  expect(await previewedWidth(page)).toBe(1200)
  await office.screenshot('attachments-preview-image')
  await page.keyboard.press('Escape')
  await item(page, '概览材料.pdf').getByRole('button', { name: '预览' }).click()
  await page.locator('canvas[data-state="drawn"]').first().waitFor({ timeout: 30_000 })
  await office.screenshot('attachments-preview-pdf')
  await page.keyboard.press('Escape')
  expect(await item(page, '不是图片.png').getByRole('button', { name: '预览' }).count()).toBe(0)
  expect(await page.evaluate(() => 'injected' in window)).toBe(false)

  await removeAndUndo(page)
  await page.getByRole('button', { name: '校验' }).click()
  await page.getByText(/5 个文件（.*）都已重新读出，内容完整/).waitFor()
  await office.screenshot('attachments-checked')
  await page.getByRole('dialog').getByRole('button', { name: '关闭' }).last().click()

  const carried = join(folder, '带走.bzsd')
  await exportTo(office, '导出工作区', carried)
  await page
    .getByText(/佐证材料 5 个文件/)
    .first()
    .waitFor()
  await office.screenshot('attachments-exported')
  await office.close()

  const home = await launch()
  await signIn(home.page, '李晓', '办公室')
  await answerDialog(home.app, carried)
  await home.page.getByRole('button', { name: /导入工作区文件/ }).click()
  await saved(home.page)
  await openAttachments(home.page)
  await item(home.page, '签到表照片.png').getByRole('button', { name: '预览' }).click()
  expect(await previewedWidth(home.page)).toBe(1200)
  expect(readdirSync(join(home.userData, 'workspaces', 'incoming'))).toEqual([])
})

async function removeAndUndo(page: Page): Promise<void> {
  await item(page, LONG_NAME).getByRole('button', { name: '移除' }).click()
  await page.getByRole('tab', { name: '佐证材料 (4)' }).waitFor()
  await page.getByRole('heading', { level: 2 }).last().click()
  await page.keyboard.press('Control+z')
  await page.getByRole('tab', { name: '佐证材料 (5)' }).waitFor()
  await item(page, LONG_NAME).getByRole('button', { name: '预览' }).click()
  expect(await previewedWidth(page)).toBe(1)
  await page.keyboard.press('Escape')
}

test('a file that is gone from the disk is told at once, and adding it again heals it', async ({ launch }) => {
  const folder = folderFor('佐证 ')
  const photo = join(folder, '照片.png')
  writeFileSync(photo, PNG)
  const { app, page, userData, screenshot } = await launch()
  await startSample(page)
  await openAttachments(page)
  const add = async () => {
    await answerDialog(app, photo)
    await page.getByRole('button', { name: '添加文件' }).click()
  }
  await add()
  await item(page, '照片.png').waitFor()
  const slots = readdirSync(join(userData, 'workspaces')).filter((name) => /^[0-9a-f-]{36}$/.test(name))
  for (const slot of slots) rmSync(join(userData, 'workspaces', slot, 'attachments'), { recursive: true, force: true })
  await openScreen(page, '实施记录')
  await openAttachments(page)
  await item(page, '照片.png').getByText('文件不在本机').waitFor()
  await page.getByRole('button', { name: '校验' }).click()
  await page.getByText('1 个文件中有 1 个有问题').waitFor()
  await screenshot('attachments-missing')
  await page.getByRole('dialog').getByRole('button', { name: '关闭' }).last().click()

  const carried = join(folder, '带走.bzsd')
  await openScreen(page, '导入导出')
  await answerDialog(app, carried)
  await page.getByRole('button', { name: '导出工作区' }).click()
  await page.getByText('有 1 个佐证材料文件不在工作区文件中').waitFor()
  await screenshot('attachments-export-missing')

  await openAttachments(page)
  await add()
  await page.getByText('“照片.png”缺失或损坏的文件已补上').waitFor()
  await item(page, '照片.png').getByText('文件不在本机').waitFor({ state: 'detached' })
})

test('the page gets only pictures and PDF of a workspace, whatever it asks for', async ({ launch }) => {
  const folder = folderFor('佐证 ')
  const path = join(folder, '图.png')
  writeFileSync(path, '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>')
  const photo = join(folder, '照片.exe')
  writeFileSync(photo, PNG)
  const { app, page } = await launch()
  await startSample(page)
  await openAttachments(page)
  await answerDialog(app, [path, photo].join('\n'))
  await page.getByRole('button', { name: '添加文件' }).click()
  await item(page, '照片.exe').waitFor()
  const answers = await page.evaluate(async () => {
    const { state } = window.workbenchTestPort.session().current
    const slot = window.workbenchTestPort.store.getState().startup?.active ?? ''
    const hashes = [...state.attachments.values()].map(({ sha256 }) => sha256)
    const urls = [...hashes, 'a'.repeat(64), '../index.json'].map((name) => `attachments/${slot}/${name}`)
    const elsewhere = hashes.map((name) => `attachments/${crypto.randomUUID()}/${name}`)
    const found: Record<string, string | number | null>[] = []
    for (const url of [...urls, ...elsewhere]) {
      const answer = await fetch(url)
      const { headers } = answer
      found.push({
        status: answer.status,
        type: headers.get('content-type'),
        policy: headers.get('content-security-policy'),
        sniff: headers.get('x-content-type-options'),
        disposition: headers.get('content-disposition')?.split(';')[0] ?? null,
      })
    }
    return found
  })
  const refused = { status: 415, type: null, policy: null, sniff: null, disposition: null }
  expect(answers.map(({ status }) => status)).toEqual([415, 200, 404, 404, 404, 404])
  expect(answers[0]).toEqual(refused)
  expect(answers[1]).toEqual({
    status: 200,
    type: 'image/png',
    policy: "default-src 'none'; sandbox",
    sniff: 'nosniff',
    disposition: 'attachment',
  })
})

test('a PDF without its own fonts is drawn, a broken one is told, and neither may break the policy', async ({
  launch,
}) => {
  const folder = folderFor('佐证 ')
  const [plain, broken] = ['通知.pdf', '损坏.pdf'].map((name) => join(folder, name))
  writeFileSync(plain ?? '', plainPdf('关于开展标准宣贯的通知'))
  writeFileSync(broken ?? '', '%PDF-1.7\n到此为止')
  const { app, page, screenshot } = await launch()
  await startSample(page)
  await page.evaluate(() => {
    document.addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI }) => {
      // antd's windows try to lock the page's scrolling with a style of their own, which the policy refuses.
      if (violatedDirective === 'style-src-elem') return
      document.body.dataset.violations = `${document.body.dataset.violations ?? ''} ${violatedDirective} ${blockedURI}`
    })
  })
  await openScreen(page, '归档文件')
  await page.getByRole('tab', { name: '佐证材料' }).click()
  await answerDialog(app, [plain, broken].join('\n'))
  await page.getByRole('button', { name: '添加文件' }).click()
  await item(page, '通知.pdf').getByRole('button', { name: '预览' }).click()
  const canvas = page.locator('canvas[data-state="drawn"]')
  await canvas.waitFor({ timeout: 30_000 })
  const ink = await canvas.evaluate((element: HTMLCanvasElement) => {
    const pixels = element.getContext('2d')?.getImageData(0, 0, element.width, element.height).data ?? []
    return pixels.filter((value, index) => index % 4 === 0 && value < 128).length
  })
  expect(ink).toBeGreaterThan(1000)
  await screenshot('attachments-preview-plain-pdf')
  await page.keyboard.press('Escape')
  await item(page, '损坏.pdf').getByRole('button', { name: '预览' }).click()
  await page.getByText('这个 PDF 不能在这里显示').waitFor()
  expect(await page.evaluate(() => document.body.dataset.violations ?? '')).toBe('')
})

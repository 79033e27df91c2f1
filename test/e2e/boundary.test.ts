import { mkdtempSync, writeFileSync } from 'node:fs'
import { readdir, readFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { expect } from 'vitest'
import { CALLS } from '../../preload/contract'
import { test } from '../support/electron-app'
import { startEmpty } from './clerk'

const product = resolve(import.meta.dirname, '../../dist/app')

test('the page lives at app://workbench, without Node, behind the frozen bridge of the contract', async ({
  launch,
}) => {
  const { page } = await launch()
  const seen = await page.evaluate(() => ({
    origin: location.origin,
    node: typeof (globalThis as { process?: unknown }).process,
    require: typeof (globalThis as { require?: unknown }).require,
    bridge: Object.keys(window.workbenchTestPort.bridge).sort(),
    frozen: Object.isFrozen(window.workbenchTestPort.bridge),
  }))
  expect(seen).toEqual({
    origin: 'app://workbench',
    node: 'undefined',
    require: 'undefined',
    bridge: [...Object.keys(CALLS), 'on'].sort(),
    frozen: true,
  })
})

test('a call from a foreign page with the same bridge is refused', async ({ launch }) => {
  const { app, userData } = await launch()
  const page = join(mkdtempSync(join(tmpdir(), 'foreign-')), 'foreign.html')
  writeFileSync(page, '<!doctype html><title>foreign</title>')
  const answer = await app.evaluate(
    async ({ BrowserWindow }, { foreign, preload }) => {
      const window = new BrowserWindow({
        show: false,
        webPreferences: { preload, sandbox: true, contextIsolation: true, partition: 'foreign' },
      })
      await window.loadFile(foreign)
      const given = await window.webContents.executeJavaScript('window.workbench.getStartup({})')
      window.destroy()
      return given
    },
    { foreign: page, preload: resolve(import.meta.dirname, '../../dist/app-test/preload/bridge.cjs') },
  )
  expect(answer).toMatchObject({ ok: false, error: { kind: 'forged-sender' } })
  expect(await readFile(join(userData, 'calls.log'), 'utf8')).toContain('getStartup forged-sender')
})

test('arguments that do not fit the contract are refused by name', async ({ launch }) => {
  const { page } = await launch()
  const answers = await page.evaluate(async () => {
    const { bridge } = window.workbenchTestPort
    const call = (name: 'saveAuthor' | 'readStaged' | 'appendJournal', args: unknown) =>
      (bridge[name] as (args: unknown) => Promise<unknown>)(args)
    return [
      await call('saveAuthor', { name: '王', office: '', path: '/etc/passwd' }),
      await call('readStaged', { staged: '../../etc/passwd', table: 'persons', offset: 0 }),
      await call('appendJournal', null),
    ]
  })
  for (const answer of answers) expect(answer).toMatchObject({ ok: false, error: { kind: 'bad-argument' } })
})

test('navigation, new windows, permissions, remote requests and inline scripts are refused', async ({ launch }) => {
  const { app, page } = await launch()
  await startEmpty(page)
  const outcome = await page.evaluate(async () => {
    const violations: string[] = []
    document.addEventListener('securitypolicyviolation', (event) => violations.push(event.effectiveDirective))
    const opened = window.open('https://example.invalid/')
    location.href = 'https://example.invalid/'
    const script = document.createElement('script')
    script.textContent = 'window.injected = true'
    document.body.append(script)
    const link = document.createElement('a')
    link.href = 'file:///etc/passwd'
    document.body.append(link)
    link.click()
    const fetched = await fetch('https://example.invalid/').then(
      () => 'answered',
      () => 'refused',
    )
    const notification = await Notification.requestPermission()
    const evaluated = (() => {
      try {
        // biome-ignore lint/security/noGlobalEval: the test is that the page cannot do this
        return globalThis.eval('1 + 1') as number
      } catch {
        return 'refused'
      }
    })()
    return { opened, fetched, notification, evaluated, injected: 'injected' in window, violations }
  })
  expect(outcome).toMatchObject({
    opened: null,
    fetched: 'refused',
    notification: 'denied',
    evaluated: 'refused',
    injected: false,
  })
  expect(outcome.violations).toEqual(expect.arrayContaining(['script-src-elem', 'connect-src']))
  expect(await page.evaluate(() => location.href)).toBe('app://workbench/index.html')
  expect(await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length)).toBe(1)
})

test('the product does not contain the test port', async () => {
  const files = (await readdir(product, { recursive: true, withFileTypes: true })).filter((entry) => entry.isFile())
  expect(files.length).toBeGreaterThan(5)
  for (const file of files.filter(({ name }) => /\.(c?js|html)$/.test(name))) {
    const content = await readFile(join(file.parentPath, file.name), 'utf8')
    expect(content.includes('workbenchTestPort'), file.name).toBe(false)
  }
})

test('the product starts, with its own dialogs and without developer tools', async ({ launch }) => {
  const { page, app } = await launch({ variant: 'app' })
  expect(await page.evaluate(() => 'workbenchTestPort' in window)).toBe(false)
  expect(await app.evaluate(() => 'workbenchTestPort' in globalThis)).toBe(false)
  await page.getByRole('button', { name: '开始使用' }).waitFor()
})

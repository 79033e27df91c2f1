import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { _electron as electron } from 'playwright-core'
import { inject } from 'vitest'
import { startSample } from '../e2e/clerk'
import { test } from '../support/electron-app'
import { median, printFigure, printRatio } from './figures'

const RUNS = 5
const product = resolve(import.meta.dirname, '../..')

test('from start to ready', async ({ launch }) => {
  const sample = await launch()
  await startSample(sample.page)
  await sample.close()
  const ours: number[] = []
  const empty: number[] = []
  const emptyApp = writeEmptyApp()
  for (let run = 0; run < RUNS; run += 1) {
    ours.push(await timeToReady(product, sample.userData, 'html[data-ready="true"]'))
    empty.push(await timeToReady(emptyApp, mkdtempSync(join(tmpdir(), 'empty-')), 'p'))
  }
  printFigure('start → sample ready to edit', ours)
  printFigure('start → empty Electron window shown', empty)
  printRatio('start / empty window, medians', median(ours), median(empty))
})

/** The smallest program that shows a window. */
function writeEmptyApp(): string {
  const folder = mkdtempSync(join(tmpdir(), 'empty-app-'))
  writeFileSync(join(folder, 'package.json'), '{"name":"empty","main":"main.js"}')
  writeFileSync(
    join(folder, 'main.js'),
    `const { app, BrowserWindow } = require('electron')
app.whenReady().then(() => {
  const window = new BrowserWindow({ show: false })
  window.once('ready-to-show', () => window.show())
  window.loadURL('data:text/html,<p>empty</p>')
})`,
  )
  return folder
}

/** Milliseconds from starting the program until its page is ready; it is closed then. */
async function timeToReady(target: string, userData: string, readyMark: string): Promise<number> {
  const asRoot = process.getuid?.() === 0 ? ['--no-sandbox'] : []
  const start = performance.now()
  const app = await electron.launch({
    executablePath: inject('electronExecutable'),
    args: [...asRoot, `--user-data-dir=${userData}`, target],
  })
  const page = await app.firstWindow()
  await page.waitForSelector(readyMark, { state: 'attached' })
  const elapsed = performance.now() - start
  await app.close()
  return elapsed
}

import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { type ElectronApplication, _electron as electron, type Page } from 'playwright-core'
import { test as base, inject } from 'vitest'

const projectRoot = resolve(import.meta.dirname, '../..')
const READY_LIMIT_MS = 60_000
const CLOSE_LIMIT_MS = 10_000

export interface LaunchOptions {
  /** 'app-test' (default) has the test port; 'app' is the product itself; 'app-next' has to be built, see next-app. */
  readonly variant?: 'app' | 'app-test' | 'app-next'
  /** Folder for app.getPath('userData'); a fresh one when absent. Give the one of an earlier launch to start again. */
  readonly userData?: string
  readonly args?: readonly string[]
  readonly env?: Readonly<Record<string, string>>
  /** false: take the first window as it is, without waiting for its ready mark (to test start-up failures). */
  readonly waitReady?: boolean
}

export interface RunningApp {
  readonly app: ElectronApplication
  /** The first window. */
  readonly page: Page
  readonly userData: string
  /** Saves dist/screenshots/<name>.png and returns its path. */
  screenshot(name: string): Promise<string>
  /** Gives the page this size (CSS pixels). */
  resize(width: number, height: number): Promise<void>
  /** Quits as a user would; kills the process group when that takes too long. */
  close(): Promise<void>
  /** SIGKILL to the whole process group, as near to a power cut as a process can get. Resolves when main is dead. */
  kill(): Promise<void>
}

export type Launch = (options?: LaunchOptions) => Promise<RunningApp>

interface Fixtures {
  /** Starts the application as often as wanted; everything started is ended and its folders removed after the test. */
  readonly launch: Launch
}

/** vitest's `test` with `launch`. */
export const test = base.extend<Fixtures>({
  // biome-ignore lint/correctness/noEmptyPattern: vitest reads the wanted fixtures from this pattern
  launch: async ({}, use) => {
    const stops: (() => Promise<void>)[] = []
    const folders: string[] = []
    try {
      await use(async (options = {}) => {
        const userData = options.userData ?? freshFolder(folders)
        const app = await startElectron(options, userData)
        const stop = () => closeOrKill(app)
        stops.push(stop)
        return await describeApp(app, userData, options.waitReady ?? true)
      })
    } finally {
      await Promise.allSettled(stops.map((stop) => stop()))
      for (const folder of folders) rmSync(folder, { recursive: true, force: true, maxRetries: 5 })
    }
  },
})

function freshFolder(folders: string[]): string {
  const folder = mkdtempSync(join(tmpdir(), 'pilot-workbench-e2e-'))
  folders.push(folder)
  return folder
}

async function startElectron(options: LaunchOptions, userData: string): Promise<ElectronApplication> {
  // The product is started as `npm start` does it, the test build from its own folder.
  const target = options.variant === 'app' ? projectRoot : join(projectRoot, 'dist', options.variant ?? 'app-test')
  const asRoot = process.getuid?.() === 0 ? ['--no-sandbox'] : []
  return await electron.launch({
    executablePath: inject('electronExecutable'),
    args: [...asRoot, `--user-data-dir=${userData}`, '--force-device-scale-factor=1', target, ...(options.args ?? [])],
    env: { ...definedOnly(process.env), ...options.env },
    cwd: projectRoot,
    timeout: READY_LIMIT_MS,
  })
}

function definedOnly(env: NodeJS.ProcessEnv): Record<string, string> {
  return Object.fromEntries(Object.entries(env).filter((entry): entry is [string, string] => entry[1] !== undefined))
}

async function describeApp(app: ElectronApplication, userData: string, waitReady: boolean): Promise<RunningApp> {
  const page = await app.firstWindow({ timeout: READY_LIMIT_MS })
  if (waitReady) await ready(page)
  return {
    app,
    page,
    userData,
    screenshot: (name) => screenshot(page, name),
    resize: (width, height) => resize(app, page, [width, height]),
    close: () => closeOrKill(app),
    kill: () => killGroup(app),
  }
}

/** The renderer marks <html data-ready="true"> once the workspace is loaded and can be edited. */
async function ready(page: Page): Promise<void> {
  await page.waitForFunction(() => document.documentElement.dataset.ready === 'true', null, { timeout: READY_LIMIT_MS })
}

async function screenshot(page: Page, name: string): Promise<string> {
  const folder = join(projectRoot, 'dist/screenshots')
  mkdirSync(folder, { recursive: true })
  const path = join(folder, `${name}.png`)
  await page.screenshot({ path })
  return path
}

async function resize(app: ElectronApplication, page: Page, [width, height]: readonly [number, number]): Promise<void> {
  await app.evaluate(({ BrowserWindow }, size) => BrowserWindow.getAllWindows()[0]?.setContentSize(size[0], size[1]), [
    width,
    height,
  ] as const)
  await page.waitForFunction((wanted) => Math.abs(innerWidth - wanted) < 20, width)
}

async function closeOrKill(app: ElectronApplication): Promise<void> {
  if (hasEnded(app)) return
  let timer: NodeJS.Timeout | undefined
  const tooLong = new Promise<'too long'>((done) => {
    timer = setTimeout(() => done('too long'), CLOSE_LIMIT_MS)
  })
  const outcome = await Promise.race([app.close().catch(() => 'failed'), tooLong])
  clearTimeout(timer)
  if (outcome !== undefined) await killGroup(app)
}

async function killGroup(app: ElectronApplication): Promise<void> {
  const main = app.process()
  if (hasEnded(app) || main.pid === undefined) return
  const gone = new Promise<void>((done) => main.once('exit', () => done()))
  // Playwright starts Electron as the leader of its own process group, the renderer and GPU processes are members.
  process.kill(process.platform === 'win32' ? main.pid : -main.pid, 'SIGKILL')
  await gone
}

function hasEnded(app: ElectronApplication): boolean {
  const main = app.process()
  return main.exitCode !== null || main.signalCode !== null
}

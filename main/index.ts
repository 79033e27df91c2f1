import { randomBytes } from 'node:crypto'
import { join, resolve } from 'node:path'
import { app, type BrowserWindow, dialog, Menu, session } from 'electron'
import type { Failure, Result } from '../domain/result'
import { createIdSource } from '../domain/workspace/ids'
import { registerAppScheme, serveApp } from './app-protocol'
import { createStores } from './attachments/stores'
import { openCallLog } from './call-log'
import { createHandlers } from './calls'
import { systemDialogs } from './dialogs'
import { registerCalls } from './ipc'
import { beginRun, endRun, endRunSettingAside, type ProgramVersion } from './run-state'
import { openSettings } from './settings'
import { openSlots, type Slots } from './slots'
import { syncDatabase } from './sync-database'
import { openTestPort } from './test-port'
import { type MainWindow, openMainWindow } from './window'

/** The built application: this file lies in its main/. */
const APP_FOLDER = resolve(import.meta.dirname, '..')

/** The user-data folder is named once and for ever: the clerks' data lies in it. */
const USER_DATA_NAME = 'pilot-workbench'

/** The built-in sample, in the project or in the packed program's resources. */
const SAMPLE = 'assets/sample/sample.bzsd'

// Chromium cannot sandbox root's processes (build machines); everybody else's are sandboxed whatever the switches say.
if (process.getuid?.() !== 0) app.enableSandbox()
registerAppScheme()
if (!app.commandLine.hasSwitch('user-data-dir')) app.setPath('userData', join(app.getPath('appData'), USER_DATA_NAME))

// Before anything touches user data: a second program on the same folder would find the database locked or damage it.
if (app.requestSingleInstanceLock()) {
  void app.whenReady().then(start)
} else {
  app.quit()
}

async function start(): Promise<void> {
  Menu.setApplicationMenu(null)
  const userData = app.getPath('userData')
  const version = { app: app.getVersion(), chromium: Number.parseInt(process.versions.chrome, 10) }
  const begun = await beginRun(userData, version, new Date())
  if (!begun.ok) return refuseToStart(begun.error)
  const ids = createIdSource(Date.now, randomBytes)
  const slots = await openSlots(userData, { now: () => new Date(), newId: () => ids.next() })
  if (!slots.ok) return refuseToStart(slots.error)
  const attachments = createStores((slot) => slots.value.attachments(slot))
  serveApp(join(APP_FOLDER, 'renderer'), attachments)
  let window: MainWindow | null = null
  const browser = () => {
    if (!window) throw new Error('the window is not open yet')
    return window.browser
  }
  const { dialogs, now } = __TEST_PORT__ ? openTestPort() : { dialogs: systemDialogs(browser), now: () => new Date() }
  const handlers = createHandlers({
    settings: await openSettings(userData),
    slots: slots.value,
    dialogs,
    now,
    contents: () => browser().webContents,
    confirmClose: (close) => window?.confirmClose(close),
    holdClose: () => window?.holdClose(),
    userData,
    syncDatabase: () => syncDatabase(userData),
    setDatabaseAside: () => restartSettingAside(userData, version),
    attachments,
    openedFolder: join(userData, 'opened'),
    version: app.getVersion(),
    sample: join(app.isPackaged ? process.resourcesPath : resolve(APP_FOLDER, '../..'), SAMPLE),
  })
  registerCalls(
    handlers,
    openCallLog(userData, () => new Date()),
  )
  window = openMainWindow(APP_FOLDER)
  app.on('second-instance', () => focusWindow(browser()))
  app.on('window-all-closed', () => void endCleanly(slots.value, version))
}

async function endCleanly(slots: Slots, version: ProgramVersion): Promise<void> {
  await slots.close()
  // Chromium flushes its own files when the session ends; the mark is only worth something after that.
  session.defaultSession.flushStorageData()
  await endRun(app.getPath('userData'), version)
  app.quit()
}

async function restartSettingAside(userData: string, version: ProgramVersion): Promise<Result<null>> {
  const noted = await endRunSettingAside(userData, version)
  if (!noted.ok) return noted
  // A test starts the program again by itself.
  if (!__TEST_PORT__) app.relaunch()
  setImmediate(() => app.exit())
  return noted
}

function refuseToStart({ message }: Failure): void {
  dialog.showErrorBox('标准化试点工作台', message)
  app.quit()
}

function focusWindow(browser: BrowserWindow): void {
  if (browser.isMinimized()) browser.restore()
  browser.focus()
}

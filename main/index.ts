import { randomBytes } from 'node:crypto'
import { join, resolve } from 'node:path'
import { app, type BrowserWindow, dialog, Menu } from 'electron'
import { createIdSource } from '../domain/workspace/ids'
import { registerAppScheme, serveApp } from './app-protocol'
import { openCallLog } from './call-log'
import { createHandlers } from './calls'
import { systemDialogs } from './dialogs'
import { registerCalls } from './ipc'
import { openSettings } from './settings'
import { openSlots } from './slots'
import { testPortDialogs } from './test-port'
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
  const ids = createIdSource(Date.now, randomBytes)
  const slots = await openSlots(userData, { now: () => new Date(), newId: () => ids.next() })
  if (!slots.ok) {
    dialog.showErrorBox('标准化试点工作台', slots.error.message)
    app.quit()
    return
  }
  serveApp(join(APP_FOLDER, 'renderer'))
  let window: MainWindow | null = null
  const browser = () => {
    if (!window) throw new Error('the window is not open yet')
    return window.browser
  }
  const handlers = createHandlers({
    settings: await openSettings(userData),
    slots: slots.value,
    dialogs: __TEST_PORT__ ? testPortDialogs() : systemDialogs(browser),
    contents: () => browser().webContents,
    confirmClose: (close) => window?.confirmClose(close),
    version: app.getVersion(),
    sample: join(app.isPackaged ? process.resourcesPath : resolve(APP_FOLDER, '../..'), SAMPLE),
  })
  registerCalls(
    handlers,
    openCallLog(userData, () => new Date()),
  )
  window = openMainWindow(APP_FOLDER)
  app.on('second-instance', () => focusWindow(browser()))
  app.on('window-all-closed', () => void slots.value.close().finally(() => app.quit()))
}

function focusWindow(browser: BrowserWindow): void {
  if (browser.isMinimized()) browser.restore()
  browser.focus()
}

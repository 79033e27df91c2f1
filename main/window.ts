import { join } from 'node:path'
import { BrowserWindow } from 'electron'
import { APP_ORIGIN } from '../preload/contract'
import { sendEvent } from './ipc'
import { guardContents, guardSession, windowOptions } from './security'

/** How long the window may take to save what is being typed before it is closed without waiting (ms). */
const CLOSE_PATIENCE = 8000
/** The same once everything is saved and a last backup is being made; the page itself gives up a little sooner. */
const HOLD_PATIENCE = 25_000

/** The one window and its way of closing. */
export interface MainWindow {
  readonly browser: BrowserWindow
  /** The page's answer to closeRequested: close for good, or stay. */
  confirmClose(close: boolean): void
  /** The page's answer to closeRequested: everything is saved, it closes soon. */
  holdClose(): void
}

/** Opens the window on our page. */
export function openMainWindow(appFolder: string): MainWindow {
  const browser = new BrowserWindow(windowOptions(join(appFolder, 'preload/bridge.cjs')))
  guardSession(browser.webContents.session)
  guardContents(browser.webContents)
  browser.once('ready-to-show', () => browser.show())
  const answers = closeAfterSaving(browser)
  void browser.loadURL(`${APP_ORIGIN}/index.html`)
  return { browser, ...answers }
}

/** Holds an attempt to close until the page has saved what is being typed; a page that hangs is closed after a while. */
function closeAfterSaving(browser: BrowserWindow): Pick<MainWindow, 'confirmClose' | 'holdClose'> {
  let patience: NodeJS.Timeout | undefined
  const destroy = () => {
    if (!browser.isDestroyed()) browser.destroy()
  }
  browser.on('close', (event) => {
    event.preventDefault()
    clearTimeout(patience)
    patience = setTimeout(destroy, CLOSE_PATIENCE)
    sendEvent(browser.webContents, 'closeRequested', {})
  })
  return {
    confirmClose(close) {
      clearTimeout(patience)
      if (close) destroy()
    },
    holdClose() {
      clearTimeout(patience)
      patience = setTimeout(destroy, HOLD_PATIENCE)
    },
  }
}

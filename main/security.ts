import type { BrowserWindowConstructorOptions, Session, WebContents, WebFrameMain } from 'electron'
import { APP_ORIGIN } from '../preload/contract'

/**
 * Every window's settings, in this one place.
 * @param preload path of the built bridge.
 */
export function windowOptions(preload: string): BrowserWindowConstructorOptions {
  return {
    width: 1366,
    height: 768,
    minWidth: 1024,
    minHeight: 640,
    show: false,
    autoHideMenuBar: true,
    backgroundColor: '#ffffff',
    webPreferences: {
      preload,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webSecurity: true,
      allowRunningInsecureContent: false,
      webviewTag: false,
      navigateOnDragDrop: false,
      spellcheck: false,
      devTools: __TEST_PORT__,
    },
  }
}

/** True when a URL belongs to our own page. Compared as parsed origin: a prefix would admit app://workbench.evil. */
export function isOurUrl(url: string): boolean {
  if (!URL.canParse(url)) return false
  const { protocol, host } = new URL(url)
  return `${protocol}//${host}` === APP_ORIGIN
}

/** The parts of a calling frame that decide whether it is heard. */
export interface CallingFrame {
  readonly url: string
  readonly parent: unknown
}

/** True when a call comes from the top frame of our own page; a destroyed frame (null) is never trusted. */
export function isTrustedFrame(frame: CallingFrame | WebFrameMain | null): boolean {
  return frame !== null && frame.parent === null && isOurUrl(frame.url)
}

/** Refuses everything a page could do to leave itself: navigation, redirects, new windows, webviews. */
export function guardContents(contents: WebContents): void {
  contents.on('will-navigate', (event) => event.preventDefault())
  contents.on('will-redirect', (event) => event.preventDefault())
  contents.on('will-frame-navigate', (event) => event.preventDefault())
  contents.on('will-attach-webview', (event) => event.preventDefault())
  contents.setWindowOpenHandler(() => ({ action: 'deny' }))
}

/** Refuses every permission, device and download, and every request that is not for our own files. */
export function guardSession(session: Session): void {
  session.setPermissionRequestHandler((_contents, _permission, answer) => answer(false))
  session.setPermissionCheckHandler(() => false)
  session.setDevicePermissionHandler(() => false)
  session.setDisplayMediaRequestHandler((_request, answer) => answer({}))
  session.on('will-download', (event) => event.preventDefault())
  session.webRequest.onBeforeRequest((request, answer) => answer({ cancel: !isAllowedRequest(request.url) }))
}

/** Our own files, and what the page made itself (blob:); the developer tools exist only in the test build. */
export function isAllowedRequest(url: string): boolean {
  return isOurUrl(url) || url.startsWith(`blob:${APP_ORIGIN}/`) || (__TEST_PORT__ && url.startsWith('devtools://'))
}

import { describe, expect, it } from 'vitest'
import { isAllowedRequest, isOurUrl, isTrustedFrame, windowOptions } from '../../main/security'
import { APP_ORIGIN } from '../../preload/contract'

describe('the origin', () => {
  it('is the one that the clerks’ databases hang on, for ever', () => {
    expect(APP_ORIGIN).toBe('app://workbench')
  })
})

describe('windowOptions', () => {
  it('isolates the page', () => {
    expect(windowOptions('/bridge.cjs').webPreferences).toMatchObject({
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webSecurity: true,
      allowRunningInsecureContent: false,
      webviewTag: false,
      spellcheck: false,
    })
  })
})

const FOREIGN = [
  'https://workbench/',
  'http://localhost/',
  'file:///etc/passwd',
  'app://workbench.evil/index.html',
  'app://evil/workbench',
  'app:workbench',
  'data:text/html,<p>',
  'javascript:alert(1)',
  'about:blank',
  '',
  'not a url',
]

describe('isOurUrl', () => {
  it('knows our page whatever follows the origin', () => {
    for (const url of ['app://workbench', 'app://workbench/', 'app://workbench/index.html?x#y']) {
      expect(isOurUrl(url), url).toBe(true)
    }
  })

  it('knows no other address', () => {
    for (const url of FOREIGN) expect(isOurUrl(url), url).toBe(false)
  })
})

describe('isTrustedFrame', () => {
  it('hears only the top frame of our page', () => {
    expect(isTrustedFrame({ url: 'app://workbench/index.html', parent: null })).toBe(true)
    expect(isTrustedFrame({ url: 'app://workbench/index.html', parent: {} })).toBe(false)
    expect(isTrustedFrame(null)).toBe(false)
    for (const url of FOREIGN) expect(isTrustedFrame({ url, parent: null }), url).toBe(false)
  })
})

describe('isAllowedRequest', () => {
  it('lets nothing but our own files and blobs through', () => {
    expect(isAllowedRequest('app://workbench/assets/x.js')).toBe(true)
    expect(isAllowedRequest('blob:app://workbench/0a1b')).toBe(true)
    for (const url of FOREIGN) expect(isAllowedRequest(url), url).toBe(false)
    expect(isAllowedRequest('blob:https://evil/0a1b')).toBe(false)
    expect(isAllowedRequest('ws://localhost:1/')).toBe(false)
  })
})

import { mkdir, symlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { answerRequest, contentSecurityPolicy, fileOf } from '../../main/app-files'
import { temporaryFolder } from '../support/temporary-folder'

const ESCAPES = [
  'app://workbench/../secret.html',
  'app://workbench/%2e%2e/secret.html',
  'app://workbench/..%2fsecret.html',
  'app://workbench/..%5csecret.html',
  'app://workbench/%5c%5cserver%5cshare%5cx.html',
  'app://workbench/C:/secret.html',
  'app://workbench/C:%5Csecret.html',
  'app://workbench/index.html%00.png',
  'app://workbench/index.html:stream',
  'app://workbench/%E0%A4%A',
  'app://other/index.html',
  'https://workbench/index.html',
]

describe('fileOf', () => {
  it('never leads out of the folder', () => {
    const folder = temporaryFolder()
    for (const url of ESCAPES) {
      const path = fileOf(url, join(folder, 'renderer'))
      expect(path === null || path.startsWith(join(folder, 'renderer/')), url).toBe(true)
    }
  })

  it('does not take a sibling folder of like name for ours', () => {
    const folder = temporaryFolder()
    expect(fileOf('app://workbench/..%2frenderer-evil%2fx.html', join(folder, 'renderer'))).toBeNull()
  })
})

describe('answerRequest', () => {
  it('serves our files with the policy and a new nonce each time', async () => {
    const folder = temporaryFolder()
    await writeFile(join(folder, 'index.html'), '<meta name="csp-nonce" content="__CSP_NONCE__">')
    const nonces = new Set<string>()
    for (const url of ['app://workbench/', 'app://workbench/index.html']) {
      const answer = await answerRequest(url, folder)
      const nonce = /content="([^"]+)"/.exec(await answer.text())?.[1] ?? ''
      expect(answer.headers.get('content-security-policy')).toBe(contentSecurityPolicy(nonce))
      nonces.add(nonce)
    }
    expect(nonces.size).toBe(2)
  })

  it('knows neither foreign kinds of file nor what does not exist', async () => {
    const folder = temporaryFolder()
    await mkdir(join(folder, 'inner'))
    await writeFile(join(folder, 'data.bzsd'), 'x')
    for (const path of ['data.bzsd', 'missing.html', 'inner', 'inner/']) {
      expect((await answerRequest(`app://workbench/${path}`, folder)).status, path).toBe(404)
    }
  })

  it('a link inside the folder is part of the build, not a way in for the page', async () => {
    const folder = temporaryFolder()
    await symlink('/etc/hostname', join(folder, 'link.html'))
    expect(fileOf('app://workbench/link.html', folder)).toBe(join(folder, 'link.html'))
  })
})

describe('contentSecurityPolicy', () => {
  it('allows nothing unsafe and nothing remote', () => {
    const policy = contentSecurityPolicy('abc')
    expect(policy).toContain("default-src 'none'")
    expect(policy).not.toMatch(/unsafe|https?:|data:|\*/)
  })
})

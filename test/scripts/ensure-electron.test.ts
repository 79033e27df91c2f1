import { spawnSync } from 'node:child_process'
import { chmodSync, cpSync, mkdirSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { describe, expect, test } from 'vitest'
import { findElectron } from '../../scripts/ensure-electron.mjs'
import { temporaryFolder } from '../support/temporary-folder'

const SCRIPTS = resolve(import.meta.dirname, '../../scripts')
const EXECUTABLE = { win32: 'electron.exe', darwin: 'Electron.app/Contents/MacOS/Electron' } as Record<string, string>

/** Runs a copy of the scripts in an empty place: no installed electron package, no cache, no npm. */
function runAlone(folder: string, args: string[]) {
  cpSync(SCRIPTS, join(folder, 'scripts'), { recursive: true })
  mkdirSync(join(folder, 'bin'))
  const npm = join(folder, 'bin', 'npm')
  writeFileSync(npm, '#!/bin/sh\necho "npm error code ENOTFOUND https://registry.example.test/x" >&2\nexit 1\n')
  chmodSync(npm, 0o755)
  const env = { PATH: join(folder, 'bin'), XDG_CACHE_HOME: join(folder, 'cache') }
  const script = join(folder, 'scripts', 'ensure-electron.mjs')
  return spawnSync(process.execPath, [script, ...args], { env, encoding: 'utf8' })
}

describe('ensureElectron', () => {
  test('takes the Electron that ELECTRON_OVERRIDE_DIST_PATH names', () => {
    const dist = temporaryFolder()
    const executable = join(dist, EXECUTABLE[process.platform] ?? 'electron')
    mkdirSync(join(executable, '..'), { recursive: true })
    writeFileSync(executable, '')
    expect(findElectron({ ELECTRON_OVERRIDE_DIST_PATH: dist })).toEqual({ kind: 'given', executable, dist })
  })

  test('does not look elsewhere when that folder is wrong', () => {
    expect(() => findElectron({ ELECTRON_OVERRIDE_DIST_PATH: temporaryFolder() })).toThrow(
      'ELECTRON_OVERRIDE_DIST_PATH',
    )
  })

  test('without any Electron is an error that holds the remedy and names no host', () => {
    const { status, stdout, stderr } = runAlone(temporaryFolder(), [])
    expect(status).toBe(1)
    expect(stdout).toBe('')
    expect(stderr).toContain('没有可用的 Electron')
    expect(stderr).toContain('ELECTRON_MIRROR')
    expect(stderr).not.toMatch(/https?:|example/)
  })

  test('after an installation never makes npm fail', () => {
    expect(runAlone(temporaryFolder(), ['--optional']).status).toBe(0)
  })
})

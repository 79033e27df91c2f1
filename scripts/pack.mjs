// `npm run pack -- <electron-builder arguments>`: builds and packages. Without the official Electron only
// `--linux dir` is possible, with the stand-in runtime, to try the packaged program; never for users.
import { spawnSync } from 'node:child_process'
import { cpSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { build, projectRoot } from './build.mjs'
import { ensureElectron } from './ensure-electron.mjs'
import { standIn } from './stand-in-runtime.mjs'

/**
 * @param {string[]} args
 * @returns {Promise<string[] | null>} what electron-builder needs besides, null when the stand-in may not be used
 */
async function electronArguments(args) {
  const electron = await ensureElectron()
  if (electron.kind !== 'stand-in') return []
  const targets = args.filter((arg) => !arg.startsWith('-c.'))
  if (targets.join(' ') !== '--linux dir') return null
  return [`-c.electronDist=${withoutDefaultApp(electron.dist)}`, `-c.electronVersion=${standIn.version}`]
}

/**
 * electron-builder takes the folder resources/default_app.asar of the stand-in for a file and fails.
 * @param {string} dist
 */
function withoutDefaultApp(dist) {
  const copy = join(projectRoot, 'dist', 'stand-in')
  rmSync(copy, { recursive: true, force: true })
  cpSync(dist, copy, { recursive: true, filter: (path) => !path.endsWith('default_app.asar') })
  return copy
}

async function pack() {
  const args = process.argv.slice(2)
  const extra = await electronArguments(args)
  if (extra === null) {
    console.error('安装包必须用官方 Electron 制作；替代运行时只能试用 npm run pack -- --linux dir。')
    console.error('Installers need the official Electron; the stand-in only allows npm run pack -- --linux dir.')
    return 1
  }
  if (!build('app')) return 1
  const entry = join(projectRoot, 'node_modules', 'electron-builder', 'cli.js')
  const command = [entry, '--config', 'electron-builder.yml', ...args, ...extra, '--publish', 'never']
  return spawnSync(process.execPath, command, { cwd: projectRoot, stdio: 'inherit' }).status ?? 1
}

try {
  process.exitCode = await pack()
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  process.exitCode = 1
}

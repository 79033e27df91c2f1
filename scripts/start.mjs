// `npm start`: builds when needed, gets an Electron when there is none, opens the window.
import { spawn, spawnSync } from 'node:child_process'
import { ensureBuilt, projectRoot } from './build.mjs'
import { electronPackages, installHint, missingPackages } from './debian.mjs'
import { ensureElectron } from './ensure-electron.mjs'

const NO_DISPLAY = [
  '没有可用的显示器，无法打开窗口。 / There is no display to open a window on.',
  '  无屏幕运行 / without a screen:   npm run demo',
  '  虚拟屏幕 / on a virtual screen:   xvfb-run -a npm start',
].join('\n')

/** Says what is in the way of opening a window, or null.
 * @param {NodeJS.Platform} platform @param {NodeJS.ProcessEnv} env */
function whyNoWindow(platform, env) {
  return platform === 'linux' && !env.DISPLAY && !env.WAYLAND_DISPLAY ? NO_DISPLAY : null
}

/** The shared libraries an executable asks for and this machine does not have.
 * @param {string} executable */
function missingLibraries(executable) {
  if (process.platform !== 'linux') return []
  const { stdout } = spawnSync('ldd', [executable], { encoding: 'utf8' })
  return [...(stdout ?? '').matchAll(/^\s*(\S+) => not found/gm)].map((match) => match[1])
}

/** @param {string} executable */
function open(executable) {
  const sandbox = process.platform === 'linux' && process.getuid?.() === 0 ? ['--no-sandbox'] : []
  const child = spawn(executable, [...sandbox, projectRoot, ...process.argv.slice(2)], { stdio: 'inherit' })
  child.on('error', (error) => {
    process.exitCode = complain(error.message, 1)
  })
  child.on('exit', (code) => {
    process.exitCode = code ?? 1
  })
}

/** @returns {Promise<number>} an exit code, 0 when the window is opening */
async function start() {
  const obstacle = whyNoWindow(process.platform, process.env)
  if (obstacle !== null) return complain(obstacle, 2)
  if (!ensureBuilt('app')) return complain('构建失败，见上面的说明。 / The build failed, see above.', 1)
  const { executable } = await ensureElectron()
  const libraries = missingLibraries(executable)
  if (libraries.length > 0) {
    const packages = missingPackages(electronPackages)
    const hint = installHint(packages.length > 0 ? packages : electronPackages)
    return complain(`缺少系统库 / Shared libraries are missing: ${libraries.join(' ')}\n${hint}`, 1)
  }
  open(executable)
  return 0
}

/** @param {string} message @param {number} code */
function complain(message, code) {
  console.error(message)
  return code
}

try {
  process.exitCode = await start()
} catch (error) {
  process.exitCode = complain(error instanceof Error ? error.message : String(error), 1)
}

// Builds dist/app (the product) and dist/app-test (the same with the test port), when the sources are newer.
// As a program: `node scripts/build.mjs` always builds dist/app; with --test, dist/app-test.
import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

export const projectRoot = join(import.meta.dirname, '..')

const SOURCES = [
  'domain',
  'preload',
  'main',
  'renderer',
  '.electron.vite.config.ts',
  'package.json',
  'package-lock.json',
]

/** @typedef {'app' | 'app-test'} Variant */

/**
 * Builds unless the last build began after the latest change. Chatter goes to stderr: stdout belongs to the caller.
 * @param {Variant} variant
 * @returns {boolean} whether there is a build to use
 */
export function ensureBuilt(variant, root = projectRoot) {
  return !isStale(root, variant) || build(variant, root)
}

/**
 * @param {string} root
 * @param {Variant} variant
 */
export function isStale(root, variant) {
  const stamp = stampFile(root, variant)
  if (!existsSync(stamp)) return true
  const began = Number(readFileSync(stamp, 'utf8'))
  return SOURCES.some((source) => latestChange(join(root, source)) >= began)
}

/**
 * @param {Variant} variant
 * @returns {boolean} success
 */
export function build(variant, root = projectRoot) {
  console.error(`正在构建 dist/${variant}…… / Building dist/${variant} ...`)
  const began = Date.now()
  // Without its stamp an interrupted build counts as none.
  rmSync(stampFile(root, variant), { force: true })
  const mode = variant === 'app-test' ? 'test-port' : 'production'
  const args = ['build', '--config', '.electron.vite.config.ts', '--mode', mode, '--logLevel', 'warn']
  const entry = join(root, 'node_modules', 'electron-vite', 'bin', 'electron-vite.js')
  const done = spawnSync(process.execPath, [entry, ...args], { cwd: root, stdio: ['ignore', 2, 2] })
  if (done.status !== 0) return false
  if (variant === 'app-test') describeTestApp(root)
  mkdirSync(join(root, 'dist', variant), { recursive: true })
  writeFileSync(stampFile(root, variant), String(began))
  return true
}

/** dist/app-test is started as a folder, so that it has the product's name and version.
 * @param {string} root */
function describeTestApp(root) {
  const { name, productName, version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))
  const about = { name, productName, version, type: 'module', main: 'main/index.js' }
  writeFileSync(join(root, 'dist', 'app-test', 'package.json'), `${JSON.stringify(about, null, 2)}\n`)
}

/** @param {string} root @param {Variant} variant */
function stampFile(root, variant) {
  return join(root, 'dist', variant, '.built')
}

/** The time of the latest change under a path; a folder's own time tells of deleted and renamed files.
 * @param {string} path
 * @returns {number} milliseconds
 */
function latestChange(path) {
  const stat = statSync(path, { throwIfNoEntry: false })
  if (stat === undefined) return 0
  if (!stat.isDirectory()) return stat.mtimeMs
  const inside = readdirSync(path).map((name) => latestChange(join(path, name)))
  return Math.max(stat.mtimeMs, ...inside)
}

if (process.argv[1] === import.meta.filename) {
  process.exitCode = build(process.argv.includes('--test') ? 'app-test' : 'app') ? 0 : 1
}

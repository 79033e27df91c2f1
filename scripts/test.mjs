// `npm test`: Debian packages, check, both builds, then the rings. The last line is `N passed, N failed`.
// `npm test -- --ring domain|main|e2e [part of a file name]` runs one ring without the check.
import { spawnSync } from 'node:child_process'
import { mkdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { ensureBuilt, projectRoot } from './build.mjs'
import { ensurePackages, testPackages } from './debian.mjs'
import { countTests } from './test-report.mjs'

/** @typedef {import('./test-report.mjs').Count} Count */

/** @type {Record<string, { title: string, config: string, args: string[], screen: boolean }>} */
const RINGS = {
  domain: { title: 'ring 1, domain', config: 'test/vitest.config.ts', args: ['--project', 'domain'], screen: false },
  main: { title: 'ring 2, main', config: 'test/vitest.config.ts', args: ['--project', 'main'], screen: false },
  e2e: { title: 'ring 3, Electron', config: 'test/e2e/vitest.config.ts', args: [], screen: true },
}

/** @returns {Count} */
const failure = () => ({ passed: 0, failed: 1 })
/** @returns {Count} */
const nothing = () => ({ passed: 0, failed: 0 })

/** @param {string} title @param {() => Count} run @returns {Count} */
function step(title, run) {
  console.log(`\n== ${title}`)
  const count = run()
  if (count.failed > 0) console.log(`== ${title}: FAILED`)
  return count
}

/** @returns {Count} */
function packages() {
  const hint = ensurePackages(testPackages)
  if (hint !== null) console.log(hint)
  return hint === null ? nothing() : failure()
}

/** @returns {Count} */
function check() {
  const done = spawnSync(process.execPath, [join(import.meta.dirname, 'check.mjs')], { stdio: 'inherit' })
  return done.status === 0 ? nothing() : failure()
}

/** @returns {Count} */
function builds() {
  return ensureBuilt('app') && ensureBuilt('app-test') ? nothing() : failure()
}

/** @param {string} name @param {string[]} rest @returns {Count} */
function ring(name, rest) {
  const { config, args, screen } = RINGS[name] ?? unknownRing(name)
  const folder = join(projectRoot, 'dist', 'test-reports')
  const report = join(folder, `${name}.json`)
  mkdirSync(folder, { recursive: true })
  rmSync(report, { force: true })
  const vitest = join(projectRoot, 'node_modules', 'vitest', 'vitest.mjs')
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`]
  const command = [process.execPath, vitest, 'run', '--config', config, ...args, ...reporters, ...rest]
  const wrapped =
    screen && needsVirtualScreen() ? ['xvfb-run', '-a', '-s', '-screen 0 1600x1000x24', ...command] : command
  const [program = '', ...parameters] = wrapped
  const done = spawnSync(program, parameters, { cwd: projectRoot, stdio: 'inherit' })
  if (done.error !== undefined) console.log(done.error.message)
  return countTests(report, done.status)
}

function needsVirtualScreen() {
  return process.platform === 'linux' && !process.env.DISPLAY && !process.env.WAYLAND_DISPLAY
}

/** @param {string} name @returns {never} */
function unknownRing(name) {
  console.error(`Unknown ring ${name}; there are ${Object.keys(RINGS).join(', ')}.`)
  process.exit(2)
}

/** @param {string[]} args @returns {Count[]} */
function run(args) {
  const [flag, only, ...rest] = args
  if (flag === '--ring' && only !== undefined) {
    const { title } = RINGS[only] ?? unknownRing(only)
    return [step('builds', only === 'domain' ? nothing : builds), step(title, () => ring(only, rest))]
  }
  const counts = [step('packages', packages), step('check', check), step('builds', builds)]
  for (const [name, { title }] of Object.entries(RINGS)) counts.push(step(title, () => ring(name, args)))
  return counts
}

const counts = run(process.argv.slice(2))
const passed = counts.reduce((sum, count) => sum + count.passed, 0)
const failed = counts.reduce((sum, count) => sum + count.failed, 0)
console.log(`\n${passed} passed, ${failed} failed`)
process.exitCode = failed === 0 ? 0 : 1

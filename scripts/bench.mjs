// npm run bench [-- part of a file name]: prints every figure; nothing is asserted.
import { spawnSync } from 'node:child_process'
import { join } from 'node:path'

const root = join(import.meta.dirname, '..')
const vitest = join(root, 'node_modules/vitest/vitest.mjs')
const run = [process.execPath, vitest, 'run', '--config', 'test/bench/vitest.config.ts', ...process.argv.slice(2)]
const hasDisplay = process.platform !== 'linux' || process.env.DISPLAY || process.env.WAYLAND_DISPLAY
const [command, ...args] = hasDisplay ? run : ['xvfb-run', '-a', '-s', '-screen 0 1400x900x24', ...run]
const { status, error } = spawnSync(String(command), args, { cwd: root, stdio: 'inherit' })
if (error) process.stderr.write(`${error.message}\n`)
process.exitCode = status ?? 1

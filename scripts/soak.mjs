// npm run soak: the long versions of what every test run does a few times. Needs root for the power cuts.
import { spawnSync } from 'node:child_process'
import { join } from 'node:path'

const root = join(import.meta.dirname, '..')
const runs = [{ name: 'power cuts', env: { POWER_CUTS: '100' }, args: ['--ring', 'e2e', 'power-cut'] }]

for (const { name, env, args } of runs) {
  process.stdout.write(`\n== soak: ${name}\n`)
  const { status } = spawnSync(process.execPath, [join(root, 'scripts/test.mjs'), ...args], {
    cwd: root,
    stdio: 'inherit',
    env: { ...env, ...process.env },
  })
  if (status !== 0) process.exitCode = 1
}

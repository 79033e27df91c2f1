import { spawnSync } from 'node:child_process'
import { resolve } from 'node:path'
import { expect, test } from 'vitest'

const START = resolve(import.meta.dirname, '../../scripts/start.mjs')

test('npm start without a display says what to do instead', () => {
  const env = { ...process.env, DISPLAY: '', WAYLAND_DISPLAY: '' }
  const { status, stdout, stderr } = spawnSync(process.execPath, [START], { env, encoding: 'utf8' })
  expect(status).toBe(2)
  expect(stdout).toBe('')
  expect(stderr).toContain('npm run demo')
  expect(stderr).toContain('xvfb-run -a npm start')
})

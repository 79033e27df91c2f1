// npm run soak [-- part of a name]: the long versions of what every test run does a few times, one after the other, and
// one line about each at the end. An hour or two. Needs root for the power cuts; without it they are kills.
import { spawn } from 'node:child_process'
import { join } from 'node:path'

const root = join(import.meta.dirname, '..')

/** @typedef {{ name: string, env: Record<string, string>, args: string[] }} Run */

/** @type {(name: string, env: Record<string, string>, ring: string, file: string) => Run} */
const tests = (name, env, ring, file) => ({ name, env, args: ['scripts/test.mjs', '--ring', ring, file] })

/** What is set in the environment wins, e.g. `KILLS=20 npm run soak -- saving`. */
const RUNS = [
  tests('merge laws', { MERGE_RUNS: '10000' }, 'domain', 'merge-laws'),
  tests('round trips of files', { ROUND_TRIPS: '10000' }, 'main', 'round-trip'),
  tests('hostile archives', {}, 'main', 'hostile'),
  tests('faults at every step', {}, 'main', 'faults'),
  tests('kills while saving', { KILLS: '200' }, 'e2e', 'durability'),
  tests('kills while migrating', { MIGRATION_KILLS: '30' }, 'e2e', 'migration'),
  tests('power cuts', { POWER_CUTS: '100' }, 'e2e', 'power-cut'),
  tests('damaged databases', {}, 'e2e', 'recovery'),
  { name: 'rebuilding', env: {}, args: ['scripts/bench.mjs', 'rebuild'] },
  { name: 'large attachments', env: {}, args: ['scripts/bench.mjs', 'attachments'] },
]

/** Figures that tests print stand on lines of their own, two blanks in. */
const FIGURE = /^ {2}([^\s/].*\d.*)$/gm

/** @param {Run} run @returns {Promise<string>} the line about it */
async function soak({ name, env, args }) {
  process.stdout.write(`\n== soak: ${name}\n`)
  const start = Date.now()
  const child = spawn(process.execPath, args, {
    cwd: root,
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...env, ...process.env },
  })
  let told = ''
  child.stdout.on('data', (piece) => {
    told += piece
    process.stdout.write(piece)
  })
  const status = await new Promise((resolve) => child.on('close', resolve))
  if (status !== 0) process.exitCode = 1
  const figures = [...told.matchAll(FIGURE)].map(([, figure]) => figure)
  const seconds = Math.round((Date.now() - start) / 1000)
  return `${name}: ${status === 0 ? 'passed' : 'FAILED'} in ${seconds} s${figures.map((figure) => `; ${figure}`).join('')}`
}

const wanted = RUNS.filter(({ name }) => process.argv.slice(2).every((part) => name.includes(part)))
const lines = []
for (const run of wanted) lines.push(await soak(run))
process.stdout.write(`\n${lines.join('\n')}\n`)

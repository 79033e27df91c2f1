// `npm run check`: types of every folder, lint and format, arrows between the rooms, where files may be written.
import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { join } from 'node:path'
import { projectRoot } from './build.mjs'
import { strayWrites } from './stray-writes.mjs'

const ROOMS = ['domain', 'preload', 'main', 'renderer']
const TYPED = [...ROOMS, 'test', 'scripts']

/** @typedef {{ name: string, run: () => Promise<{ ok: boolean, output: string }> }} Step */

/** @type {Step[]} */
const steps = [
  ...TYPED.map((folder) => tool(`types ${folder}`, 'typescript/bin/tsc', ['-p', folder, '--pretty', 'false'])),
  tool('lint and format', '@biomejs/biome/bin/biome', ['ci', '--error-on-warnings', '--colors=off', '.']),
  tool('arrows', 'dependency-cruiser/bin/dependency-cruise.mjs', [
    '--output-type',
    'err-long',
    '--config',
    '.dependency-cruiser.cjs',
    ...rooms(),
  ]),
  { name: 'file writes', run: async () => report(strayWrites(projectRoot)) },
]

/**
 * @param {string} name @param {string} entry @param {string[]} args
 * @returns {Step}
 */
function tool(name, entry, args) {
  return { name, run: () => node(join(projectRoot, 'node_modules', entry), args) }
}

function rooms() {
  return [...ROOMS, 'test', 'scripts'].filter((folder) => existsSync(join(projectRoot, folder)))
}

/** @param {string[]} complaints */
function report(complaints) {
  return { ok: complaints.length === 0, output: complaints.join('\n') }
}

/**
 * @param {string} entry @param {string[]} args
 * @returns {Promise<{ ok: boolean, output: string }>}
 */
function node(entry, args) {
  return new Promise((done) => {
    const child = spawn(process.execPath, [entry, ...args], { cwd: projectRoot, stdio: ['ignore', 'pipe', 'pipe'] })
    let output = ''
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding('utf8').on('data', (text) => {
        output += text
      })
    }
    child.on('close', (code) => done({ ok: code === 0, output }))
  })
}

/** Takes steps from the queue until it is empty.
 * @param {Step[]} queue @returns {Promise<number>} how many failed */
async function work(queue) {
  let failed = 0
  for (let step = queue.shift(); step !== undefined; step = queue.shift()) {
    const began = performance.now()
    const { ok, output } = await step.run()
    console.log(`${ok ? 'ok    ' : 'FAILED'} ${step.name} (${((performance.now() - began) / 1000).toFixed(1)} s)`)
    if (!ok) console.log(output.trimEnd())
    failed += ok ? 0 : 1
  }
  return failed
}

const workers = Array.from({ length: Math.min(4, availableParallelism()) }, () => work(steps))
const failed = (await Promise.all(workers)).reduce((sum, count) => sum + count, 0)
process.exitCode = failed === 0 ? 0 : 1

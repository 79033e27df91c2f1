// Runs one job of the built worker in a process of its own and prints how long it took and how much memory the process
// ever had: `node run-worker.mjs WORKER ORDER.json`. Tables in the order are lists of [name, rows].
import { readFileSync } from 'node:fs'
import { Worker } from 'node:worker_threads'

const [, , worker = '', order = ''] = process.argv
const { name, input } = JSON.parse(readFileSync(order, 'utf8'))
if (input.rows) input.rows = new Map(input.rows)
const began = performance.now()
const thread = new Worker(worker, { workerData: { name, input, tag: 'bench', gate: new SharedArrayBuffer(4) } })
thread.on('message', (message) => {
  if (message.type !== 'done') return
  if (!message.result.ok) throw new Error(message.result.error.message)
  const report = { ms: performance.now() - began, kilobytes: process.resourceUsage().maxRSS }
  process.stdout.write(`${JSON.stringify(report)}\n`)
})

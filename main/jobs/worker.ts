import { parentPort, workerData } from 'node:worker_threads'
import { CommitGate } from './commit-gate'
import type { JobMessage, JobOrder } from './job-message'
import { JOBS } from './job-table'
import type { JobName } from './job-types'
import { throttled } from './throttle'

/** Entry of a worker thread: does the one job that it was started with. An exception ends the thread and is its crash. */
async function runOrder<Name extends JobName>(order: JobOrder<Name>): Promise<void> {
  const gate = new CommitGate(order.gate)
  const report = throttled((progress) => tell({ type: 'progress', progress }), performance.now.bind(performance))
  const context = { report, tag: order.tag, mayCommit: () => gate.commit() }
  tell({ type: 'done', result: await JOBS[order.name](order.input, context) })
}

function tell<Name extends JobName>(message: JobMessage<Name>): void {
  parentPort?.postMessage(message)
}

const order: JobOrder<JobName> = workerData
await runOrder(order)

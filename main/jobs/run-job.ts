import { rm } from 'node:fs/promises'
import { Worker } from 'node:worker_threads'
import { fail, type Result } from '../../domain/result'
import { newTag, removeTemporary } from '../files/atomic-file'
import { CommitGate } from './commit-gate'
import type { JobMessage, JobOrder } from './job-message'
import type { JobInput, JobName, JobOutput, JobProgress } from './job-types'

/** A job that is under way. */
export interface RunningJob<Name extends JobName> {
  /** Settles when the job is over and nothing half-made is left; never rejects. */
  readonly result: Promise<Result<JobOutput<Name>>>
  /** Ends the job: its result becomes `cancelled`, unless its file is already taking its place. */
  cancel(): void
}

export interface StartJobOptions {
  readonly onProgress?: (progress: JobProgress) => void
  /** The built worker; beside the built code by default. */
  readonly worker?: URL
}

export type StartJob = typeof startJob

/**
 * Starts a job in a worker thread of its own, the same under Electron and plain Node.
 * Errors: those of the job, `cancelled`, `job-crashed` (a fault of the program or too little memory).
 */
export function startJob<Name extends JobName>(
  name: Name,
  input: JobInput<Name>,
  options: StartJobOptions = {},
): RunningJob<Name> {
  const gate = new CommitGate()
  const order: JobOrder<Name> = { name, input, tag: newTag(), gate: gate.memory }
  const worker = new Worker(options.worker ?? new URL('./worker.js', import.meta.url), { workerData: order })
  const ended = outcomeOf(worker, gate, options.onProgress ?? (() => undefined))
  return {
    result: ended.then((result) => tidied(result, order)),
    cancel() {
      if (gate.cancel()) void worker.terminate()
    },
  }
}

/** What the worker answered by the time its thread is gone. */
function outcomeOf<Name extends JobName>(
  worker: Worker,
  gate: CommitGate,
  onProgress: (progress: JobProgress) => void,
): Promise<Result<JobOutput<Name>>> {
  return new Promise((resolve) => {
    let result: Result<JobOutput<Name>> | null = null
    let crash: unknown = null
    worker.on('message', (message: JobMessage<Name>) => {
      if (message.type === 'progress') onProgress(message.progress)
      else result = message.result
    })
    worker.on('error', (error) => {
      crash = error
    })
    worker.on('exit', () => resolve(result ?? (gate.isCancelled ? cancelled() : crashed(crash))))
  })
}

function cancelled(): Result<never> {
  return fail('cancelled', '已取消，没有写出文件，原有文件和数据没有变化。')
}

function crashed(error: unknown): Result<never> {
  const detail = error instanceof Error ? `：${error.message}` : ''
  return fail('job-crashed', `操作没有完成，程序内部出错${detail}。原有文件和数据没有变化，请再试一次。`)
}

/** A thread that was ended could not tidy up after itself. */
async function tidied<Name extends JobName>(result: Result<JobOutput<Name>>, order: JobOrder<Name>) {
  const { input } = order
  if (!result.ok && 'output' in input) await removeTemporary(input.output, order.tag)
  if (!result.ok && 'protection' in input && input.protection) {
    // What cannot be removed now is removed at the next start.
    await rm(input.protection.clearFolder, { recursive: true, force: true }).catch(() => undefined)
  }
  if (!result.ok && 'attachmentsTo' in input) await rm(input.attachmentsTo, { recursive: true, force: true })
  return result
}

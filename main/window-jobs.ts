import { fail, type Result } from '../domain/result'
import type { JobInput, JobName, JobOutput, JobProgress } from './jobs/job-types'
import { startJob } from './jobs/run-job'

/** Runs jobs for the window under the handles that it chose, so that it can follow and cancel them. */
export interface WindowJobs {
  run<Name extends JobName>(job: string, name: Name, input: JobInput<Name>): Promise<Result<JobOutput<Name>>>
  cancel(job: string): void
}

/** @param report tells the window how far a job has come. */
export function createWindowJobs(report: (job: string, progress: JobProgress) => void): WindowJobs {
  const running = new Map<string, () => void>()
  return {
    async run(job, name, input) {
      if (running.has(job)) return fail('job-running', '同一操作正在进行，没有重复开始。')
      const started = startJob(name, input, { onProgress: (progress) => report(job, progress) })
      running.set(job, () => started.cancel())
      try {
        return await started.result
      } finally {
        running.delete(job)
      }
    },
    cancel: (job) => running.get(job)?.(),
  }
}

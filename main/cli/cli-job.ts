import type { Result } from '../../domain/result'
import type { JobInput, JobName, JobOutput, JobProgress } from '../jobs/job-types'
import { startJob } from '../jobs/run-job'

/** Runs a job in its worker; Ctrl+C cancels it, so that nothing half-made stays. */
export async function runCliJob<Name extends JobName>(
  name: Name,
  input: JobInput<Name>,
  onProgress: (progress: JobProgress) => void,
): Promise<Result<JobOutput<Name>>> {
  const job = startJob(name, input, { onProgress })
  const cancel = () => job.cancel()
  process.once('SIGINT', cancel)
  return job.result.finally(() => process.off('SIGINT', cancel))
}

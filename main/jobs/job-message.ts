import type { Result } from '../../domain/result'
import type { JobInput, JobName, JobOutput, JobProgress } from './job-types'

/** What a worker is started with. */
export interface JobOrder<Name extends JobName> {
  readonly name: Name
  readonly input: JobInput<Name>
  readonly tag: string
  /** Memory of the CommitGate. */
  readonly gate: SharedArrayBuffer
}

/** What a worker tells. `done` comes once and last. */
export type JobMessage<Name extends JobName> =
  | { readonly type: 'progress'; readonly progress: JobProgress }
  | { readonly type: 'done'; readonly result: Result<JobOutput<Name>> }

import { readWorkspaceFile } from '../workspace-file/read'
import { writeWorkspaceFile } from '../workspace-file/write'
import type { JobFunction, JobName } from './job-types'

/** Every job by its name. Only the worker imports this; heavy parts are imported when their job runs. */
export const JOBS: { readonly [Name in JobName]: JobFunction<Name> } = {
  exportWorkspace: ({ rows, output, appVersion }, context) =>
    writeWorkspaceFile(rows, output, { ...context, appVersion }),
  stageWorkspaceFile: ({ path }, context) => readWorkspaceFile(path, context.report),
}

import { readWorkspaceFile } from '../workspace-file/read'
import { writeWorkspaceFile } from '../workspace-file/write'
import type { JobFunction, JobName } from './job-types'

/** Every job by its name. Only the worker imports this; heavy parts are imported when their job runs. */
export const JOBS: { readonly [Name in JobName]: JobFunction<Name> } = {
  exportWorkspace: ({ rows, output, ...options }, context) =>
    writeWorkspaceFile(rows, output, { ...context, ...options }),
  // pdfmake and the fonts are heavy; jobs that print nothing do without them.
  exportPacket: async (order, context) => (await import('../pdf/export-packet')).exportPacket(order, context),
  verifyWorkspaceFile: async ({ path }, context) => {
    const read = await readWorkspaceFile(path, context.report)
    return read.ok ? { ok: true, value: read.value.summary } : read
  },
  stageWorkspaceFile: ({ path, attachmentsTo }, context) =>
    readWorkspaceFile(path, context.report, attachmentsTo === undefined ? null : { folder: attachmentsTo }),
}

import { randomBytes } from 'node:crypto'
import { createIdSource } from '../../domain/workspace/ids'
import { readTableFile } from '../spreadsheet/read-table-file'
import { laterTablesOf, NO_LATER_TABLES } from '../workspace-file/later-tables'
import { readWorkspaceFile } from '../workspace-file/read'
import { writeWorkspaceFile } from '../workspace-file/write'
import type { JobFunction, JobName } from './job-types'

/** Every job by its name. Only the worker imports this; heavy parts are imported when their job runs. */
export const JOBS: { readonly [Name in JobName]: JobFunction<Name> } = {
  exportWorkspace: async ({ rows, output, protection, laterFrom = null, ...input }, context) => {
    const later = laterFrom === null ? NO_LATER_TABLES : await laterTablesOf(laterFrom)
    const options = { ...context, ...input, later }
    if (!protection) return writeWorkspaceFile(rows, output, options)
    return (await encryption()).writeProtectedWorkspace(rows, output, protection, options)
  },
  // pdfmake and the fonts are heavy; jobs that print nothing do without them.
  exportPacket: async (order, context) => (await import('../pdf/export-packet')).exportPacket(order, context),
  exportMergeRecord: async (order, context) =>
    (await import('../pdf/export-merge-record')).exportMergeRecord(order, context),
  exportRecoverySheet: async (order, context) =>
    (await import('../pdf/export-recovery-sheet')).exportRecoverySheet(order, context),
  readTableFile: ({ path }) => readTableFile(path),
  exportTable: async (order, context) => (await import('../spreadsheet/export-table')).exportTable(order, context),
  verifyWorkspaceFile: async ({ path }, context) => {
    const read = await readWorkspaceFile(path, context.report)
    return read.ok ? { ok: true, value: read.value.summary } : read
  },
  stageWorkspaceFile: async ({ path, protection = null, attachmentsTo = null, ...wanted }, context) =>
    (await encryption()).openWorkspaceFile(path, { ...context, ...wanted, protection, attachmentsTo }),
  mergeWorkspaceFiles: async (order, context) => {
    const ids = createIdSource(Date.now, randomBytes)
    return (await merging()).mergeWorkspaceFiles(order, { ...context, ids, at: new Date().toISOString() })
  },
  encryptFile: async ({ path, output, passphrase }, context) =>
    (await import('../encryption/encrypt-file')).encryptFile(path, output, passphrase, context),
  decryptWorkspace: async ({ path, output, passphrase }, context) =>
    (await encryption()).decryptWorkspace(path, output, passphrase, context),
}

function merging() {
  return import('../merging/merge-files')
}

function encryption() {
  return import('../encryption/protected-workspace')
}

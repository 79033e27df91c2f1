import { join } from 'node:path'
import type { TableName } from '../../domain/records/registry'
import type { Result } from '../../domain/result'
import type { RowsByTable } from '../../domain/workspace/rows'
import { type WrittenWorkspace, writeWorkspaceFile } from '../../main/workspace-file/write'
import { enterArchiveItems, enterArchiveLog } from './archive'
import { fieldsOf } from './fields'
import { makeLaterEdits } from './later-edits'
import { openSourceFolder, type SourceFolder } from './source-folder'
import { enterStandards, enterSystemNodes } from './standards'
import { enterTrainings } from './trainings'
import { WorkspaceBuilder } from './workspace-builder'

const SAMPLE_FOLDER = join(import.meta.dirname, '..', '..', 'assets', 'sample')
export const SAMPLE_FILE = join(SAMPLE_FOLDER, 'sample.bzsd')
export const SAMPLE_SOURCE = join(SAMPLE_FOLDER, 'source')

/** Stated in the file as its writer. Fixed, so that a new version of the program leaves the sample as it is. */
const WRITER_VERSION = '0.1.0'

/**
 * The sample workspace from its source folder: the same rows for the same source, always.
 * Throws, naming file and line, when a row does not fit its schema or names something that is not there.
 */
export function sampleRows(folder: string = SAMPLE_SOURCE): RowsByTable {
  const source = openSourceFolder(folder)
  const builder = new WorkspaceBuilder()
  enterPlain(builder, source, 'workspaces', 'workspace')
  enterPilot(builder, source)
  enterPlain(builder, source, 'units', 'units')
  enterPlain(builder, source, 'departments', 'departments')
  enterPlain(builder, source, 'persons', 'persons')
  enterSystemNodes(builder, source)
  enterStandards(builder, source)
  enterTrainings(builder, source)
  enterPlain(builder, source, 'implementationRecords', 'implementation-records')
  enterArchiveItems(builder, source)
  enterArchiveLog(builder, source)
  makeLaterEdits(builder, source)
  return builder.rows()
}

function enterPlain(builder: WorkspaceBuilder, source: SourceFolder, table: TableName, file: string): void {
  const rows = source.table(file)
  builder.enter(
    table,
    rows.map((row) => ({ fields: fieldsOf(table, row, builder.names), place: row.place })),
  )
}

function enterPilot(builder: WorkspaceBuilder, source: SourceFolder): void {
  const row = { cells: source.sections('pilot'), place: 'pilot.txt' }
  builder.enter('pilots', [{ fields: fieldsOf('pilots', row, builder.names), place: row.place }])
}

/** Writes the sample as a workspace file, verified. @param path absolute. */
export function writeSample(path: string = SAMPLE_FILE): Promise<Result<WrittenWorkspace>> {
  return writeWorkspaceFile(sampleRows(), path, { appVersion: WRITER_VERSION })
}

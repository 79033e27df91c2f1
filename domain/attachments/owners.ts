import type { Attachment } from '../records/attachment'
import type { TableName } from '../records/registry'
import type { WorkspaceState } from '../workspace/state'

/** The kinds of records that 佐证材料 can be attached to. */
export const ATTACHMENT_OWNERS: readonly TableName[] = [
  'standards',
  'trainings',
  'implementationRecords',
  'archiveItems',
  'archiveLogEntries',
]

/** The attachments of one record in the order in which they were added. */
export function attachmentsOf(
  attachments: WorkspaceState['attachments'],
  table: TableName,
  id: string,
): readonly Attachment[] {
  return [...attachments.values()]
    .filter((attachment) => attachment.ownerTable === table && attachment.ownerId === id)
    .sort((left, right) => (left.id < right.id ? -1 : 1))
}

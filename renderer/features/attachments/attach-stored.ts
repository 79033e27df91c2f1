import type { Attachment, AttachmentId } from '../../../domain/records/attachment'
import { RECORD_KINDS, type TableName } from '../../../domain/records/registry'
import type { ChangeDraft } from '../../../domain/workspace/change'
import { createRecord } from '../../../domain/workspace/edit'
import type { StoredAttachment } from '../../../preload/attachment-contract'

/** The record that attachments are added to. */
export interface Owner {
  readonly table: TableName
  readonly id: string
}

/** A file whose content its owner already had. */
export interface Double {
  readonly name: string
  readonly sameAs: string
  /** Its content was missing or damaged on the disk and is there again now. */
  readonly hasHealed: boolean
}

/** Stored files that are new to their owner, and those that it already had under this or another name. */
export interface SortedFiles {
  readonly fresh: readonly StoredAttachment[]
  readonly doubles: readonly Double[]
}

/** Tells the files apart that an owner already has, by content; two equal ones among the new count once. */
export function sortOutDoubles(
  present: readonly Pick<Attachment, 'sha256' | 'name'>[],
  stored: readonly StoredAttachment[],
): SortedFiles {
  const names = new Map(present.map(({ sha256, name }) => [sha256, name]))
  const fresh: StoredAttachment[] = []
  const doubles: Double[] = []
  for (const file of stored) {
    const sameAs = names.get(file.sha256)
    if (sameAs === undefined) fresh.push(file)
    else doubles.push({ name: file.name, sameAs, hasHealed: !file.wasThere })
    names.set(file.sha256, sameAs ?? file.name)
  }
  return { fresh, doubles }
}

/** The changes that describe stored files as attachments of a record. The evidence date is left for the clerk (D2.13). */
export function attachDrafts(
  owner: Owner,
  stored: readonly StoredAttachment[],
  { now, newId }: { readonly now: Date; readonly newId: () => string },
): ChangeDraft[] {
  const addedAt = now.toISOString()
  return stored.map(({ name, sha256, size, mediaType }) =>
    createRecord('attachments', {
      ...RECORD_KINDS.attachments.empty(newId() as AttachmentId),
      name,
      sha256,
      size,
      mediaType,
      addedAt,
      ownerTable: owner.table,
      ownerId: owner.id,
    }),
  )
}
